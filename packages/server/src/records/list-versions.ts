import type { RecordItem } from '@mallet/contract/api/records'
import type { Model } from '@mallet/contract/api/syncs'
import { MalletError } from '@mallet/contract/errors'
import { sql } from 'kysely'
import { loadServedConnection } from '../connections/load-connection.ts'
import type { Context } from '../context.ts'
import { type ListInput, makeCursor, openCursor } from '../db/list-page.ts'

interface VersionRow {
  readonly version: number
  readonly change: RecordItem['change']
  readonly changed_at: Date
  readonly data: string
}

/**
 * Every version of a record, the newest first. Of one that had to be erased each version is there, and its data is null.
 *
 * @throws {@link MalletError} `not_found`; `connection_suspended`; `invalid_cursor`
 */
export async function listVersions(
  ctx: Context,
  connectionId: string,
  model: Model,
  recordId: string,
  { limit, cursor }: ListInput,
): Promise<{ items: RecordItem[]; nextCursor: string | null }> {
  await loadServedConnection(ctx, connectionId)
  const { id: syncId } = await ctx.db
    .selectFrom('sync')
    .select('id')
    .where('connection_id', '=', connectionId)
    .where('model', '=', model)
    .executeTakeFirstOrThrow()
  const list = `versions ${syncId} ${recordId}`
  const before = Number(openCursor(ctx.vault, list, cursor) ?? Number.MAX_SAFE_INTEGER)
  const { rows } = await sql<VersionRow>`
    select version, change, changed_at, data from (
      select version, change, changed_at, data from record where sync_id = ${syncId} and id = ${recordId}
      union all
      select version, change, changed_at, data from record_version where sync_id = ${syncId} and id = ${recordId}
    ) v where version < ${before}::bigint order by version desc limit ${limit + 1}`.execute(ctx.db)
  if (rows.length === 0) throw new MalletError('not_found', { resource: 'record', id: recordId })
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return {
    items: shown.map(({ version, change, changed_at, data }) => ({
      id: recordId,
      version,
      change,
      changedAt: changed_at.toISOString(),
      data: JSON.parse(data),
    })),
    nextCursor: rows.length > shown.length && last ? makeCursor(ctx.vault, list, String(last.version)) : null,
  }
}
