import { CompiledQuery, type Kysely } from 'kysely'
import type pg from 'pg'
import PgBoss from 'pg-boss'
import type { Lane } from '../gateway/budget/decide.ts'
import type { Database } from './schema.ts'

const NAME = 'sync'
/** Longer than a page can take, from waiting for a slot to the last byte of the answer. */
const EXPIRES_AFTER_SECONDS = 300

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
  /** Says in the transaction of a page that somebody is still at the job. */
  renew(trx: Kysely<Database>, jobId: string): Promise<void>
  /** Ends a job in the transaction that stores its outcome. */
  complete(trx: Kysely<Database>, jobId: string): Promise<void>
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
      const { rows } = await pool.query<{ id: string; data: { syncId: number; runId: string } }>(CLAIM, [NAME])
      const [job] = rows
      return job && { id: job.id, ...job.data }
    },
    renew: async (trx, jobId) => {
      await trx.executeQuery(CompiledQuery.raw(RENEW, [NAME, jobId]))
    },
    complete: async (trx, jobId) => {
      await boss.complete(NAME, jobId, {}, { db: inside(trx) })
    },
    clear: async (trx) => {
      await trx.executeQuery(
        CompiledQuery.raw(`delete from pgboss.job where name = $1 and state in ('created', 'retry', 'active')`, [NAME]),
      )
    },
    close: () => boss.stop({ graceful: true, wait: true, timeout: 5000 }),
  }
}

/** pg-boss's statements inside our transaction. */
const inside = (trx: Kysely<Database>): PgBoss.Db => ({
  executeSql: async (text, values) => {
    const { rows } = await trx.executeQuery(CompiledQuery.raw(text, values ?? []))
    return { rows: [...rows] }
  },
})

const RENEW = `update pgboss.job set started_on = now() where name = $1 and id = $2 and state = 'active'`

/** Passes over syncs that are being worked on, so that a busy one never holds up the rest. */
const CLAIM = `
  with next as (
    select id from pgboss.job j
     where name = $1 and state < 'active'
       and not exists (select 1 from pgboss.job a
                        where a.name = j.name and a.state = 'active' and a.singleton_key = j.singleton_key)
     order by priority desc, created_on, id limit 1 for update skip locked)
  update pgboss.job j
     set state = 'active', started_on = now(),
         retry_count = case when started_on is null then retry_count else retry_count + 1 end
    from next where j.name = $1 and j.id = next.id
  returning j.id, j.data`
