import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { createSend, gongPolicy } from '@mallet/gong'
import { ATTEMPT_CHANNEL, createAttemptNotices } from './attempt-notices.ts'
import { systemClock } from './clock/clock.ts'
import { followEmulator } from './clock/follow-emulator.ts'
import type { Config } from './config.ts'
import { startErasing } from './connections/erase-deleted.ts'
import { HOLD_CHANNEL, heldNotice } from './connections/stop-work.ts'
import type { Context } from './context.ts'
import { type Reached, reachedUnheard } from './crash-points.ts'
import { createAccessTools } from './dashboard/create-access-tools.ts'
import { createDashboardUrl } from './dashboard/create-dashboard-url.ts'
import { createSetupToken } from './dashboard/create-setup-token.ts'
import { checkCommits } from './db/older-database.ts'
import { openDatabase } from './db/open-database.ts'
import { openSeenCommits } from './db/seen-commits.ts'
import { type Engine, startEngine } from './engine/create-engine.ts'
import { nextDue } from './engine/next-due.ts'
import { resumeRuns } from './engine/resume-runs.ts'
import type { Foundation } from './foundation.ts'
import { type BudgetOptions, createBudget } from './gateway/budget/create-budget.ts'
import { PAUSE_CHANNEL } from './gateway/budget/statements.ts'
import { createGateway } from './gateway/create-gateway.ts'
import { createJournal } from './gateway/credentials/journal.ts'
import { rememberAccess } from './gateway/credentials/recent-access.ts'
import { recoverCredentials } from './gateway/credentials/recover-credentials.ts'
import { createHttp } from './http/create-http.ts'
import type { Drain } from './http/drain.ts'
import { listen } from './http/listen.ts'
import { firstApiKey } from './keys/first-api-key.ts'
import { createLog, type Log } from './log.ts'
import { makeDataDirectory } from './make-data-directory.ts'
import { checkKeys } from './vault/check-keys.ts'
import { createVault } from './vault/create-vault.ts'
import { loadKeyRing } from './vault/load-key-ring.ts'
import { startReseal } from './vault/start-reseal.ts'

/** What a stop waits for: a page that Gong is answering, and requests under way. */
const STORE_WITHIN_MS = 10_000
const ANSWER_WITHIN_MS = 5_000

export interface Worker {
  /** For whoever runs verbs in this process: the command line and tests. */
  readonly context: Context
  /** Claims nothing more, stores the pages under way, and closes the database. Nothing is lost either way. */
  close(): Promise<void>
}

export interface Platform extends Worker {
  readonly publicUrl: string
  /** A new API key, where this start made the first one. It is shown this once. */
  readonly firstApiKey: string | undefined
  /** With a code that signs in the local operator; only where nothing but this machine reaches this Mallet. */
  createDashboardUrl(): Promise<string>
  /** A new token to make the first admin with; undefined where there is somebody already. */
  createSetupToken(): Promise<string | undefined>
}

export interface PlatformOptions {
  /** Told of every slot that is booked at Gong. */
  readonly onBooked?: NonNullable<BudgetOptions['onBooked']>
  readonly reached?: Reached
}

/**
 * Starts the platform: database, engine and HTTP, in this order; a failure leaves nothing behind.
 *
 * @throws {@link MalletError} `data_directory_in_use`, `database_unreadable`, `database_unavailable`,
 *   `database_unsuitable`, `database_newer`, `weak_encryption_key`, `undecryptable`, `port_in_use`,
 *   `emulator_unreachable`, `invalid_environment`
 */
export async function startPlatform(config: Config, options: PlatformOptions = {}): Promise<Platform> {
  return orNothing(async (closers) => {
    let drainOf: Drain | undefined
    const openDoors: OpenDoors = async (context, log) => {
      const { app, drain } = await createHttp(context, log, { random: randomBytes, rateLimits: config.rateLimits })
      drainOf = drain
      closers.push(async () => {
        await drain.end(ANSWER_WITHIN_MS)
        await app.close()
      })
      return listen(app, config)
    }
    const context = await startWork(config, options, closers, openDoors)
    // First of all when this ends: nobody new comes in while the work under way is brought to its end.
    closers.push(async () => drainOf?.begin())
    return {
      context,
      publicUrl: context.settings.publicUrl,
      firstApiKey: await firstApiKey(context, config.apiKey),
      createDashboardUrl: () => createDashboardUrl(context),
      createSetupToken: () => createSetupToken(context),
    }
  })
}

/**
 * Starts one more worker on a database that others share: it syncs, and listens nowhere.
 *
 * @throws {@link MalletError} as {@link startPlatform}
 */
export const startWorker = (config: Config, options: PlatformOptions = {}): Promise<Worker> =>
  orNothing(async (closers) => ({
    context: await startWork(config, options, closers, async () => config.publicUrl ?? NO_ADDRESS),
  }))

/** A worker links nobody, so nothing that it does has the platform's address in it. */
const NO_ADDRESS = 'http://worker.invalid'

type Closer = () => Promise<unknown>
/** Answers requests with what the context becomes once it is made; says where. */
type OpenDoors = (context: () => Context | undefined, log: Log) => Promise<string>

async function orNothing<T>(start: (closers: Closer[]) => Promise<T>): Promise<T & Pick<Worker, 'close'>> {
  const closers: Closer[] = []
  const close = async () => {
    for (const closer of closers.splice(0).reverse()) await closer()
  }
  try {
    return { ...(await start(closers)), close }
  } catch (error) {
    await close()
    throw error
  }
}

async function startWork(
  config: Config,
  options: PlatformOptions,
  closers: Closer[],
  openDoors: OpenDoors,
): Promise<Context> {
  const log = createLog(config.logLevel)
  const controlHosts = config.clock.kind === 'emulator' ? [new URL(config.clock.controlUrl).host] : []
  const sender = createSend(gongPolicy([...config.gongHosts, ...controlHosts]))
  closers.push(() => sender.close())
  const following =
    config.clock.kind === 'emulator'
      ? await followEmulator(sender.send, config.clock.controlUrl, randomBytes(6).toString('hex'))
      : undefined
  const clock = following?.clock ?? systemClock
  const { access, close: closeAccess } = await createAccessTools(config, randomBytes)
  closers.push(closeAccess)
  await makeDataDirectory(config.dataDir)
  const keys = await loadKeyRing(config, randomBytes)
  const database = await openDatabase({ ...config, random: randomBytes })
  const { db, queue, alive, isShared, listen: hear, close } = database
  closers.push(close)
  const vault = createVault(keys, randomBytes)
  await checkKeys(db, vault, config)
  const budget = createBudget({
    db,
    meaningNow: () => clock.now(),
    isAlone: !isShared,
    ...(options.onBooked && { onBooked: options.onBooked }),
  })
  await hear(PAUSE_CHANNEL, budget.notice)

  // The public address is known once the port is; who asks before the context is made is told to come again.
  let context: Context | undefined
  const publicUrl = await openDoors(() => context, log)
  const { gongAppUrl, gongApiUrl, gongHosts } = config
  const settings = { publicUrl, gongAppUrl, gongApiUrl, gongHosts, revealsCredentials: config.credentialsRoute }
  const { reached = reachedUnheard } = options
  const journal = createJournal(join(config.dataDir, 'journal'), vault)
  const { send, stream } = sender
  const seenCommits = await openSeenCommits(join(config.dataDir, 'seen-commits'), () =>
    log.error('the database is an older state of itself: cursors that were given out have expired'),
  )
  closers.push(() => seenCommits.close())
  const foundation: Foundation = {
    db,
    alive,
    clock,
    random: randomBytes,
    vault,
    journal,
    seenCommits,
    send,
    stream,
    settings,
    access,
    reached,
  }
  await checkCommits(foundation)
  const unreadable = await recoverCredentials(foundation, !isShared)
  if (unreadable.length > 0) log.error({ unreadable }, 'answers of the token endpoint in the journal cannot be read')
  let engine: Engine | undefined
  const workIsDue = () => {
    engine?.wake()
    following?.changed()
  }
  const recentAccess = await rememberAccess(database)
  const gateway = createGateway({ ...foundation, budget, recentAccess })
  const attemptNotices = createAttemptNotices()
  await hear(ATTEMPT_CHANNEL, attemptNotices.tell)
  const ctx: Context = { ...foundation, queue, gateway, attemptNotices, workIsDue }
  context = ctx
  closers.push(() => ctx.gateway.close())
  await hear(HOLD_CHANNEL, (message) => {
    const { connectionId, isHeld } = heldNotice(message)
    ctx.gateway.hold(connectionId, isHeld)
  })

  if (!isShared) await resumeRuns(ctx)
  engine = startEngine(ctx, (error) => log.error({ err: error }, 'a sync failed'))
  const { tick, stop, isProbing } = engine
  // Whoever waits for a slot gives up at once; a page that Gong answers in time is stored.
  closers.push(() => Promise.all([within(STORE_WITHIN_MS, stop()), budget.close()]))
  const report = async () => {
    const { at, busy } = await nextDue(ctx)
    return { at, busy: busy || isProbing() }
  }
  await following?.begin({ moved: tick, report })
  closers.push(async () => following?.stop())
  closers.push(startReseal(ctx, log))
  closers.push(startErasing(ctx, (error) => log.error({ err: error }, 'a deleted connection is not erased yet')))
  return ctx
}

/** Resolves when the work is done, or after that time, when what is left of it is left to the next start. */
function within(milliseconds: number, work: Promise<unknown>): Promise<unknown> {
  const late = new Promise((resolve) => setTimeout(resolve, milliseconds).unref())
  return Promise.race([work, late])
}
