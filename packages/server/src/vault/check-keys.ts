import { isMalletError, MalletError } from '@mallet/contract/errors'
import type { Kysely } from 'kysely'
import type { Database } from '../db/schema.ts'
import type { Vault } from './create-vault.ts'
import { type KeySettings, placeOfKey } from './load-key-ring.ts'
import { countByKey, otherSealed, sealedColumns } from './sealed-columns.ts'

/**
 * Makes sure that the ring has every key that something stored needs, before anything is stored under another one. So a
 * key can be taken away when nothing needs it, and no sooner; and a restored backup says which key it lacks.
 *
 * @throws {@link MalletError} `missing_key`, with their ids; `undecryptable` for ciphertexts of the first format, which
 *   do not tell their key
 */
export async function checkKeys(db: Kysely<Database>, vault: Vault, settings: KeySettings): Promise<void> {
  const counts = await countByKey(db)
  const missing = [...counts.keys()].filter((id) => id !== 'v1' && !vault.keyIds.includes(id)).sort()
  if (missing.length > 0) {
    const keys = missing.length === 1 ? `key ${missing[0]}` : `keys ${missing.join(' and ')}`
    const held = `${placeOfKey(settings)} holds ${vault.keyIds.join(', ')}`
    const message = `Stored credentials need the encryption ${keys}, and ${held}.`
    throw new MalletError('missing_key', { keyIds: missing }, { message })
  }
  if (counts.has('v1')) await openOneOfEach(db, vault, settings)
}

async function openOneOfEach(db: Kysely<Database>, vault: Vault, settings: KeySettings): Promise<void> {
  for (const column of sealedColumns) {
    const [value] = await otherSealed(db, column, 'v2.', '', 1)
    if (!value) continue
    try {
      vault.open({ owner: value.owner, field: column.column, version: value.version }, value.sealed)
    } catch (error) {
      if (!isMalletError(error, 'undecryptable')) throw error
      const message = `The stored credentials cannot be decrypted with the encryption key in ${placeOfKey(settings)}.`
      throw new MalletError('undecryptable', error.details, { message })
    }
  }
}
