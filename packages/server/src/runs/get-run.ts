import type { Run } from '@mallet/contract/api/syncs'
import { MalletError } from '@mallet/contract/errors'
import type { Context } from '../context.ts'
import { describeRun } from './describe-run.ts'

/** @throws {@link MalletError} `not_found`, for a run of another connection as well */
export async function getRun(ctx: Context, connectionId: string, id: string): Promise<Run> {
  const row = await ctx.db
    .selectFrom('run')
    .innerJoin('sync', 'sync.id', 'run.sync_id')
    .selectAll('run')
    .select('sync.model')
    .where('run.id', '=', id)
    .where('sync.connection_id', '=', connectionId)
    .executeTakeFirst()
  if (!row) throw new MalletError('not_found', { resource: 'run', id })
  return describeRun(row, connectionId, row.model)
}
