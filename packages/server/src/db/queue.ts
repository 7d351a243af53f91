import type { Run } from '@mallet/contract/api/syncs'
import { CompiledQuery, type Kysely } from 'kysely'
import pg from 'pg'
import PgBoss from 'pg-boss'
import type { Lane } from '../gateway/budget/decide.ts'
import type { Database } from './schema.ts'

const NAME = 'sync'
const UNIQUE_VIOLATION = '23505'
/** A job whose worker has not said for so long that it is at it is given to another one. */
const LOST_AFTER_SECONDS = 30
/** pg-boss's own expiry, which gives up a job for good after many times, is for what ours has missed. */
const EXPIRES_AFTER_SECONDS = 900

/** Work that is due now. The run row says what to do; a job only says that somebody should. */
export interface SyncJob {
  readonly id: string
  readonly syncId: number
  readonly runId: string
}

/** Higher runs first. */
const priorities: Readonly<Record<Lane, number>> = { interactive: 30, incremental: 20, backfill: 10 }

export interface Queue {
  /** Enqueues in the given transaction. A sync that is queued already stays queued once. */
  send(trx: Kysely<Database>, job: Omit<SyncJob, 'id'>, lane: Lane): Promise<void>
  /** The first job whose sync no other worker is at, or undefined. */
  claim(): Promise<SyncJob | undefined>
  /** Says that somebody is still at the jobs. */
  keep(jobIds: readonly string[]): Promise<void>
  /** Gives the jobs of syncs whose worker is dead to whoever claims next. */
  free(syncIds: readonly number[]): Promise<void>
  /** Open runs that no job stands for, however that came about, with the ids of their syncs. */
  findStrays(trx: Kysely<Database>): Promise<{ syncId: number; runId: string; trigger: Run['trigger'] }[]>
  /** Ends a job in the transaction that stores its outcome. */
  complete(trx: Kysely<Database>, jobId: string): Promise<void>
  /** Forgets the job of a sync that nobody has claimed yet. */
  drop(trx: Kysely<Database>, syncId: number): Promise<void>
  /** Forgets every job that is not done. Only for whoever knows that no worker lives. */
  clear(trx: Kysely<Database>): Promise<void>
  close(): Promise<void>
}

/** Starts the job queue on a pool. Our own loop claims jobs, since pg-boss's would stop at a sync that is busy. */
export async function openQueue(pool: pg.Pool): Promise<Queue> {
  const boss = new PgBoss({
    db: { executeSql: (text, values) => pool.query(text, values) },
    schedule: false,
    maintenanceIntervalSeconds: 60,
  })
  // Without a listener an error here would end the process; the next maintenance tries again.
  boss.on('error', () => undefined)
  await boss.start()
  await boss.createQueue(NAME, {
    name: NAME,
    policy: 'stately',
    retryLimit: 1000,
    expireInSeconds: EXPIRES_AFTER_SECONDS,
  })
  return {
    send: async (trx, { syncId, runId }, lane) => {
      const options = { singletonKey: String(syncId), priority: priorities[lane], db: inside(trx) }
      await boss.send(NAME, { syncId, runId }, options)
    },
    claim: async () => {
      for (;;) {
        const claimed = await claim(pool)
        if (claimed !== 'outrun') return claimed
      }
    },
    keep: async (jobIds) => {
      await pool.query(KEEP, [NAME, jobIds])
    },
    free: async (syncIds) => {
      if (syncIds.length > 0) await pool.query(FREE, [NAME, syncIds.map(String)])
    },
    findStrays: async (trx) => {
      const { rows } = await trx.executeQuery<{ syncId: number; runId: string; trigger: Run['trigger'] }>(
        CompiledQuery.raw(STRAYS, [NAME]),
      )
      return rows
    },
    complete: async (trx, jobId) => {
      await boss.complete(NAME, jobId, {}, { db: inside(trx) })
    },
    drop: async (trx, syncId) => {
      await trx.executeQuery(
        CompiledQuery.raw(
          `delete from pgboss.job where name = $1 and singleton_key = $2 and state in ('created', 'retry')`,
          [NAME, String(syncId)],
        ),
      )
    },
    clear: async (trx) => {
      await trx.executeQuery(
        CompiledQuery.raw(`delete from pgboss.job where name = $1 and state in ('created', 'retry', 'active')`, [NAME]),
      )
    },
    close: () => boss.stop({ graceful: true, wait: true, timeout: 5000 }),
  }
}

/** `outrun`: another worker became active on the same sync in that very moment, which an index refuses. */
async function claim(pool: pg.Pool): Promise<SyncJob | 'outrun' | undefined> {
  try {
    const { rows } = await pool.query<{ id: string; data: { syncId: number; runId: string } }>(CLAIM, [NAME])
    const [job] = rows
    return job && { id: job.id, ...job.data }
  } catch (error) {
    if (error instanceof pg.DatabaseError && error.code === UNIQUE_VIOLATION) return 'outrun'
    throw error
  }
}

/** pg-boss's statements inside our transaction. */
const inside = (trx: Kysely<Database>): PgBoss.Db => ({
  executeSql: async (text, values) => {
    const { rows } = await trx.executeQuery(CompiledQuery.raw(text, values ?? []))
    return { rows: [...rows] }
  },
})

const KEEP = `update pgboss.job set started_on = clock_timestamp() where name = $1 and id = any($2::uuid[]) and state = 'active'`

const FREE = `
  update pgboss.job set started_on = timestamptz 'epoch'
   where name = $1 and state = 'active' and singleton_key = any($2::text[])`

const STRAYS = `
  select r.sync_id as "syncId", r.id as "runId", r.trigger from run r
   where r.state in ('queued', 'running') and r.hold_until is null
     and not exists (select 1 from pgboss.job j
                      where j.name = $1 and j.state <= 'active' and j.singleton_key = r.sync_id::text)`

/**
 * Passes over syncs that are being worked on, so that a busy one never holds up the rest, and takes up jobs that were
 * lost with their worker. Looked up apart, since one condition for both would read every job that waits.
 */
const CLAIM = `
  with lost as (
    select id from pgboss.job j
     where name = $1 and state = 'active' and started_on < clock_timestamp() - interval '${LOST_AFTER_SECONDS} seconds'
     order by started_on limit 1 for update skip locked),
  waiting as (
    select id from pgboss.job j
     where name = $1 and state < 'active' and not exists (select 1 from lost)
       and not exists (select 1 from pgboss.job a
                        where a.name = j.name and a.state = 'active' and a.singleton_key = j.singleton_key)
     order by priority desc, created_on, id limit 1 for update skip locked),
  next as (select id from lost union all select id from waiting)
  update pgboss.job j
     set state = 'active', started_on = clock_timestamp(),
         retry_count = case when started_on is null then retry_count else retry_count + 1 end
    from next where j.name = $1 and j.id = next.id
  returning j.id, j.data`
