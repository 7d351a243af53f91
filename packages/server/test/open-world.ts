import { randomBytes } from 'node:crypto'
import { rm } from 'node:fs/promises'
import type { Model } from '@mallet/contract/api/syncs'
import { createEmulator, type Emulator, type EmulatorOptions } from '@mallet/emulator'
import { createSend, type Send, thisMachine } from '@mallet/gong'
import { freePort } from '../src/cli/free-port.ts'
import { createLocalApi, type LocalApi } from '../src/cli/local-api.ts'
import type { Config } from '../src/config.ts'
import { createApiKey } from '../src/keys/create-api-key.ts'
import { type Platform, type PlatformOptions, startPlatform } from '../src/main.ts'
import { freshDataDirectory } from './fresh-data-directory.ts'
import { freshPostgres } from './fresh-postgres.ts'

/** An emulated Gong and a platform beside it, over real HTTP, on a data directory of their own. */
export interface World {
  readonly emulator: Emulator
  readonly config: Config
  readonly send: Send
  readonly apiKey: string
  /** Mallet's own API, with a key. */
  readonly api: LocalApi
  platform(): Platform
  /** Stops the platform gracefully and starts it again on the same data. */
  restart(): Promise<void>
  /** What a perfect sync would hold now, by id; with private calls only where asked for. */
  truth(model: Model, withPrivate?: boolean): Promise<Map<string, unknown>>
  close(): Promise<void>
}

export interface WorldOptions extends PlatformOptions {
  readonly emulator?: EmulatorOptions
  /** Keeps Gong's limit on; journeys that are not about pace leave it off. */
  readonly paced?: boolean
  readonly config?: Partial<Config>
}

/** The instant at which test worlds begin: a Wednesday afternoon in the company's business hours. */
export const ORIGIN = '2026-06-10T19:00:00.000Z'

export async function openWorld({
  emulator: given,
  paced = false,
  config: changes,
  ...options
}: WorldOptions = {}): Promise<World> {
  const dataDir = await freshDataDirectory('world')
  const port = await freePort('127.0.0.1')
  const emulator = await createEmulator({
    now: ORIGIN,
    running: false,
    calls: 130,
    users: 12,
    rateLimit: paced,
    redirectUris: [`http://127.0.0.1:${port}/oauth/callback`],
    ...given,
  })
  const database = await freshPostgres()
  const config: Config = {
    port,
    host: '127.0.0.1',
    publicUrl: undefined,
    dataDir,
    ...database,
    // PostgreSQL wants one; beside the embedded database one is made.
    encryptionKey: database.databaseUrl && randomBytes(32).toString('base64'),
    encryptionKeyFile: undefined,
    apiKey: undefined,
    gongAppUrl: emulator.appUrl,
    gongApiUrl: emulator.apiBaseUrl,
    gongHosts: [new URL(emulator.apiBaseUrl).host],
    clock: { kind: 'emulator', controlUrl: emulator.controlUrl },
    emulatorPort: 0,
    emulatorControlPort: 0,
    rateLimits: { perKey: { perSecond: 200, burst: 2000 }, perAddress: { perSecond: 100, burst: 1000 } },
    credentialsRoute: false,
    logLevel: 'error',
    ...changes,
  }
  let platform = await startPlatform(config, options)
  const { key: apiKey } = await createApiKey(platform.context, { name: 'test' })
  const sender = createSend(thisMachine)
  return {
    emulator,
    config,
    send: sender.send,
    apiKey,
    api: createLocalApi(sender.send, platform.publicUrl, apiKey),
    platform: () => platform,
    restart: async () => {
      await platform.close()
      platform = await startPlatform(config, options)
    },
    truth: (model, withPrivate = false) => readTruth(sender.send, emulator.controlUrl, model, withPrivate),
    close: async () => {
      await platform.close()
      await emulator.close()
      await sender.close()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

export async function readTruth(
  send: Send,
  controlUrl: string,
  model: Model,
  withPrivate = false,
): Promise<Map<string, unknown>> {
  const url = `${controlUrl}/truth/${model}?private=${withPrivate ? 1 : 0}`
  const { body } = await send({ method: 'GET', url, headers: {}, deadlineMs: 60_000, maxBytes: 500_000_000 })
  const lines = body.split('\n').filter((line) => line !== '')
  return new Map(
    lines.map((line) => {
      const { id, data }: { id: string; data: unknown } = JSON.parse(line)
      return [id, data]
    }),
  )
}
