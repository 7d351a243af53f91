import type { Model } from '@mallet/contract/api/syncs'
import { sql } from 'kysely'
import { loadServedConnection } from '../connections/load-connection.ts'
import type { Context } from '../context.ts'

/** Mallet's copy of one model of a connection. */
export interface Replica {
  readonly syncId: number
  /** What it says holds for this instant. Null until Gong was asked for the first time. */
  readonly asOf: string | null
  /** Whether everything was read once. */
  readonly isWhole: boolean
}

type Reading = Pick<Context, 'db'>

/** @throws {@link MalletError} `not_found`; `connection_suspended` */
export async function openReplica(ctx: Reading, connectionId: string, model: Model): Promise<Replica> {
  await loadServedConnection(ctx, connectionId)
  const sync = await ctx.db
    .selectFrom('sync')
    .select(['id', 'fresh_at', 'checkpoint'])
    .where('connection_id', '=', connectionId)
    .where('model', '=', model)
    .executeTakeFirstOrThrow()
  return {
    syncId: sync.id,
    asOf: sync.fresh_at?.toISOString() ?? null,
    isWhole: sync.checkpoint.firstWindowStored,
  }
}

/** What is stored under these ids, by id, as Gong served it. Ids that are not stored, or deleted, are not there. */
export async function readStored(
  { db }: Reading,
  { syncId }: Replica,
  ids: readonly string[],
): Promise<ReadonlyMap<string, unknown>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<{ id: string; data: string }>`
    select id, data from record
     where sync_id = ${syncId} and id = any(${[...ids]}::text[]) and deleted_at is null`.execute(db)
  return new Map(rows.map(({ id, data }): [string, unknown] => [id, JSON.parse(data)]))
}

/** As many as one statement reads. */
const BATCH = 500

/** All that is stored, oldest change first, as Gong served it: for models of which there are thousands at most. */
export async function* readAllStored({ db }: Reading, { syncId }: Replica): AsyncGenerator<unknown> {
  for (let after = '0'; ; ) {
    const rows = await db
      .selectFrom('record')
      .select(['seq', 'data'])
      .where('sync_id', '=', syncId)
      .where('seq', '>', after)
      .where('deleted_at', 'is', null)
      .orderBy('seq')
      .limit(BATCH)
      .execute()
    for (const { data } of rows) yield JSON.parse(data)
    const last = rows.at(-1)
    if (!last || rows.length < BATCH) return
    after = last.seq
  }
}
