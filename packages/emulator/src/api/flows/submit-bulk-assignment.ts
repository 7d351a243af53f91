import type { Parsed } from '@mallet/contract/endpoint'
import type { Gong } from '@mallet/contract/gong/index'
import type { StoredBulkAssignment } from '../../state/areas/flows-state.ts'
import type { WorldFlow } from '../../world/flows.ts'
import type { ApiCall } from '../api-call.ts'
import { Refusal } from '../refusal.ts'
import { assignOne } from './assign-one.ts'
import { findAssignableFlow } from './find-assignable-flow.ts'
import { findFlowOwner } from './find-flow-owner.ts'
import { type Instances, openInstances } from './open-instances.ts'
import { tellBulkAssignment, turnOf } from './tell-bulk-assignment.ts'

type Prospect = StoredBulkAssignment['results'][number]['prospect']
type Result = StoredBulkAssignment['results'][number]

const ACCOUNT_ID = /^001[0-9A-Za-z]{12}([0-9A-Z]{3})?$/

/**
 * Takes a bulk assignment in. What becomes of each prospect is settled here, and shows prospect by prospect later on.
 *
 * @throws Refusal 403 where the owner has no seat, 404 where the owner sees no such flow, 400 for a prospect of no name
 */
export function submitBulkAssignment(call: ApiCall, { body }: Parsed<Gong['flows.submitBulkAssignment']>) {
  const { context, company, requestId } = call
  const { id: ownerId } = findFlowOwner(call, body.flowInstanceOwnerEmail)
  const flow = findAssignableFlow(call, body.flowId, ownerId)
  const nameless = body.prospects.findIndex(isNameless)
  if (nameless >= 0 && context.assumed('bulkProspectWithoutName') === 'refuse') {
    throw new Refusal(400, [`prospects[${nameless}]: firstName and lastName are needed where there is no crmId`])
  }

  const id = freshUuid(context.random(16))
  const submittedMs = context.clock.nowMs()
  const instances = openInstances(call)
  const results = body.prospects.map((prospect, place) => {
    const createdMs = turnOf(submittedMs, place)
    return settle(call, instances, { flow, ownerId, prospect, createdMs, key: `${id} ${place}` })
  })
  const assignment: StoredBulkAssignment = { submittedMs, results }
  company.state().flows.bulkAssignments[id] = assignment
  context.state.save()
  return tellBulkAssignment(requestId, id, assignment, submittedMs)
}

interface Turn {
  readonly flow: WorldFlow
  readonly ownerId: string
  readonly prospect: Prospect
  readonly createdMs: number
  readonly key: string
}

function settle(call: ApiCall, instances: Instances, { prospect, key, ...turn }: Turn): Result {
  const crmFailure = prospect.crmId === undefined ? crmFaultOf(prospect) : undefined
  if (crmFailure) return { prospect, status: 'CRM_OPERATION_FAILED', ...crmFailure }
  const crmId = prospect.crmId ?? call.company.world.flows.leadIdOf(key)
  const outcome = assignOne(call, instances, { ...turn, crmProspectId: crmId, coolOffOverride: false })
  if ('errorCode' in outcome) return { prospect, status: 'FLOW_ASSIGNMENT_FAILED', crmId, ...outcome }
  return { prospect, status: 'ASSIGNED', crmId, flowInstanceId: outcome.facts.id }
}

/** Why the CRM makes no record of it, in the codes of Salesforce. */
function crmFaultOf(prospect: Prospect): Pick<Result, 'errorCode' | 'errorMessage'> | undefined {
  if (isNameless(prospect)) {
    return { errorCode: 'REQUIRED_FIELD_MISSING', errorMessage: 'Required fields are missing: [FirstName, LastName]' }
  }
  const { accountCrmId } = prospect
  if (accountCrmId === undefined || ACCOUNT_ID.test(accountCrmId)) return undefined
  return { errorCode: 'INVALID_CROSS_REFERENCE_KEY', errorMessage: `There is no account ${accountCrmId}` }
}

const isNameless = ({ crmId, firstName, lastName }: Prospect): boolean => !crmId && !(firstName && lastName)

/** Version 4. */
function freshUuid(bytes: Buffer): string {
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x40, 6)
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8)
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}
