import type { Parsed } from '@mallet/contract/endpoint'
import type { Gong } from '@mallet/contract/gong/index'
import type { ApiCall } from '../api-call.ts'
import { isThere, openInstances } from './open-instances.ts'
import { takeOut } from './take-out.ts'

/** Takes a prospect out of the flows it is in; nobody is taken out of nothing, which is no fault. */
export function unassignByCrmId(call: ApiCall, { body }: Parsed<Gong['flows.unassignByCrmId']>) {
  const instances = openInstances(call)
  const nowMs = call.context.clock.nowMs()
  const found = instances
    .ofProspect(body.crmProspectId)
    .filter((one) => isThere(one, nowMs) && (body.flowId === undefined || one.flow.id === body.flowId))
  return { requestId: call.requestId, unassignedFlowInstanceIds: takeOut(call, instances, found) }
}
