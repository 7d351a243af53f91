import { randomBytes, randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ConnectionSettings } from '@mallet/contract/api/connection-settings'
import type { Model, Run } from '@mallet/contract/api/syncs'
import { createGongClient } from '@mallet/gong'
import type { Context } from '../src/context.ts'
import { type HeldSync, takeSync } from '../src/db/hold-sync.ts'
import { openDatabase } from '../src/db/open-database.ts'
import type { SyncJob } from '../src/db/queue.ts'
import { transact } from '../src/db/transact.ts'
import { makeId } from '../src/make-id.ts'
import { createSyncs } from '../src/syncs/create-syncs.ts'
import type { Work } from '../src/syncs/step.ts'

/** An embedded database with Mallet's tables. No engine runs on it, and its clock stands where it is put. */
export interface FreshDatabase {
  readonly ctx: Pick<Context, 'db' | 'queue' | 'clock' | 'random' | 'workIsDue'>
  setClock(instant: string): void
  /** A connection with its syncs, as linking leaves it; its sync of each model. */
  addConnection(settings?: ConnectionSettings): Promise<Readonly<Record<Model, number>> & { readonly id: string }>
  /** Takes a sync that is free. */
  hold(syncId: number): Promise<HeldSync>
  /** What workers would be given, in their order. Afterwards nothing is left in the queue. */
  claimAll(): Promise<SyncJob[]>
  /** A run of a sync, without a job; its id. */
  addRun(syncId: number, state?: Run['state']): Promise<string>
  /** What a worker has in hand that begins on a sync. Its client must not be asked anything. */
  beginWork(syncId: number): Promise<Work>
  close(): Promise<void>
}

export async function openFreshDatabase(): Promise<FreshDatabase> {
  const dataDir = await mkdtemp(join(tmpdir(), 'mallet-database-'))
  const { db, queue, close } = await openDatabase(dataDir)
  let now = new Date('2026-06-10T14:00:00Z')
  const ctx = { db, queue, clock: { now: () => now }, random: randomBytes, workIsDue: () => {} }

  async function hold(syncId: number): Promise<HeldSync> {
    const held = await takeSync(db, syncId, 'test')
    if (!held) throw new Error(`sync ${syncId} is held by another`)
    return held
  }

  async function addRun(syncId: number, state: Run['state'] = 'queued'): Promise<string> {
    const id = makeId('run', ctx)
    await db.insertInto('run').values({ id, sync_id: syncId, trigger: 'first', state, created_at: now }).execute()
    return id
  }

  return {
    ctx,
    setClock: (instant) => {
      now = new Date(instant)
    },
    addConnection: async (settings = {}) => {
      const id = makeId('conn', ctx)
      await transact(db, async (trx) => {
        const integration = { id: makeId('int', ctx), name: 'Gong', auth_type: 'apiKey' as const }
        const addresses = { app_url: 'http://127.0.0.1', api_url: 'http://127.0.0.1' }
        await trx
          .insertInto('integration')
          .values({ ...integration, ...addresses, scopes: [], created_at: now, client_id: null, client_secret: null })
          .execute()
        const customer = { customer_id: 'acme', customer_name: 'Acme Inc.', customer_email: null }
        await trx
          .insertInto('connection')
          .values({
            id,
            integration_id: integration.id,
            ...customer,
            base_url: 'http://127.0.0.1',
            company_id: id,
            settings: JSON.stringify(settings),
            created_at: now,
          })
          .execute()
        await trx.insertInto('credential').values({ connection_id: id, kind: 'apiKey', obtained_at: now }).execute()
        await createSyncs(ctx, trx, id)
      })
      const syncs = await db.selectFrom('sync').select(['id', 'model']).where('connection_id', '=', id).execute()
      const idOf = (model: Model) => syncs.find((sync) => sync.model === model)?.id ?? 0
      return {
        id,
        users: idOf('users'),
        workspaces: idOf('workspaces'),
        calls: idOf('calls'),
        transcripts: idOf('transcripts'),
      }
    },
    hold,
    claimAll: async () => {
      const jobs: SyncJob[] = []
      for (let job = await queue.claim(); job; job = await queue.claim()) jobs.push(job)
      return jobs
    },
    addRun,
    beginWork: async (syncId) => ({
      sync: await hold(syncId),
      jobId: randomUUID(),
      run: { id: await addRun(syncId, 'running'), trigger: 'first', rereads: 0, rereadsDone: 0 },
      client: createGongClient({ send: () => Promise.reject(new Error('Gong is not asked here')) }),
      now,
      takeSent: () => 1,
    }),
    close: async () => {
      await close()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}
