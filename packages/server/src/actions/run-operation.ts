import { ALL_ITEMS } from '@mallet/contract/actions/flat-input'
import { MalletError } from '@mallet/contract/errors'
import { Records } from '@mallet/contract/gong/fields'
import type { GongEndpoint } from '@mallet/contract/gong/gong-endpoint'
import { type Gong, gong } from '@mallet/contract/gong/index'
import { z } from 'zod'
import { operationInput } from './check-input.ts'
import type { Running } from './run-action.ts'

/**
 * Asks one operation, or with `all` page after page of it. What is too much for one answer is left, with the cursor
 * behind which it begins.
 */
export async function runOperation(running: Running): Promise<Record<string, unknown>> {
  // An action that is not composed has the name of its operation.
  const name = running.action.name as keyof Gong
  const endpoint: GongEndpoint = gong[name]
  const { all, maxItems, confirm: _, ...flat } = running.input
  const ask = (cursor: unknown): Promise<Record<string, unknown>> => {
    const input = operationInput(endpoint, cursor === undefined ? flat : { ...flat, cursor })
    const { file } = running
    // The parts were parsed by the row's own schemas, which the compiler cannot see through a name of many.
    return running.client.call(name, { ...input, ...(file && { file }) } as never)
  }
  if (!endpoint.paging || all !== true) return ask(flat.cursor)
  return askAll(endpoint.paging.items, Number(maxItems ?? ALL_ITEMS.usually), flat.cursor, ask)
}

const WithRecords = z.looseObject({ records: Records })

async function askAll(
  list: string,
  maxItems: number,
  from: unknown,
  ask: (cursor: unknown) => Promise<Record<string, unknown>>,
): Promise<Record<string, unknown>> {
  const items: unknown[] = []
  for (let asked = from; ; ) {
    const page = WithRecords.parse(await ask(asked))
    const found = page[list]
    if (Array.isArray(found)) items.push(...found)
    const { cursor, ...records } = page.records
    if (cursor !== undefined && cursor === asked) {
      throw new MalletError('gong_unexpected', { issues: ['records.cursor: is the one that was just asked with'] })
    }
    if (cursor === undefined || items.length >= maxItems) {
      return {
        ...page,
        records: { ...records, currentPageSize: items.length, currentPageNumber: 0, ...(cursor && { cursor }) },
        [list]: items,
      }
    }
    asked = cursor
  }
}
