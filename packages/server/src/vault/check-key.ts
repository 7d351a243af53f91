import { isMalletError, MalletError } from '@mallet/contract/errors'
import type { Kysely } from 'kysely'
import type { Database } from '../db/schema.ts'
import type { Vault } from './create-vault.ts'
import { type KeySettings, placeOfKey } from './load-key.ts'

/**
 * Makes sure that the key opens what is stored, before anything is stored under another one: a database that holds
 * secrets of two keys could never be opened whole again.
 *
 * @throws {@link MalletError} `undecryptable`
 */
export async function checkKey(db: Kysely<Database>, vault: Vault, settings: KeySettings): Promise<void> {
  const integration = await db
    .selectFrom('integration')
    .select(['id', 'client_secret as sealed'])
    .where('client_secret', 'is not', null)
    .limit(1)
    .executeTakeFirst()
  const credential = await db
    .selectFrom('credential')
    .select(['connection_id as id', 'access as sealed'])
    .where('access', 'is not', null)
    .limit(1)
    .executeTakeFirst()
  try {
    if (integration) vault.open({ owner: integration.id, field: 'client_secret' }, integration.sealed ?? '')
    if (credential) vault.open({ owner: credential.id, field: 'access' }, credential.sealed ?? '')
  } catch (error) {
    if (!isMalletError(error, 'undecryptable')) throw error
    const message = `The credentials in ${settings.dataDir} cannot be decrypted with the encryption key in ${placeOfKey(settings)}.`
    throw new MalletError('undecryptable', error.details, { message })
  }
}
