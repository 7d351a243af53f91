import type { ConnectionSettings } from '@mallet/contract/api/connection-settings'
import type { Model } from '@mallet/contract/api/syncs'
import { MalletError } from '@mallet/contract/errors'
import { type Kysely, sql, type Transaction } from 'kysely'
import type { Checkpoint } from '../syncs/checkpoint.ts'
import type { Alive } from './alive.ts'
import type { Database } from './schema.ts'

/** Renewed every few seconds while somebody works on the sync: a worker that has died is noticed after so long. */
const LEASE_SECONDS = 30

/** A sync that this worker may write, as long as fence and version are still these. */
export interface HeldSync {
  readonly id: number
  readonly connectionId: string
  readonly model: Model
  readonly settings: ConnectionSettings
  readonly fence: number
  readonly version: number
  readonly checkpoint: Checkpoint
}

/** Takes a sync over, unless another worker still holds it. Whoever held it before can no longer write. */
export async function takeSync(db: Kysely<Database>, syncId: number, owner: string): Promise<HeldSync | undefined> {
  const { rows } = await sql<HeldSync>`
    update sync s
       set fence = s.fence + 1, owner = ${owner}, lease_until = clock_timestamp() + make_interval(secs => ${LEASE_SECONDS})
      from connection c
     where s.id = ${syncId} and c.id = s.connection_id and (s.lease_until is null or s.lease_until < clock_timestamp())
    returning s.id, s.connection_id as "connectionId", s.model, c.settings, s.fence, s.version, s.checkpoint`.execute(
    db,
  )
  return rows[0]
}

/**
 * Locks the row of a held sync, first thing in its transaction: a worker that lost the sync fails before it writes.
 *
 * @throws {@link MalletError} `sync_fenced`
 */
export async function lockHeld(trx: Transaction<Database>, { id, fence, version }: HeldSync): Promise<void> {
  const { rows } = await sql`
    select 1 from sync where id = ${id} and fence = ${fence} and version = ${version} for no key update`.execute(trx)
  if (rows.length === 0) throw new MalletError('sync_fenced', { syncId: String(id) })
}

/**
 * Moves the checkpoint, last thing in the transaction, and renews the lease.
 *
 * @param expected how many records Gong says there are; undefined leaves what was said before
 */
export async function advanceHeld(
  trx: Transaction<Database>,
  held: HeldSync,
  checkpoint: Checkpoint,
  expected?: number | null,
): Promise<HeldSync> {
  await sql`
    update sync set checkpoint = ${JSON.stringify(checkpoint)}::jsonb, version = version + 1,
           expected = ${expected === undefined ? sql.ref('expected') : expected},
           lease_until = clock_timestamp() + make_interval(secs => ${LEASE_SECONDS})
     where id = ${held.id}`.execute(trx)
  return { ...held, checkpoint, version: held.version + 1 }
}

/** Lets go of a sync, so that the next job need not wait for the lease to run out. */
export async function releaseHeld(db: Kysely<Database>, { id, fence }: HeldSync): Promise<void> {
  await sql`update sync set lease_until = null, owner = null where id = ${id} and fence = ${fence}`.execute(db)
}

/** Keeps the syncs that this process is at. Whoever was overtaken meanwhile keeps nothing. */
export async function keepHeld(db: Kysely<Database>, owner: string, syncIds: readonly number[]): Promise<void> {
  await sql`
    update sync set lease_until = clock_timestamp() + make_interval(secs => ${LEASE_SECONDS})
     where owner = ${owner} and id = any(${[...syncIds]}::int[])`.execute(db)
}

/** Frees the syncs whose worker is known to be dead. @returns their ids */
export async function freeOrphans(db: Kysely<Database>, alive: Alive): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    update sync set lease_until = null, owner = null
     where ${alive.isGone(sql.ref('owner'), sql`lease_until - make_interval(secs => ${LEASE_SECONDS})`)}
    returning id`.execute(db)
  return rows.map(({ id }) => id)
}

/** Takes a sync away from whoever holds it: the page that is under way is not stored any more. */
export async function fenceOff(trx: Transaction<Database>, syncId: number): Promise<void> {
  await sql`update sync set fence = fence + 1, lease_until = null, owner = null where id = ${syncId}`.execute(trx)
}

/** Frees every sync. Only for whoever knows that no worker lives. */
export async function releaseAll(trx: Transaction<Database>): Promise<void> {
  await trx.updateTable('sync').set({ lease_until: null, owner: null }).execute()
}
