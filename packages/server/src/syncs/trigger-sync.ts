import type { Model } from '@mallet/contract/api/syncs'
import { MalletError } from '@mallet/contract/errors'
import type { Context } from '../context.ts'
import { transact } from '../db/transact.ts'
import { makeId } from '../make-id.ts'
import { laneOf } from './step.ts'

/**
 * Asks a sync to read the overlap, and every missing transcript, now. A run that is queued or at work does it too, so
 * asking twice costs nothing.
 *
 * @returns the run that does it
 * @throws {@link MalletError} `not_found`; `connection_suspended`; `sync_paused`; `needs_reauth`
 */
export async function triggerSync(ctx: Context, connectionId: string, model: Model): Promise<{ runId: string }> {
  const runId = await transact(ctx.db, async (trx) => {
    const sync = await trx
      .selectFrom('sync')
      .innerJoin('connection', 'connection.id', 'sync.connection_id')
      .innerJoin('credential', 'credential.connection_id', 'sync.connection_id')
      .select(['sync.id', 'sync.paused', 'credential.status', 'connection.suspended_at'])
      .where('sync.connection_id', '=', connectionId)
      .where('sync.model', '=', model)
      .where('connection.deleted_at', 'is', null)
      .forNoKeyUpdate('sync')
      .executeTakeFirst()
    if (!sync) throw new MalletError('not_found', { resource: 'connection', id: connectionId })
    if (sync.suspended_at !== null) throw new MalletError('connection_suspended', { connectionId })
    if (sync.paused) throw new MalletError('sync_paused', { connectionId, model })
    if (sync.status !== 'active') throw new MalletError('needs_reauth', { connectionId })
    const open = await trx
      .updateTable('run')
      .set((row) => ({ rereads: row('rereads', '+', 1) }))
      .where('sync_id', '=', sync.id)
      .where('state', 'in', ['queued', 'running'])
      .returning('id')
      .executeTakeFirst()
    if (open) return open.id
    const id = makeId('run', ctx)
    await trx
      .insertInto('run')
      .values({ id, sync_id: sync.id, trigger: 'manual', state: 'queued', rereads: 1, created_at: ctx.clock.now() })
      .execute()
    await ctx.queue.send(trx, { syncId: sync.id, runId: id }, laneOf('manual'))
    return id
  })
  ctx.workIsDue()
  return { runId }
}
