import type { ConnectSession as Described } from '@mallet/contract/api/connect-sessions'
import type { ConnectSession } from './load-connect-session.ts'

/** A session as operators see it, without its token. */
export const describeConnectSession = (row: ConnectSession, now: Date): Described => ({
  id: row.id,
  kind: row.kind,
  status: statusOf(row, now),
  customer: row.customer,
  integrationIds: row.integration_ids,
  repairs: row.connection_id,
  connectionId: row.linked_connection_id,
  createdAt: row.created_at.toISOString(),
  expiresAt: row.expires_at.toISOString(),
})

function statusOf({ revoked_at, linked_at, expires_at }: ConnectSession, now: Date): Described['status'] {
  if (revoked_at !== null) return 'revoked'
  if (linked_at !== null) return 'linked'
  return expires_at <= now ? 'expired' : 'open'
}
