import type { Integration } from '@mallet/contract/api/integrations'
import type { Selectable } from 'kysely'
import type { Database } from '../db/schema.ts'
import type { Settings } from '../foundation.ts'

export const describeIntegration = (
  row: Selectable<Database['integration']>,
  { publicUrl }: Pick<Settings, 'publicUrl'>,
): Integration => ({
  id: row.id,
  name: row.name,
  auth:
    row.auth_type === 'oauth2'
      ? { type: 'oauth2', clientId: row.client_id ?? '', scopes: row.scopes }
      : { type: 'apiKey' },
  gong: { appUrl: row.app_url, apiUrl: row.api_url },
  actions: row.actions,
  redirectUri: redirectUri(publicUrl),
  createdAt: row.created_at.toISOString(),
})

/** The one callback of this Mallet, to be registered in Gong exactly like this. */
export const redirectUri = (publicUrl: string): string => `${publicUrl}/oauth/callback`
