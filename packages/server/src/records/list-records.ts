import type { RecordItem } from '@mallet/contract/api/records'
import type { Model } from '@mallet/contract/api/syncs'
import { MalletError } from '@mallet/contract/errors'
import { loadServedConnection } from '../connections/load-connection.ts'
import type { Context } from '../context.ts'
import { makeCursor, openCursor } from '../db/list-page.ts'
import { beginNewEpochs } from '../db/older-database.ts'

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
 * @throws {@link MalletError} `not_found`; `connection_suspended`; `invalid_cursor`; `cursor_expired`, for one from before a reset
 */
export async function listRecords(
  ctx: Context,
  connectionId: string,
  model: Model,
  query: RecordQuery,
): Promise<{ items: RecordItem[]; nextCursor: string | null; resumeCursor: string }> {
  await loadServedConnection(ctx, connectionId)
  const sync = await ctx.db
    .selectFrom('sync')
    .select(['id', 'epoch', 'last_seq'])
    .where('connection_id', '=', connectionId)
    .where('model', '=', model)
    .executeTakeFirstOrThrow()
  const after = query.cursor === undefined ? '0' : await openPlace(ctx, sync, query.cursor)
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
  const cursor = makeCursor(ctx.vault, listOf(sync), `${sync.epoch} ${shown.at(-1)?.seq ?? after}`)
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

type Sync = Readonly<{ id: number; epoch: string; last_seq: string }>

/** A cursor is good for one model of one connection. */
const listOf = ({ id }: Pick<Sync, 'id'>) => `records ${id}`

/** The number behind which a cursor goes on. The epoch stands in it, so that one from before a reset is known as ours. */
async function openPlace(ctx: Context, sync: Sync, cursor: string): Promise<string> {
  const place = openCursor(ctx.vault, listOf(sync), cursor) ?? ''
  const [, epoch, seq] = /^([0-9a-f]{16}) (\d{1,18})$/.exec(place) ?? []
  if (epoch === undefined || seq === undefined) throw new MalletError('invalid_cursor', {})
  if (epoch !== sync.epoch) throw new MalletError('cursor_expired', {})
  if (BigInt(seq) > BigInt(sync.last_seq)) {
    // It was given out by a later state of this database, whose numbers are about to be given again.
    await beginNewEpochs(ctx, sync.id)
    throw new MalletError('cursor_expired', {})
  }
  return seq
}
