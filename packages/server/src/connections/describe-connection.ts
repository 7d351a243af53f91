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
  status: row.status === 'active' ? 'active' : 'needs_reauth',
  reason: row.reason,
  baseUrl: row.base_url,
  companyId: row.company_id,
  scopes: row.scopes,
  settings: row.settings,
  createdAt: row.created_at.toISOString(),
})
