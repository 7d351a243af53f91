import type { RecordItem } from '@mallet/contract/api/records'
import type { Model } from '@mallet/contract/api/syncs'
import { MalletError } from '@mallet/contract/errors'
import { loadConnection } from '../connections/load-connection.ts'
import type { Context } from '../context.ts'
import { makeCursor, openCursor } from '../db/list-page.ts'

export interface RecordQuery {
  readonly limit: number
  readonly cursor?: string | undefined
  readonly modifiedAfter?: string | undefined
  readonly change?: RecordItem['change'] | undefined
  readonly ids?: readonly string[] | undefined
}

/**
 * Records of a model in the order of their changes, each at its newest version. A number is given with the lock of the
 * sync held until the commit, so nothing ever appears behind a cursor that has passed it.
 *
 * @throws {@link MalletError} `not_found`; `invalid_cursor`, for a cursor of another list or from before a reset
 */
export async function listRecords(
  ctx: Context,
  connectionId: string,
  model: Model,
  query: RecordQuery,
): Promise<{ items: RecordItem[]; nextCursor: string | null; resumeCursor: string }> {
  await loadConnection(ctx, connectionId)
  const sync = await ctx.db
    .selectFrom('sync')
    .select(['id', 'epoch'])
    .where('connection_id', '=', connectionId)
    .where('model', '=', model)
    .executeTakeFirstOrThrow()
  const list = `records ${sync.id} ${sync.epoch}`
  const after = afterSeq(openCursor(ctx.vault, list, query.cursor))
  const rows = await ctx.db
    .selectFrom('record')
    .select(['id', 'version', 'seq', 'change', 'changed_at', 'data'])
    .where('sync_id', '=', sync.id)
    .where('seq', '>', after)
    .$if(query.modifiedAfter !== undefined, (is) => is.where('changed_at', '>', new Date(query.modifiedAfter ?? 0)))
    .$if(query.change !== undefined, (is) => is.where('change', '=', query.change ?? 'added'))
    .$if(query.ids !== undefined, (is) => is.where('id', 'in', [...(query.ids ?? [])]))
    .orderBy('seq')
    .limit(query.limit + 1)
    .execute()
  const shown = rows.slice(0, query.limit)
  const cursor = makeCursor(ctx.vault, list, shown.at(-1)?.seq ?? after)
  return {
    items: shown.map(({ id, version, change, changed_at, data }) => ({
      id,
      version,
      change,
      changedAt: changed_at.toISOString(),
      data: JSON.parse(data),
    })),
    nextCursor: rows.length > shown.length ? cursor : null,
    resumeCursor: cursor,
  }
}

function afterSeq(key: string | undefined): string {
  if (key === undefined) return '0'
  if (!/^\d{1,18}$/.test(key)) throw new MalletError('invalid_cursor', {})
  return key
}
