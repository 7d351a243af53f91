import type { Transaction } from 'kysely'
import type { Database } from '../../db/schema.ts'
import type { Foundation } from '../../foundation.ts'

/** Credentials in the clear, on their way in. `access` is an access token, or `accessKey:accessKeySecret`. */
export interface NewCredential {
  readonly kind: 'oauth2' | 'apiKey'
  readonly access: string
  readonly refresh?: string
  readonly scopes?: readonly string[]
  readonly obtainedAt: Date
  readonly refreshAt?: Date
  readonly expiresAt?: Date
}

/** Encrypts the credentials for their connection and stores them in the transaction that makes it. */
export async function storeCredential(
  { vault }: Pick<Foundation, 'vault'>,
  trx: Transaction<Database>,
  connectionId: string,
  credential: NewCredential,
): Promise<void> {
  await trx
    .insertInto('credential')
    .values({
      connection_id: connectionId,
      kind: credential.kind,
      access: vault.seal({ owner: connectionId, field: 'access' }, credential.access),
      refresh:
        credential.refresh === undefined
          ? null
          : vault.seal({ owner: connectionId, field: 'refresh' }, credential.refresh),
      scopes: credential.scopes ? [...credential.scopes] : null,
      obtained_at: credential.obtainedAt,
      refresh_at: credential.refreshAt ?? null,
      expires_at: credential.expiresAt ?? null,
    })
    .execute()
}
