import { randomBytes } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { ConnectionSettings } from '@mallet/contract/api/connection-settings'
import type { Model, Run } from '@mallet/contract/api/syncs'
import { Secret } from '@mallet/contract/secret'
import { createGongClient, type Send, type Stream } from '@mallet/gong'
import { z } from 'zod'
import { createAttemptNotices } from '../src/attempt-notices.ts'
import type { Context } from '../src/context.ts'
import { reachedUnheard } from '../src/crash-points.ts'
import { createPasswords } from '../src/dashboard/passwords.ts'
import { type HeldSync, takeSync } from '../src/db/hold-sync.ts'
import { openDatabase } from '../src/db/open-database.ts'
import type { SyncJob } from '../src/db/queue.ts'
import type { RecentlyRead } from '../src/db/recently-read.ts'
import { unseenCommits } from '../src/db/seen-commits.ts'
import { transact } from '../src/db/transact.ts'
import type { Foundation } from '../src/foundation.ts'
import { createBudget } from '../src/gateway/budget/create-budget.ts'
import { createGateway } from '../src/gateway/create-gateway.ts'
import { createJournal } from '../src/gateway/credentials/journal.ts'
import type { Access } from '../src/gateway/credentials/load-access.ts'
import { rememberAccess } from '../src/gateway/credentials/recent-access.ts'
import { storeCredential } from '../src/gateway/credentials/store-credential.ts'
import { makeId } from '../src/make-id.ts'
import { createSyncs } from '../src/syncs/create-syncs.ts'
import type { Work } from '../src/syncs/step.ts'
import type { Vault } from '../src/vault/create-vault.ts'
import { freshDataDirectory } from './fresh-data-directory.ts'
import { freshPostgres } from './fresh-postgres.ts'
import { freshVault } from './fresh-vault.ts'
import { UNPACED } from './link.ts'
import { streamOf } from './stream-of.ts'

const Status = z.looseObject({ status: z.int().default(200) })
const NOWHERE = 'http://127.0.0.1:9'

/** What Gong answers, with 200 unless it has a status. */
type Gong = (request: { readonly path: string; readonly body: unknown }) => unknown

/**
 * An empty database with Mallet's tables and a context on it. No engine runs, the clock stands where it is put, and Gong
 * is a function, unless it has an address.
 */
export interface FreshDatabase {
  readonly ctx: Context
  /** What its gateway remembers; nothing on a database that others share. */
  readonly recentAccess: RecentlyRead<Access> | undefined
  /** What Gong answers from now on. Until it is told, it must not be asked. */
  answer(gong: Gong): void
  setClock(instant: string): void
  /** A connection with its syncs, as linking leaves it; its sync of each model. */
  addConnection(settings?: ConnectionSettings): Promise<Readonly<Record<Model, number>> & { readonly id: string }>
  /** Takes a sync that is free. */
  hold(syncId: number): Promise<HeldSync>
  /** What workers would be given, in their order. Afterwards nothing is left in the queue. */
  claimAll(): Promise<SyncJob[]>
  /** A run of a sync, without a job; its id. */
  addRun(syncId: number, state?: Run['state']): Promise<string>
  /** What a worker has in hand that begins on a sync. */
  beginWork(syncId: number): Promise<Work>
  close(): Promise<void>
}

/** A Gong that listens somewhere, instead of a function. */
export interface GongAddress {
  readonly send: Send
  readonly stream?: Stream
  readonly baseUrl: string
  /** Access key and secret with a colon between. */
  readonly credentials: string
}

export async function openFreshDatabase(vault: Vault = freshVault(), address?: GongAddress): Promise<FreshDatabase> {
  const dataDir = await freshDataDirectory('database')
  const database = await openDatabase({ dataDir, random: randomBytes, ...(await freshPostgres()) })
  const { db, queue, alive, close } = database
  let now = new Date('2026-06-10T14:00:00Z')
  let gong: Gong = () => {
    throw new Error('Gong is not asked here')
  }
  const budget = createBudget({ db, meaningNow: () => now, isAlone: !database.isShared })
  const send: Send = async (request) => {
    if (address) return address.send(request)
    const { url, body } = request
    const answer = await gong({
      path: new URL(url).pathname,
      body: body === undefined ? undefined : JSON.parse(body),
    })
    const { status } = Status.parse(answer)
    return { status, headers: { 'content-type': 'application/json' }, body: JSON.stringify(answer) }
  }
  const foundation: Foundation = {
    db,
    alive,
    clock: { now: () => now },
    random: randomBytes,
    vault,
    journal: createJournal(join(dataDir, 'journal'), vault),
    send,
    stream: address?.stream ?? streamOf(send),
    settings: { publicUrl: NOWHERE, gongAppUrl: NOWHERE, gongApiUrl: NOWHERE, gongHosts: [] },
    seenCommits: unseenCommits(),
    // Of all that hashing costs, tests need none.
    access: {
      passwords: createPasswords(randomBytes, { memoryKib: 64, passes: 1 }),
      oidc: undefined,
      listensLocally: true,
      setupTokenFile: join(dataDir, 'setup-token'),
    },
    reached: reachedUnheard,
  }
  const recentAccess = await rememberAccess(database)
  const ctx: Context = {
    ...foundation,
    queue,
    gateway: createGateway({ ...foundation, budget, recentAccess }),
    attemptNotices: createAttemptNotices(),
    workIsDue: () => {},
  }

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
    recentAccess,
    answer: (next) => {
      gong = next
    },
    setClock: (instant) => {
      now = new Date(instant)
    },
    addConnection: async (settings = {}) => {
      const id = makeId('conn', ctx)
      await transact(db, async (trx) => {
        const integration = { id: makeId('int', ctx), name: 'Gong', auth_type: 'apiKey' as const }
        const addresses = { app_url: NOWHERE, api_url: NOWHERE }
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
            base_url: address?.baseUrl ?? NOWHERE,
            company_id: id,
            settings: JSON.stringify({ ...UNPACED, ...settings }),
            created_at: now,
          })
          .execute()
        await storeCredential(ctx, trx, id, {
          kind: 'apiKey',
          access: new Secret(address?.credentials ?? 'key:secret'),
          obtainedAt: now,
        })
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
    beginWork: async (syncId) => {
      const sync = await hold(syncId)
      const caller = { connectionId: sync.connectionId, lane: 'backfill' as const }
      return {
        sync,
        run: { id: await addRun(syncId, 'running'), trigger: 'first', rereads: 0, rereadsDone: 0 },
        client: createGongClient({ send: (request) => ctx.gateway.request(caller, request) }),
        now,
        takeSent: () => 1,
      }
    },
    close: async () => {
      await budget.close()
      await close()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}
