import { MalletError } from '@mallet/contract/errors'
import type { Vault } from '../vault/create-vault.ts'

const MAC_BYTES = 16

export interface ListInput {
  readonly limit: number
  readonly cursor?: string | undefined
}

/**
 * One page of a list that is ordered by a text key. The cursor is the last key with a MAC over it and the list's name,
 * so that neither a forged cursor nor that of another list is taken.
 *
 * @param read gives up to `limit` rows behind the key `after`
 * @throws {@link MalletError} `invalid_cursor`
 */
export async function listPage<Row extends { id: string }, Item>(
  vault: Vault,
  list: string,
  input: ListInput,
  describe: (row: Row) => Item,
  read: (after: string | undefined, limit: number) => Promise<Row[]>,
): Promise<{ items: Item[]; nextCursor: string | null }> {
  const rows = await read(openCursor(vault, list, input.cursor), input.limit + 1)
  const shown = rows.slice(0, input.limit)
  const last = shown.at(-1)
  const nextCursor = rows.length > shown.length && last ? makeCursor(vault, list, last.id) : null
  return { items: shown.map(describe), nextCursor }
}

export function makeCursor(vault: Vault, list: string, key: string): string {
  return spell(key, vault.sign(`cursor ${list}`, key).subarray(0, MAC_BYTES))
}

const spell = (key: string, mac: Buffer) => `${Buffer.from(key).toString('base64url')}.${mac.toString('base64url')}`

export function openCursor(vault: Vault, list: string, cursor: string | undefined): string | undefined {
  if (cursor === undefined) return undefined
  const [encoded = '', code = ''] = cursor.split('.')
  const key = Buffer.from(encoded, 'base64url').toString('utf8')
  const mac = Buffer.from(code, 'base64url')
  // Decoding overlooks what does not belong there, so a cursor must also be spelt as it was.
  const isSpeltAsMade = cursor === spell(key, mac) && mac.length === MAC_BYTES
  if (!isSpeltAsMade || !vault.isSigned(`cursor ${list}`, key, mac)) throw new MalletError('invalid_cursor', {})
  return key
}
