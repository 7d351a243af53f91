import type { Parsed } from '@mallet/contract/endpoint'
import type { Flow } from '@mallet/contract/gong/flow'
import type { Gong } from '@mallet/contract/gong/index'
import { SHARED_FOLDER, type WorldFlow } from '../../world/flows.ts'
import { answerRows } from '../answer-rows.ts'
import type { ApiCall } from '../api-call.ts'
import { findFlowOwner } from './find-flow-owner.ts'
import { visibilityTo } from './flow-visibility.ts'

/** The flows that a user sees, as they look to that user: a shared one lies in Gong's folder for shared flows. */
export async function listFlows(call: ApiCall, { query }: Parsed<Gong['flows.list']>) {
  const { id: userId } = findFlowOwner(call, query.flowOwnerEmail)
  const { flows } = call.company.world.flows
  const seen = flows.flatMap((flow) => {
    if (query.workspaceId !== undefined && flow.workspaceId !== query.workspaceId) return []
    const told = tellFlow(call, flow, userId)
    return told && (query.folderId === undefined || told.folderId === query.folderId) ? [told] : []
  })
  const { items, ...page } = await answerRows(call, query, (asOfMs) =>
    query.mostRecentlyAssigned ? byLastAssignment(call, seen, userId, asOfMs) : seen,
  )
  return { ...page, flows: items }
}

function tellFlow({ company }: ApiCall, flow: WorldFlow, userId: string): Flow | undefined {
  const visibility = visibilityTo(flow, userId)
  if (!visibility) return undefined
  const folder = visibility === 'Shared' ? SHARED_FOLDER : flow.folder
  return {
    id: flow.id,
    name: flow.name,
    folderId: folder.id,
    folderName: folder.name,
    visibility,
    creationDate: company.world.flows.dateOf(flow.createdMs),
    exclusive: flow.exclusive,
  }
}

function byLastAssignment({ context, company }: ApiCall, flows: readonly Flow[], userId: string, asOfMs: number) {
  const last = new Map<string, number>()
  for (const { flowId, ownerId, createdMs } of [
    ...company.world.flows.instances,
    ...Object.values(company.state().flows.instances),
  ]) {
    if (ownerId === userId && createdMs <= asOfMs) last.set(flowId, Math.max(createdMs, last.get(flowId) ?? 0))
  }
  const lastOf = ({ id }: Flow) => last.get(id) ?? 0
  const used = context.assumed('mostRecentlyAssigned') === 'filter' ? flows.filter(({ id }) => last.has(id)) : flows
  return used.toSorted((a, b) => lastOf(b) - lastOf(a))
}
