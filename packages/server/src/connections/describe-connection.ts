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
  claimed: row.unclaimed_until === null,
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

type Standing = Pick<
  ConnectionRow,
  'status' | 'reason' | 'suspended_at' | 'integration_suspended_at' | 'refused_reason' | 'kind'
>

/**
 * Where it is not suspended itself, resuming it would change nothing, so that is told before anything else. While Gong
 * refuses the integration's client, its connections are as good as before, and none can be renewed.
 */
export function reasonOf(row: Standing): string | null {
  if (row.suspended_at === null && row.integration_suspended_at !== null) return 'integration_suspended'
  return row.reason ?? (row.refused_reason !== null && row.kind === 'oauth2' ? 'client_refused' : null)
}

/** A suspension is told first: while it lasts, nothing else matters. */
export function statusOf(row: Standing): Connection['status'] {
  if (isSuspended(row)) return 'suspended'
  return row.status === 'active' ? 'active' : 'needs_reauth'
}
