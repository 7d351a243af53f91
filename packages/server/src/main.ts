import { randomBytes } from 'node:crypto'
import { createSend } from '@mallet/gong'
import { systemClock } from './clock/clock.ts'
import { followEmulator } from './clock/follow-emulator.ts'
import type { Config } from './config.ts'
import type { Context } from './context.ts'
import { type Reached, reachedUnheard } from './crash-points.ts'
import { createDashboardUrl } from './dashboard/create-dashboard-url.ts'
import { openDatabase } from './db/open-database.ts'
import { type Engine, startEngine } from './engine/create-engine.ts'
import { nextDue } from './engine/next-due.ts'
import { resumeRuns } from './engine/resume-runs.ts'
import type { Foundation } from './foundation.ts'
import { type BudgetOptions, createBudget } from './gateway/budget/create-budget.ts'
import { createGateway } from './gateway/create-gateway.ts'
import { createHttp } from './http/create-http.ts'
import { listen } from './http/listen.ts'
import { firstApiKey } from './keys/first-api-key.ts'
import { createLog } from './log.ts'
import { makeDataDirectory } from './make-data-directory.ts'
import { checkKey } from './vault/check-key.ts'
import { createVault } from './vault/create-vault.ts'
import { loadKey } from './vault/load-key.ts'

export interface Platform {
  readonly publicUrl: string
  /** For whoever runs verbs in this process: the command line and tests. */
  readonly context: Context
  /** A new API key, where this start made the first one. It is shown this once. */
  readonly firstApiKey: string | undefined
  createDashboardUrl(): Promise<string>
  /** Stops taking requests, stores the pages under way, and closes the database. Nothing is lost either way. */
  close(): Promise<void>
}

export interface PlatformOptions {
  /** Told of every slot that is booked at Gong. */
  readonly onBooked?: NonNullable<BudgetOptions['onBooked']>
  /** Told of the moments at which a test may stop or kill this process. */
  readonly reached?: Reached
}

/**
 * Starts the platform: database, engine and HTTP, in this order; a failure leaves nothing behind.
 *
 * @throws {@link MalletError} `data_directory_in_use`, `database_unreadable`, `weak_encryption_key`, `undecryptable`,
 *   `port_in_use`, `emulator_unreachable`, `invalid_environment`
 */
export async function startPlatform(config: Config, options: PlatformOptions = {}): Promise<Platform> {
  const closers: (() => Promise<unknown>)[] = []
  const closeAll = async () => {
    for (const close of closers.splice(0).reverse()) await close()
  }
  try {
    return await start(config, options, closers, closeAll)
  } catch (error) {
    await closeAll()
    throw error
  }
}

async function start(
  config: Config,
  options: PlatformOptions,
  closers: (() => Promise<unknown>)[],
  closeAll: () => Promise<void>,
): Promise<Platform> {
  const log = createLog(config.logLevel)
  const owner = `${process.pid}-${randomBytes(4).toString('hex')}`
  const sender = createSend()
  closers.push(() => sender.close())
  const following =
    config.clock.kind === 'emulator' ? await followEmulator(sender.send, config.clock.controlUrl, owner) : undefined
  const clock = following?.clock ?? systemClock
  await makeDataDirectory(config.dataDir)
  const key = await loadKey(config, randomBytes)
  const { db, queue, close } = await openDatabase(config.dataDir)
  closers.push(close)
  const vault = createVault(key, randomBytes)
  await checkKey(db, vault, config)
  const budget = createBudget({ db, meaningNow: () => clock.now(), ...options })

  // The public address is known once the port is; a request that comes at that very moment finds the context made.
  let context: Context | undefined
  const app = await createHttp(() => context ?? fail('a request came before the server listened'), log)
  closers.push(() => app.close())
  const publicUrl = await listen(app, config)
  const { gongAppUrl, gongApiUrl, gongHosts } = config
  const settings = { publicUrl, gongAppUrl, gongApiUrl, gongHosts }
  const { reached = reachedUnheard } = options
  const foundation: Foundation = { db, clock, random: randomBytes, vault, send: sender.send, settings, reached }
  let engine: Engine | undefined
  const workIsDue = () => {
    engine?.wake()
    following?.changed()
  }
  const ctx: Context = { ...foundation, queue, gateway: createGateway({ ...foundation, budget }), workIsDue }
  context = ctx
  closers.push(() => ctx.gateway.close())

  await resumeRuns(ctx)
  const madeKey = await firstApiKey(ctx, config.apiKey)
  engine = startEngine(ctx, owner, (error) => log.error({ err: error }, 'a sync failed'))
  const { tick, stop } = engine
  // Whoever waits for a slot gives up at once; a page that Gong is answering is stored.
  closers.push(() => Promise.all([stop(), budget.close()]))
  await following?.begin({ moved: tick, report: () => nextDue(ctx) })
  closers.push(async () => following?.stop())
  return {
    publicUrl,
    context: ctx,
    firstApiKey: madeKey,
    createDashboardUrl: () => createDashboardUrl(ctx),
    close: closeAll,
  }
}

function fail(reason: string): never {
  throw new Error(reason)
}
