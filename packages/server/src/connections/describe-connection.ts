import type { Connection } from '@mallet/contract/api/connections'
import type { ConnectionRow } from './load-connection.ts'

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
  reason: row.reason,
  baseUrl: row.base_url,
  companyId: row.company_id,
  scopes: row.scopes,
  settings: row.settings,
  tags: row.tags,
  metadata: row.metadata,
  createdAt: row.created_at.toISOString(),
})

/** A suspension is told first: while it lasts, nothing else matters. */
export function statusOf(row: Pick<ConnectionRow, 'status' | 'suspended_at'>): Connection['status'] {
  if (row.suspended_at !== null) return 'suspended'
  return row.status === 'active' ? 'active' : 'needs_reauth'
}
