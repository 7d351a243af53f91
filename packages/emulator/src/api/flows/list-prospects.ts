import type { Parsed } from '@mallet/contract/endpoint'
import type { Gong } from '@mallet/contract/gong/index'
import type { ApiCall } from '../api-call.ts'
import { isOpen, isThere, openInstances } from './open-instances.ts'

/** Instances of prospects, only unfinished ones, and those of instance ids; none twice. What is unknown is left out. */
export function listProspects(call: ApiCall, { body }: Parsed<Gong['flows.listProspects']>) {
  const instances = openInstances(call)
  const nowMs = call.context.clock.nowMs()
  const found = [
    ...(body.crmProspectsIds ?? []).flatMap((id) => instances.ofProspect(id).filter(isOpen)),
    ...(body.flowInstanceIds ?? []).flatMap((id) => instances.byId(id) ?? []),
  ].filter((instance) => isThere(instance, nowMs))
  const unique = new Map(found.map((instance) => [instance.facts.id, instance]))
  return { requestId: call.requestId, prospectsAssigned: [...unique.values()].map(instances.tell) }
}
