import type { Attempt } from '@mallet/contract/api/attempt'
import type { Selectable } from 'kysely'
import type { Database } from '../../db/schema.ts'

export type AttemptRow = Selectable<Database['connect_attempt']>

/** An attempt that nobody finished in time reads as expired. */
export const describeAttempt = (row: AttemptRow, now: Date): Attempt => ({
  id: row.id,
  status: row.status === 'pending' && row.expires_at <= now ? 'expired' : row.status,
  ...(row.connection_id && { connectionId: row.connection_id }),
  ...(row.not_granted && { notGranted: row.not_granted }),
  ...(row.error && { error: row.error }),
})
