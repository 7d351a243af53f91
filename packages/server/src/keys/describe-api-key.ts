import type { ApiKey } from '@mallet/contract/api/api-keys'
import type { Selectable } from 'kysely'
import type { Database } from '../db/schema.ts'

export const describeApiKey = (row: Selectable<Database['api_key']>): ApiKey => ({
  id: row.id,
  name: row.name,
  hint: row.hint,
  scopes: row.scopes,
  connectionIds: row.connection_ids,
  createdAt: row.created_at.toISOString(),
  expiresAt: row.expires_at?.toISOString() ?? null,
  lastUsedAt: row.last_used_at?.toISOString() ?? null,
})
