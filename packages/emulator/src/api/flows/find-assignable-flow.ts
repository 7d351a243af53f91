import type { WorldFlow } from '../../world/flows.ts'
import type { ApiCall } from '../api-call.ts'
import { Refusal } from '../refusal.ts'
import { visibilityTo } from './flow-visibility.ts'

/** The flow, if the owner sees it. @throws Refusal 404 otherwise */
export function findAssignableFlow({ company }: ApiCall, flowId: string, ownerId: string): WorldFlow {
  const flow = company.world.flows.flows.find(({ id }) => id === flowId)
  if (!flow || !visibilityTo(flow, ownerId)) throw new Refusal(404, ['Flow not found'])
  return flow
}
