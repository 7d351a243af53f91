import type { Model, Run } from '@mallet/contract/api/syncs'
import { loadConnection } from '../connections/load-connection.ts'
import type { Context } from '../context.ts'
import { type ListInput, listPage } from '../db/list-page.ts'
import { describeRun, type RunRow } from './describe-run.ts'

/**
 * The runs of a connection, newest first.
 *
 * @throws {@link MalletError} `not_found`; `invalid_cursor`
 */
export async function listRuns(
  ctx: Context,
  connectionId: string,
  input: ListInput & { model?: Model | undefined },
): Promise<{ items: Run[]; nextCursor: string | null }> {
  await loadConnection(ctx, connectionId)
  const runs = ctx.db
    .selectFrom('run')
    .innerJoin('sync', 'sync.id', 'run.sync_id')
    .selectAll('run')
    .select('sync.model')
    .where('sync.connection_id', '=', connectionId)
    .$if(input.model !== undefined, (query) => query.where('sync.model', '=', input.model ?? 'users'))
  return listPage(
    ctx.vault,
    `runs ${connectionId}`,
    input,
    (row: RunRow & { model: Model }) => describeRun(row, connectionId, row.model),
    (after, limit) =>
      runs
        .$if(after !== undefined, (query) => query.where('run.id', '<', after ?? ''))
        .orderBy('run.id', 'desc')
        .limit(limit)
        .execute(),
  )
}
