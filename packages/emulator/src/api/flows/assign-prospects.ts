import type { Parsed } from '@mallet/contract/endpoint'
import type { AssignAnswer } from '@mallet/contract/gong/flow-assignment'
import type { Gong } from '@mallet/contract/gong/index'
import type { ApiCall } from '../api-call.ts'
import { Refusal } from '../refusal.ts'
import { assignOne } from './assign-one.ts'
import { findAssignableFlow } from './find-assignable-flow.ts'
import { findFlowOwner } from './find-flow-owner.ts'
import { openInstances } from './open-instances.ts'

/**
 * Puts each prospect into the flow that can be put there, and lists the others with the reason.
 *
 * @throws Refusal 403 where the owner has no seat, 404 where the owner sees no such flow, 400 for a step it does not have
 */
export function assignProspects(call: ApiCall, { body }: Parsed<Gong['flows.assign']>): AssignAnswer {
  const { id: ownerId } = findFlowOwner(call, body.flowInstanceOwnerEmail)
  const flow = findAssignableFlow(call, body.flowId, ownerId)
  const noStep = body.overrides?.steps?.find(({ number }) => !flow.steps.some(({ stepOrder }) => stepOrder === number))
  if (noStep) throw new Refusal(400, [`overrides.steps: there is no step ${noStep.number}`])

  const instances = openInstances(call)
  const createdMs = call.context.clock.nowMs()
  const coolOffOverride = body.overrides?.coolOffOverride ?? false
  const outcomes = [...new Set(body.crmProspectsIds)].map((crmProspectId) => ({
    crmProspectId,
    outcome: assignOne(call, instances, { flow, ownerId, crmProspectId, createdMs, coolOffOverride }),
  }))
  call.context.state.save()
  return {
    requestId: call.requestId,
    prospectsAssigned: outcomes.flatMap(({ outcome }) => ('facts' in outcome ? [instances.tell(outcome)] : [])),
    prospectsNotAssigned: outcomes.flatMap(({ crmProspectId, outcome }) =>
      'errorCode' in outcome ? [{ flowId: flow.id, crmProspectId, ...outcome }] : [],
    ),
  }
}
