import type { Model } from '@mallet/contract/api/syncs'
import { MalletError } from '@mallet/contract/errors'
import { createEmulator, type Emulator, type EmulatorOptions, type FaultInput } from '@mallet/emulator'
import { createSend, type Send, thisMachine } from '@mallet/gong'
import { sql } from 'kysely'
import { transact } from '../src/db/transact.ts'
import { type DrivenSyncs, driveSyncs } from './drive-syncs.ts'
import { type FreshDatabase, openFreshDatabase } from './fresh-database.ts'
import { ORIGIN, readTruth } from './open-world.ts'

/**
 * An emulated Gong and a database beside it, with no engine between them: a test says when work is done, and gets it done
 * without waiting. Both clocks stand until they are moved, together.
 */
export interface SyncLab extends Pick<FreshDatabase, 'ctx' | 'setClock' | 'close'> {
  readonly emulator: Emulator
  /** A connection of which only these models are read; those before it are left alone from now on. */
  link(...models: [Model, ...Model[]]): Promise<DrivenSyncs>
  /** Moves both clocks. */
  advance(seconds: number): Promise<void>
  /** In force until the test ends; see {@link SyncLab.heal}. */
  fault(match: FaultInput['match'], effect: FaultInput['effect'], more?: Partial<FaultInput>): string
  /** What happens before each request, from now on. */
  beforeRequests(happens: () => Promise<unknown>): void
  /** Sees the body of each answer from now on. */
  observe(sees: (body: string) => void): void
  /** Answers to requests with such bodies are larger than Mallet takes, from now on. */
  refuseTooLarge(isTooLarge: (body: string) => boolean): void
  /** How many requests had this text in their bodies since the lab was healed. */
  askedFor(text: string): number
  /** Has calls read again by id. */
  reread(connectionId: string, callIds: readonly string[]): Promise<void>
  /** Changes the text of what is kept aside, as if other rules had put it there; how many that were. */
  quarantine(connectionId: string, model: Model, change: (text: string) => string): Promise<{ rows: number }>
  /** Every text that is stored of a record, in any model and version. */
  storedTextOf(connectionId: string, recordId: string): Promise<string[]>
  /** Which syncs of the connection somebody works on. */
  leases(connectionId: string): Promise<{ rows: unknown[] }>
  /** Ends what Gong asked every company to wait, which is by the clock on the wall and not by that of the lab. */
  endPauses(): Promise<unknown>
  limitDay(connectionId: string, requests: number): Promise<unknown>
  /** How many runs a connection has had. */
  runs(connectionId: string, state?: string): Promise<number>
  /** No more faults, and no requests counted. */
  heal(): void
  truth(model: Model): Promise<Map<string, unknown>>
}

export async function openSyncLab(options: EmulatorOptions = {}): Promise<SyncLab> {
  const emulator = await createEmulator({
    now: ORIGIN,
    running: false,
    calls: 130,
    users: 12,
    rateLimit: false,
    ...options,
  })
  const sender = createSend(thisMachine)
  const bodies: string[] = []
  let isTooLarge: (body: string) => boolean = () => false
  let sees: (body: string) => void = () => undefined
  let before: () => Promise<unknown> = async () => undefined
  const send: Send = async (request) => {
    await before()
    bodies.push(request.body ?? '')
    if (isTooLarge(request.body ?? '')) {
      throw new MalletError('gong_unavailable', { reason: 'too_large' }, { message: 'More than it takes.' })
    }
    const answer = await sender.send(request)
    sees(answer.body)
    return answer
  }
  const credentials = `${emulator.accessKey}:${emulator.accessKeySecret}`
  const database = await openFreshDatabase(undefined, { send, baseUrl: emulator.apiBaseUrl, credentials })
  database.setClock(ORIGIN)
  const { ctx } = database
  return {
    ctx,
    setClock: database.setClock,
    emulator,
    link: async (...models) => {
      await ctx.db.updateTable('sync').set({ paused: true }).execute()
      await transact(ctx.db, (trx) => ctx.queue.clear(trx))
      const { id } = await database.addConnection()
      await ctx.db
        .updateTable('sync')
        .set({ paused: true })
        .where('connection_id', '=', id)
        .where('model', 'not in', models)
        .execute()
      return driveSyncs(ctx, id)
    },
    advance: async (seconds) => {
      await emulator.advance({ seconds })
      database.setClock(emulator.now())
    },
    fault: (match, effect, more = {}) => emulator.faults.add({ match, effect, ...more }),
    beforeRequests: (happens) => {
      before = happens
    },
    observe: (next) => {
      sees = next
    },
    refuseTooLarge: (next) => {
      isTooLarge = next
    },
    askedFor: (text) => bodies.filter((body) => body.includes(text)).length,
    reread: async (connectionId, callIds) => {
      for (const callId of callIds) {
        await sql`
          insert into call_to_reread (sync_id, call_id)
          select id, ${callId} from sync where connection_id = ${connectionId} and model = 'calls'
          on conflict (sync_id, call_id) do update set next_ask_at = 'epoch'`.execute(ctx.db)
      }
    },
    quarantine: async (connectionId, model, change) => {
      const rows = await ctx.db
        .selectFrom('quarantined_record')
        .innerJoin('sync', 'sync.id', 'sync_id')
        .select(['sync_id', 'hash', 'data'])
        .where('connection_id', '=', connectionId)
        .where('model', '=', model)
        .execute()
      for (const { sync_id, hash, data } of rows) {
        await ctx.db
          .updateTable('quarantined_record')
          .set({ data: change(data), rules: 'earlier' })
          .where('sync_id', '=', sync_id)
          .where('hash', '=', hash)
          .execute()
      }
      return { rows: rows.length }
    },
    storedTextOf: async (connectionId, recordId) => {
      const { rows } = await sql<{ data: string }>`
        select data from (select sync_id, id, data from record union select sync_id, id, data from record_version
                          union select sync_id, record_id, data from quarantined_record) stored
         where id = ${recordId} and sync_id in (select id from sync where connection_id = ${connectionId})
         group by data order by data`.execute(ctx.db)
      return rows.map(({ data }) => data)
    },
    leases: (connectionId) =>
      sql`select model from sync where connection_id = ${connectionId} and lease_until is not null`.execute(ctx.db),
    endPauses: () => sql`delete from company_budget`.execute(ctx.db),
    limitDay: (connectionId, requests) =>
      sql`update connection set settings = settings || ${JSON.stringify({ callsPerDay: requests })}::jsonb
           where id = ${connectionId}`.execute(ctx.db),
    runs: async (connectionId, state) => {
      const runs = await ctx.db
        .selectFrom('run')
        .innerJoin('sync', 'sync.id', 'sync_id')
        .select('state')
        .where('connection_id', '=', connectionId)
        .execute()
      return runs.filter((run) => state === undefined || run.state === state).length
    },
    heal: () => {
      before = async () => undefined
      sees = () => undefined
      isTooLarge = () => false
      bodies.length = 0
      emulator.faults.delete()
      emulator.clearRequests()
    },
    truth: (model) => readTruth(sender.send, emulator.controlUrl, model),
    close: async () => {
      await database.close()
      await emulator.close()
      await sender.close()
    },
  }
}

/** How often an operation was asked for since the lab was healed. */
export const countOf = ({ emulator }: SyncLab, operation: string): number =>
  emulator.requests().filter((request) => request.operation === operation).length
