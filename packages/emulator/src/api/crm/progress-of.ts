import type { CrmRequest } from '../../state/areas/crm-state.ts'

/** Gong takes seconds to minutes for a file, and up to a day for a deletion. The numbers are ours. */
const UPLOAD = { beginsAfterMs: 2_000, endsAfterMs: 10_000 }
const DELETION = { beginsAfterMs: 5_000, endsAfterMs: 60_000 }

/** How far Gong is with a request at this moment. */
export function progressOf(
  { upload, receivedAtMs }: CrmRequest,
  nowMs: number,
): 'PENDING' | 'IN_PROGRESS' | 'DONE' | 'FAILED' {
  const { beginsAfterMs, endsAfterMs } = upload ? UPLOAD : DELETION
  if (nowMs < receivedAtMs + beginsAfterMs) return 'PENDING'
  if (nowMs < receivedAtMs + endsAfterMs) return 'IN_PROGRESS'
  return upload && upload.errorCount > 0 ? 'FAILED' : 'DONE'
}
