import type { Parsed } from '@mallet/contract/endpoint'
import type { Gong } from '@mallet/contract/gong/index'
import type { ApiCall } from '../api-call.ts'
import { Refusal } from '../refusal.ts'

/** Flows with their steps, in the order asked for. @throws Refusal 404 where one does not exist */
export function readSteps({ company, requestId }: ApiCall, { body }: Parsed<Gong['flows.steps']>) {
  const { flows, dateOf } = company.world.flows
  const found = [...new Set(body.flowIds)].map((id) => {
    const flow = flows.find((one) => one.id === id)
    if (!flow) throw new Refusal(404, [`Flow not found: flowId=${id}`])
    const { name, folder, ownerId, sharedWith, createdMs, exclusive, description, steps } = flow
    // Nobody is asked for here, so a personal flow is Shared as soon as anybody else has it.
    const visibility = ownerId === undefined ? 'Company' : sharedWith.length > 0 ? 'Shared' : 'Personal'
    const creationDate = dateOf(createdMs)
    return { id, name, folderId: folder.id, visibility, creationDate, exclusive, description, steps: [...steps] }
  })
  return { requestId, flows: found }
}
