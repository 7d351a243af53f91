import type { Parsed } from '@mallet/contract/endpoint'
import type { Gong } from '@mallet/contract/gong/index'
import type { ApiCall } from '../api-call.ts'
import { Refusal } from '../refusal.ts'
import { isThere, openInstances } from './open-instances.ts'
import { takeOut } from './take-out.ts'

/** Takes prospects out of flows, all that are not finished. @throws Refusal 400 where one instance does not exist */
export function unassignByInstanceId(call: ApiCall, { body }: Parsed<Gong['flows.unassignByInstanceId']>) {
  const instances = openInstances(call)
  const nowMs = call.context.clock.nowMs()
  const found = [...new Set(body.flowInstanceIds)].map((id) => {
    const instance = instances.byId(id)
    if (instance && isThere(instance, nowMs)) return instance
    throw new Refusal(400, ['One or more of the given flowInstanceIds does not exist'])
  })
  return { requestId: call.requestId, unassignedFlowInstanceIds: takeOut(call, instances, found) }
}
