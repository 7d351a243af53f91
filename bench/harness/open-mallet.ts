import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ConnectionSettings } from '@mallet/contract/api/connection-settings'
import type { Model } from '@mallet/contract/api/syncs'
import { Secret } from '@mallet/contract/secret'
import { createSend, gongPolicy } from '@mallet/gong'
import { createAttemptNotices } from '../../packages/server/src/attempt-notices.ts'
import type { Context } from '../../packages/server/src/context.ts'
import { reachedUnheard } from '../../packages/server/src/crash-points.ts'
import { createPasswords } from '../../packages/server/src/dashboard/passwords.ts'
import { openDatabase } from '../../packages/server/src/db/open-database.ts'
import { unseenCommits } from '../../packages/server/src/db/seen-commits.ts'
import { transact } from '../../packages/server/src/db/transact.ts'
import { enqueueDue } from '../../packages/server/src/engine/enqueue-due.ts'
import type { Foundation } from '../../packages/server/src/foundation.ts'
import { createBudget } from '../../packages/server/src/gateway/budget/create-budget.ts'
import { createGateway } from '../../packages/server/src/gateway/create-gateway.ts'
import { createJournal } from '../../packages/server/src/gateway/credentials/journal.ts'
import { storeCredential } from '../../packages/server/src/gateway/credentials/store-credential.ts'
import { makeId } from '../../packages/server/src/make-id.ts'
import { createSyncs } from '../../packages/server/src/syncs/create-syncs.ts'
import { runSync } from '../../packages/server/src/syncs/run-sync.ts'
import { createVault } from '../../packages/server/src/vault/create-vault.ts'
import { identified } from '../../packages/server/src/vault/key-ring.ts'

/** Gong's limits are lifted: what is measured is Mallet, not its patience. */
export const UNPACED: ConnectionSettings = { callsPerSecond: 10_000, callsPerDay: 100_000_000 }
/** As long as Gong's: an access key of 32 characters, and a secret that is a JSON web token. */
const CREDENTIALS = `${randomBytes(16).toString('hex').toUpperCase()}:eyJhbGciOiJIUzI1NiJ9.${randomBytes(66).toString('base64url')}`
const NOWHERE = 'http://127.0.0.1:9'

/** Mallet on a PostgreSQL, with everything but its doors and the loop that decides when work is done. */
export interface BenchMallet {
  readonly ctx: Context
  /** Links one more company, of which only the calls are read, once they are asked for. */
  addCompany(): Promise<{ readonly connectionId: string; readonly callsSyncId: number }>
  /** Does all that is due, as a worker would. */
  work(): Promise<void>
  close(): Promise<void>
}

/** @param durability `any` for a server that was set up to forget */
export async function openMallet(
  databaseUrl: string,
  gongUrl: string,
  durability: 'required' | 'any',
): Promise<BenchMallet> {
  const dataDir = await mkdtemp(join(tmpdir(), 'mallet-bench-'))
  const opened = await openDatabase({ dataDir, databaseUrl, databaseDurability: durability, random: randomBytes })
  const { db, queue, alive } = opened
  const sender = createSend(gongPolicy([new URL(gongUrl).host]))
  const clock = { now: () => new Date() }
  const budget = createBudget({ db, meaningNow: clock.now })
  const vault = createVault([identified(randomBytes(32))], randomBytes)
  const foundation: Foundation = {
    db,
    alive,
    clock,
    random: randomBytes,
    vault,
    journal: createJournal(join(dataDir, 'journal'), vault),
    send: sender.send,
    stream: sender.stream,
    settings: { publicUrl: NOWHERE, gongAppUrl: NOWHERE, gongApiUrl: gongUrl, gongHosts: [new URL(gongUrl).host] },
    seenCommits: unseenCommits(),
    access: {
      passwords: createPasswords(randomBytes),
      oidc: undefined,
      listensLocally: true,
      setupTokenFile: undefined,
    },
    reached: reachedUnheard,
  }
  const ctx: Context = {
    ...foundation,
    queue,
    gateway: createGateway({ ...foundation, budget }),
    attemptNotices: createAttemptNotices(),
    workIsDue: () => undefined,
  }
  return {
    ctx,
    addCompany: () => addBenchCompany(ctx, gongUrl, UNPACED, 'calls'),
    work: async () => {
      for (;;) {
        await enqueueDue(ctx)
        const job = await queue.claim()
        if (!job) return
        await runSync(ctx, job, () => false)
      }
    },
    close: async () => {
      await budget.close()
      await ctx.gateway.close()
      await opened.close()
      await sender.close()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

/** @param reads the one model that is read by itself, if any */
export async function addBenchCompany(
  ctx: Context,
  gongUrl: string,
  settings: ConnectionSettings,
  reads: Model | undefined,
  credentials = CREDENTIALS,
) {
  const connectionId = makeId('conn', ctx)
  const integrationId = makeId('int', ctx)
  const now = ctx.clock.now()
  await transact(ctx.db, async (trx) => {
    await trx
      .insertInto('integration')
      .values({
        id: integrationId,
        name: 'Gong',
        auth_type: 'apiKey',
        app_url: NOWHERE,
        api_url: gongUrl,
        scopes: [],
        created_at: now,
        client_id: null,
        client_secret: null,
      })
      .execute()
    await trx
      .insertInto('connection')
      .values({
        id: connectionId,
        integration_id: integrationId,
        customer_id: 'acme',
        customer_name: 'Acme Inc.',
        customer_email: null,
        base_url: gongUrl,
        company_id: connectionId,
        settings: JSON.stringify(settings),
        created_at: now,
      })
      .execute()
    await storeCredential(ctx, trx, connectionId, {
      kind: 'apiKey',
      access: new Secret(credentials),
      obtainedAt: now,
    })
    await createSyncs(ctx, trx, connectionId)
    const syncs = trx.updateTable('sync').set({ paused: true }).where('connection_id', '=', connectionId)
    await (reads === undefined ? syncs : syncs.where('model', '<>', reads)).execute()
  })
  const { id } = await ctx.db
    .selectFrom('sync')
    .select('id')
    .where('connection_id', '=', connectionId)
    .where('model', '=', 'calls')
    .executeTakeFirstOrThrow()
  return { connectionId, callsSyncId: id }
}
