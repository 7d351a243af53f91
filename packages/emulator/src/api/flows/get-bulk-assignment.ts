import type { Parsed } from '@mallet/contract/endpoint'
import type { Gong } from '@mallet/contract/gong/index'
import type { ApiCall } from '../api-call.ts'
import { Refusal } from '../refusal.ts'
import { tellBulkAssignment } from './tell-bulk-assignment.ts'

/** How far it has come. @throws Refusal 404 where there is none of this id */
export function getBulkAssignment(call: ApiCall, { params: { id } }: Parsed<Gong['flows.getBulkAssignment']>) {
  const { bulkAssignments } = call.company.state().flows
  const assignment = Object.hasOwn(bulkAssignments, id) ? bulkAssignments[id] : undefined
  if (!assignment) throw new Refusal(404, [`Flow prospects bulk assignment ${id} not found`])
  return tellBulkAssignment(call.requestId, id, assignment, call.context.clock.nowMs())
}
