import { MODELS, type Sync } from '@mallet/contract/api/syncs'
import { sql } from 'kysely'
import { loadConnection } from '../connections/load-connection.ts'
import type { Context } from '../context.ts'
import { describeRun } from '../runs/describe-run.ts'
import { pauseReason } from './pause-reason.ts'

/**
 * How each model of a connection stands, counted from what is stored.
 *
 * @throws {@link MalletError} `not_found`
 */
export async function listSyncs(ctx: Context, connectionId: string): Promise<{ items: Sync[] }> {
  const { settings, integration_syncs: integrationSyncs } = await loadConnection(ctx, connectionId)
  const now = ctx.clock.now()
  const syncs = await ctx.db
    .selectFrom('sync')
    .leftJoin('sync_due', 'sync_due.sync_id', 'sync.id')
    .select(['sync.id', 'model', 'checkpoint', 'paused', 'failures', 'expected', 'fresh_at', 'restored_at', 'due_at'])
    .select((is) => [
      countOf(sql`select count(*) from record r where r.sync_id = sync.id and r.deleted_at is null`).as('records'),
      countOf(sql`select count(*) from left_out_call l where l.sync_id = sync.id`).as('left_out'),
      countOf(sql`select count(*) from quarantined_record q where q.sync_id = sync.id`).as('quarantined'),
      countOf(sql`select count(*) from call_to_reread c where c.sync_id = sync.id and c.asks > 0`).as('not_returned'),
      is
        .selectFrom('run')
        .select('run.id')
        .whereRef('run.sync_id', '=', 'sync.id')
        .orderBy('run.created_at', 'desc')
        .orderBy('run.id', 'desc')
        .limit(1)
        .as('last_run_id'),
    ])
    .where('sync.connection_id', '=', connectionId)
    .execute()
  const runIds = syncs.flatMap(({ last_run_id }) => last_run_id ?? [])
  const runs = runIds.length > 0 ? await ctx.db.selectFrom('run').selectAll().where('id', 'in', runIds).execute() : []
  const items = syncs.map((row): Sync => {
    const run = runs.find(({ id }) => id === row.last_run_id)
    const open = run?.state === 'queued' || run?.state === 'running' ? run.state : undefined
    const due = row.due_at !== null && row.due_at <= now
    const { unclosed } = row.checkpoint
    const reason = pauseReason(row.model, { paused: row.paused, settings, integrationSyncs })
    return {
      model: row.model,
      pauseReason: reason,
      state: reason !== null ? 'paused' : (open ?? (row.failures > 0 || unclosed ? 'failing' : 'idle')),
      caughtUp: row.checkpoint.firstWindowStored && !open && !due && row.failures === 0 && !unclosed,
      records: Number(row.records),
      expected: row.expected,
      leftOut: Number(row.left_out),
      quarantined: Number(row.quarantined),
      notReturned: Number(row.not_returned),
      unclosed: unclosed
        ? { from: unclosed.from ?? null, to: unclosed.to, expected: unclosed.expected, read: unclosed.read }
        : null,
      lastRun: run ? describeRun(run, connectionId, row.model) : null,
      restoredAt: row.restored_at?.toISOString() ?? null,
      freshAt: row.fresh_at?.toISOString() ?? null,
      nextRunAt: (due ? now : row.due_at)?.toISOString() ?? null,
    }
  })
  return { items: items.sort((a, b) => MODELS.indexOf(a.model) - MODELS.indexOf(b.model)) }
}

const countOf = (query: ReturnType<typeof sql>) => sql<string>`(${query})`
