import { isMalletError } from '@mallet/contract/errors'
import type { Foundation } from '../foundation.ts'
import { countByKey, exchangeSealed, otherSealed, sealedColumns } from './sealed-columns.ts'

const BATCH = 100

export interface Resealed {
  readonly resealed: number
  /** What does not open at its place: it was moved or altered, and stays as it is. */
  readonly unreadable: readonly { readonly owner: string; readonly field: string }[]
}

/**
 * Brings every stored ciphertext under the ring's first key and into the present format, in small steps beside the
 * running work. A step that is cut off is done again by the next start; a credential that is renewed meanwhile keeps
 * what the renewal stored, since only the very text that was read is replaced.
 *
 * @param isStopping asked before each one
 */
export async function reseal(
  { db, vault }: Pick<Foundation, 'db' | 'vault'>,
  isStopping: () => boolean = () => false,
): Promise<Resealed> {
  let resealed = 0
  const unreadable: { owner: string; field: string }[] = []
  for (const column of sealedColumns) {
    const field = column.column
    let after = ''
    for (;;) {
      const batch = await otherSealed(db, column, vault.currentPrefix, after, BATCH)
      for (const value of batch) {
        if (isStopping()) return { resealed, unreadable }
        const place = { owner: value.owner, field, version: value.version }
        try {
          const sealed = vault.seal(place, vault.open(place, value.sealed))
          if (await exchangeSealed(db, column, value, sealed)) resealed++
        } catch (error) {
          if (!isMalletError(error, 'undecryptable') && !isMalletError(error, 'missing_key')) throw error
          unreadable.push({ owner: value.owner, field })
        }
        after = value.owner
      }
      if (batch.length < BATCH) break
    }
  }
  return { resealed, unreadable }
}

/** How many stored ciphertexts are not yet under the ring's first key. */
export async function countToReseal({ db, vault }: Pick<Foundation, 'db' | 'vault'>): Promise<number> {
  const counts = await countByKey(db)
  return [...counts].reduce((sum, [id, count]) => (id === vault.keyIds[0] ? sum : sum + count), 0)
}
