import type { FLOW_ASSIGNMENT_ERRORS } from '@mallet/contract/gong/flow-assignment'
import { makeObjectId } from '../../make-object-id.ts'
import type { WorldFlow } from '../../world/flows.ts'
import type { ApiCall } from '../api-call.ts'
import { type Instances, isOpen, type StandingInstance } from './open-instances.ts'

const DAY_MS = 86_400_000
/** A contact or a lead of Salesforce, in the short form or the long one. Every world keeps its customers there. */
const PROSPECT_ID = /^(003|00Q)[0-9A-Za-z]{12}([0-9A-Z]{3})?$/

export interface Assignment {
  readonly flow: WorldFlow
  readonly ownerId: string
  readonly crmProspectId: string
  readonly createdMs: number
  readonly coolOffOverride: boolean
}

export interface AssignmentFailure {
  readonly errorCode: (typeof FLOW_ASSIGNMENT_ERRORS)[number]
  readonly errorMessage: string
}

/** Puts one prospect into a flow, or says why not. It is on the caller to save. */
export function assignOne(
  call: ApiCall,
  instances: Instances,
  assignment: Assignment,
): StandingInstance | AssignmentFailure {
  const { flow, ownerId, crmProspectId, createdMs } = assignment
  if (!PROSPECT_ID.test(crmProspectId)) {
    return { errorCode: 'InvalidArgument', errorMessage: `Invalid crmId <${crmProspectId}>` }
  }
  const obstacle = findObstacle(call, instances.ofProspect(crmProspectId), assignment)
  if (obstacle !== undefined) return { errorCode: 'InvalidState', errorMessage: obstacle }
  return instances.add({ id: makeObjectId(call.context.random), flowId: flow.id, crmProspectId, ownerId, createdMs })
}

function findObstacle(
  { context }: ApiCall,
  others: readonly StandingInstance[],
  { flow, createdMs, coolOffOverride }: Assignment,
): string | undefined {
  const open = others.filter(isOpen)
  if (open.some((one) => one.flow.id === flow.id)) return 'The prospect is in this flow already'
  if (open.some((one) => one.flow.exclusive)) return 'The prospect is in an exclusive flow'
  if (flow.exclusive && open.length > 0) return 'The flow is exclusive, and the prospect is in another one'
  if (coolOffOverride || context.assumed('flowCoolOff') === 'none') return undefined
  const isCooling = ({ touched, endedMs = 0 }: StandingInstance) => touched && createdMs - endedMs < 7 * DAY_MS
  return others.some(isCooling) ? 'The cool-off period of the prospect is not over' : undefined
}
