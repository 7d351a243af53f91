import type { Model, Sync } from '@mallet/contract/api/syncs'
import { MalletError } from '@mallet/contract/errors'
import { sql, type Transaction } from 'kysely'
import { isSuspended } from '../connections/load-connection.ts'
import type { Context } from '../context.ts'
import type { Database } from '../db/schema.ts'
import { transact } from '../db/transact.ts'
import { makeId } from '../make-id.ts'
import { pauseReason } from './pause-reason.ts'
import { laneOf } from './step.ts'

/**
 * Asks a sync to read the overlap, every missing transcript, and every record that is kept aside, now. A run that is
 * queued or at work does it too, so asking twice costs nothing.
 *
 * @returns the run that does it
 * @throws {@link MalletError} `not_found`; `connection_suspended`; `connection_unclaimed`; `sync_paused`; `sync_turned_off`;
 *   `needs_reauth`
 */
export async function triggerSync(ctx: Context, connectionId: string, model: Model): Promise<{ runId: string }> {
  const runId = await transact(ctx.db, async (trx) => {
    const sync = await trx
      .selectFrom('sync')
      .innerJoin('connection', 'connection.id', 'sync.connection_id')
      .innerJoin('integration', 'integration.id', 'connection.integration_id')
      .innerJoin('credential', 'credential.connection_id', 'sync.connection_id')
      .select(['sync.id', 'sync.paused', 'credential.status', 'connection.settings'])
      .select(['connection.suspended_at', 'connection.unclaimed_until'])
      .select(['integration.suspended_at as integration_suspended_at', 'integration.syncs'])
      .where('sync.connection_id', '=', connectionId)
      .where('sync.model', '=', model)
      .where('connection.deleted_at', 'is', null)
      .forNoKeyUpdate('sync')
      .executeTakeFirst()
    if (!sync) throw new MalletError('not_found', { resource: 'connection', id: connectionId })
    if (isSuspended(sync)) throw new MalletError('connection_suspended', { connectionId })
    if (sync.unclaimed_until !== null) throw new MalletError('connection_unclaimed', { connectionId })
    const reason = pauseReason(model, { ...sync, integrationSyncs: sync.syncs })
    if (reason !== null) throw syncPaused({ connectionId, model }, reason)
    if (sync.status !== 'active') throw new MalletError('needs_reauth', { connectionId })
    if (model === 'calls') await rereadQuarantined(trx, sync.id)
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

/** Resuming it is of use only where somebody paused it. */
function syncPaused(
  of: { readonly connectionId: string; readonly model: Model },
  reason: NonNullable<Sync['pauseReason']>,
): MalletError {
  if (reason === 'requested') return new MalletError('sync_paused', of)
  return new MalletError('sync_turned_off', { ...of, reason })
}

/** Lists are read whole, and transcripts that are kept aside count as missing; calls may be older than the overlap. */
async function rereadQuarantined(trx: Transaction<Database>, syncId: number): Promise<void> {
  await sql`
    insert into call_to_reread (sync_id, call_id)
    select distinct ${syncId}::int, record_id from quarantined_record
     where sync_id = ${syncId} and record_id ~ '^[0-9]{1,20}$'
    on conflict (sync_id, call_id) do update set next_ask_at = 'epoch'`.execute(trx)
}
