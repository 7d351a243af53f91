import type { Secret } from '@mallet/contract/secret'
import { sql, type Transaction } from 'kysely'
import type { Database } from '../../db/schema.ts'
import type { Foundation } from '../../foundation.ts'
import { tellOfRecovery } from './tell-of-recovery.ts'

/** Linking is a use. */
const FIRST_PROBE_AFTER_MS = 24 * 3600 * 1000

/** Credentials in the clear, on their way in. `access` is an access token, or `accessKey:accessKeySecret`. */
export interface NewCredential {
  readonly kind: 'oauth2' | 'apiKey'
  readonly access: Secret
  readonly refresh?: Secret
  readonly scopes?: readonly string[] | null
  readonly obtainedAt: Date
  readonly refreshAt?: Date
  readonly expiresAt?: Date
}

/** Encrypts the credentials for their connection and stores them in the transaction that makes it. */
export async function storeCredential(
  ctx: Pick<Foundation, 'vault'>,
  trx: Transaction<Database>,
  connectionId: string,
  credential: NewCredential,
): Promise<void> {
  await trx
    .insertInto('credential')
    .values({ connection_id: connectionId, kind: credential.kind, ...columns(ctx, connectionId, credential, 0) })
    .execute()
}

/**
 * Puts new credentials in the place of those of a connection, whatever their state. A refresh that is under way with the
 * old ones changes nothing any more. The way of signing in stays the same.
 *
 * @returns false where there is no such connection, or it was deleted
 */
export async function replaceCredential(
  ctx: Pick<Foundation, 'vault' | 'clock' | 'random'>,
  trx: Transaction<Database>,
  connectionId: string,
  credential: NewCredential,
): Promise<boolean> {
  const present = await trx
    .selectFrom('credential')
    .select(['fence', 'status'])
    .where('connection_id', '=', connectionId)
    .where('kind', '=', credential.kind)
    .where('status', '<>', 'deleted')
    .forUpdate()
    .executeTakeFirst()
  if (!present) return false
  const fence = present.fence + 1
  await trx
    .updateTable('credential')
    .set({
      ...columns(ctx, connectionId, credential, fence),
      generation: sql`generation + 1`,
      fence,
      // Ties the new ciphertexts to this moment; nothing descends from a reconnection's parent.
      won_by: fence,
      parent: null,
      status: 'active',
      reason: null,
      lease_until: null,
      lease_owner: null,
      asker_gone: false,
      tries: 0,
    })
    .where('connection_id', '=', connectionId)
    .execute()
  if (present.status === 'needs_reauth') await tellOfRecovery(ctx, trx, connectionId)
  return true
}

const columns = ({ vault }: Pick<Foundation, 'vault'>, owner: string, credential: NewCredential, version: number) => ({
  access: vault.seal({ owner, field: 'access', version }, credential.access),
  refresh: credential.refresh ? vault.seal({ owner, field: 'refresh', version }, credential.refresh) : null,
  scopes: credential.scopes ? [...credential.scopes] : null,
  obtained_at: credential.obtainedAt,
  refresh_at: credential.refreshAt ?? null,
  expires_at: credential.expiresAt ?? null,
  // What is renewed is tried by that.
  probe_at: credential.kind === 'apiKey' ? new Date(credential.obtainedAt.getTime() + FIRST_PROBE_AFTER_MS) : null,
})
