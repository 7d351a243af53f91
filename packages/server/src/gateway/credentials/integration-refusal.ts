import { isMalletError, MalletError } from '@mallet/contract/errors'
import type { Kysely } from 'kysely'
import type { Database } from '../../db/schema.ts'
import type { IntegrationRow } from '../../integrations/load-integration.ts'

/** The token endpoint is asked again so long after it refused the integration's client, by one connection for all. */
const REFUSAL_HOLDS_MS = 60_000

type Refused = Pick<IntegrationRow, 'id' | 'refused_reason' | 'refused_at'>

/** What Gong said of the integration's client within the last minute, so that its other connections need not ask. */
export function recentRefusal({ refused_reason, refused_at }: Refused, now: Date): MalletError | undefined {
  if (refused_reason === null || refused_at === null) return undefined
  // Also after a clock that was set back.
  if (Math.abs(now.getTime() - refused_at.getTime()) >= REFUSAL_HOLDS_MS) return undefined
  return refused_reason === 'invalid_client'
    ? new MalletError('invalid_client', {})
    : new MalletError('authorization_failed', { error: refused_reason })
}

/** Keeps a refusal that is about the integration: its connections are as good as before. Of any other it keeps nothing. */
export async function markRefusal(
  db: Kysely<Database>,
  integrationId: string,
  error: MalletError,
  now: Date,
): Promise<void> {
  const reason = isMalletError(error, 'authorization_failed') ? error.details.error : error.code
  if (reason !== 'invalid_client' && reason !== 'unauthorized_client') return
  await db
    .updateTable('integration')
    .set({ refused_reason: reason, refused_at: now })
    .where('id', '=', integrationId)
    .execute()
}

/** Gong accepts the integration's client. */
export async function clearRefusal(db: Kysely<Database>, { id, refused_reason }: Refused): Promise<void> {
  if (refused_reason === null) return
  await db.updateTable('integration').set({ refused_reason: null, refused_at: null }).where('id', '=', id).execute()
}
