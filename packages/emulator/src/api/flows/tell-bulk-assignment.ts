import type { BulkAssignment } from '@mallet/contract/gong/flow-assignment'
import type { StoredBulkAssignment } from '../../state/areas/flows-state.ts'

const STARTS_AFTER_MS = 5_000
const PROSPECT_TAKES_MS = 1_000

/** When the prospect of this place has its turn. */
export const turnOf = (submittedMs: number, place: number): number =>
  submittedMs + STARTS_AFTER_MS + (place + 1) * PROSPECT_TAKES_MS

/** How far a bulk assignment is at a moment, which nothing but the clock decides. */
export function tellBulkAssignment(
  requestId: string,
  id: string,
  { submittedMs, results }: StoredBulkAssignment,
  nowMs: number,
): BulkAssignment {
  const done = results.filter((_, place) => turnOf(submittedMs, place) <= nowMs)
  const successCount = done.filter(({ status }) => status === 'ASSIGNED').length
  const hasStarted = nowMs >= submittedMs + STARTS_AFTER_MS
  return {
    requestId,
    id,
    status: !hasStarted ? 'PENDING' : done.length < results.length ? 'IN_PROGRESS' : 'COMPLETED',
    totalCount: results.length,
    processedCount: done.length,
    successCount,
    failedCount: done.length - successCount,
    results: done,
  }
}
