import type { Connection } from '@mallet/contract/api/connections'
import { type ConnectionRow, isSuspended } from './load-connection.ts'

export const describeConnection = (row: ConnectionRow): Connection => ({
  id: row.id,
  integrationId: row.integration_id,
  customer: {
    id: row.customer_id,
    name: row.customer_name,
    ...(row.customer_email !== null && { email: row.customer_email }),
  },
  authType: row.kind,
  status: statusOf(row),
  reason: reasonOf(row),
  baseUrl: row.base_url,
  companyId: row.company_id,
  scopes: row.scopes,
  settings: row.settings,
  tags: row.tags,
  metadata: row.metadata,
  createdAt: row.created_at.toISOString(),
})

type Standing = Pick<ConnectionRow, 'status' | 'reason' | 'suspended_at' | 'integration_suspended_at'>

/** Where it is not suspended itself, resuming it would change nothing, so that is told before anything else. */
export const reasonOf = (row: Standing): string | null =>
  row.suspended_at === null && row.integration_suspended_at !== null ? 'integration_suspended' : row.reason

/** A suspension is told first: while it lasts, nothing else matters. */
export function statusOf(row: Standing): Connection['status'] {
  if (isSuspended(row)) return 'suspended'
  return row.status === 'active' ? 'active' : 'needs_reauth'
}
