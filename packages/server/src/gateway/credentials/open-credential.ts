import { MalletError } from '@mallet/contract/errors'
import type { Secret } from '@mallet/contract/secret'
import type { Foundation } from '../../foundation.ts'

export interface OpenCredential {
  readonly kind: 'oauth2' | 'apiKey'
  readonly generation: number
  /** An access token, or `accessKey:accessKeySecret`. */
  readonly access: Secret
  readonly refresh: Secret | null
  readonly expiresAt: Date | null
}

/**
 * The credentials of a connection as they are stored, whatever Gong thinks of them, and without renewing them.
 *
 * @throws {@link MalletError} `not_found`, also for one that was deleted; `undecryptable`; `missing_key`
 */
export async function openCredential(
  { db, vault }: Pick<Foundation, 'db' | 'vault'>,
  connectionId: string,
): Promise<OpenCredential> {
  const row = await db
    .selectFrom('credential')
    .select(['kind', 'generation', 'access', 'refresh', 'won_by', 'expires_at'])
    .where('connection_id', '=', connectionId)
    .where('status', '<>', 'deleted')
    .executeTakeFirst()
  if (!row || row.access === null) throw new MalletError('not_found', { resource: 'connection', id: connectionId })
  const place = { owner: connectionId, version: row.won_by ?? 0 }
  return {
    kind: row.kind,
    generation: row.generation,
    access: vault.open({ ...place, field: 'access' }, row.access),
    refresh: row.refresh === null ? null : vault.open({ ...place, field: 'refresh' }, row.refresh),
    expiresAt: row.expires_at,
  }
}
