import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { ConnectionSettings } from '@mallet/contract/api/connection-settings'
import { MalletError } from '@mallet/contract/errors'
import { connectMallet, type Mallet } from '@mallet/sdk'
import { readConfig } from './config.ts'
import { startPlatform } from './main.ts'
import { makeSecret } from './make-id.ts'

/** What is to be known of an emulated Gong; what `createEmulator()` of `@mallet/emulator` gives has it. */
export interface EmulatedGong {
  readonly appUrl: string
  readonly apiBaseUrl: string
  readonly controlUrl: string
  readonly companies: readonly EmulatedCompany[]
}

export interface EmulatedCompany {
  readonly name: string
  readonly apiBaseUrl: string
  readonly accessKey: string
  readonly accessKeySecret: string
}

export interface CreateMalletOptions {
  /** Stands in for Gong, and its clock for the time that has meaning. Without it, Mallet talks to the real Gong. */
  readonly emulator?: EmulatedGong
  /** Further hosts that may be linked, `host` or `host:port`: companies that the emulator gets later. */
  readonly gongHosts?: readonly string[]
  /** 0, any free one, unless said: a redirect URI must be registered before. */
  readonly port?: number
  /** Where data is kept, so that a second start goes on. Without it, in a temporary directory that `close` removes. */
  readonly dataDirectory?: string
  readonly logLevel?: 'silent' | 'error' | 'warn' | 'info' | 'debug'
}

export interface LinkOptions {
  /** One of the emulator's companies; the first unless said. */
  readonly company?: EmulatedCompany
  /** Whose it is, in your own terms. */
  readonly customer?: { readonly id: string; readonly name: string; readonly email?: string }
  readonly settings?: ConnectionSettings
}

/** A whole Mallet in this process, and its API. */
export interface RunningMallet extends Mallet {
  readonly url: string
  /** A key that may do everything. */
  readonly apiKey: string
  /** Links a company of the emulator by its API key. Its syncs begin at once. */
  link(emulator: EmulatedGong, options?: LinkOptions): Promise<{ readonly connectionId: string }>
  /** Resolves when all models of a connection are read; throws `start_failed` where that fails, or takes over 120 s. */
  caughtUp(connectionId: string, options?: { readonly withinSeconds?: number }): Promise<void>
  /** Ends all work, and frees the port and what was temporary. */
  close(): Promise<void>
}

const POLL_MS = 100

/**
 * Starts the platform in this process, for tests: its own embedded database, its own port of the loopback, nothing read
 * from the environment. It listens on return, and several may run at once.
 *
 * @throws {@link MalletError} as the start of a server does; then nothing is left behind
 */
export async function createMallet(options: CreateMalletOptions = {}): Promise<RunningMallet> {
  const { emulator, gongHosts = [], port = 0, dataDirectory, logLevel = 'error' } = options
  const directory = dataDirectory ?? (await mkdtemp(join(tmpdir(), 'mallet-')))
  const tidy = async () => {
    if (dataDirectory === undefined) await rm(directory, { recursive: true, force: true })
  }
  const apiKey = makeSecret('mk', { random: randomBytes })
  const hosts = [...gongHosts, ...(emulator?.companies ?? []).map(({ apiBaseUrl }) => new URL(apiBaseUrl).host)]
  try {
    const platform = await startPlatform(
      readConfig({
        MALLET_PORT: String(port),
        MALLET_DATA_DIR: directory,
        MALLET_API_KEY: apiKey,
        MALLET_GONG_HOSTS: hosts.join(),
        LOG_LEVEL: logLevel,
        ...(emulator && {
          MALLET_GONG_APP_URL: emulator.appUrl,
          MALLET_GONG_API_URL: emulator.apiBaseUrl,
          MALLET_CLOCK: 'emulator',
          MALLET_EMULATOR_CONTROL_URL: emulator.controlUrl,
        }),
      }),
    )
    const url = platform.publicUrl
    const mallet = connectMallet({ url, apiKey })
    return {
      ...mallet,
      url,
      apiKey,
      link: (gong, linking) => link(mallet, gong, linking),
      caughtUp: (connectionId, { withinSeconds = 120 } = {}) => caughtUp(mallet, connectionId, withinSeconds),
      close: async () => {
        await platform.close()
        await tidy()
      },
    }
  } catch (error) {
    await tidy()
    throw error
  }
}

async function link(mallet: Mallet, { companies }: EmulatedGong, options: LinkOptions = {}) {
  const { company = companies[0], settings } = options
  if (!company) throw new MalletError('invalid_input', { issues: ['emulator: has no company'] })
  const { accessKey, accessKeySecret, apiBaseUrl: baseUrl } = company
  const { items } = await mallet.integrations.list()
  const { id: integrationId } =
    items.find(({ auth }) => auth.type === 'apiKey') ??
    (await mallet.integrations.create({ name: 'Gong by API key', auth: { type: 'apiKey' } }))
  const { id: connectionId } = await mallet.connections.create({
    integrationId,
    customer: options.customer ?? { id: new URL(baseUrl).host, name: company.name },
    credentials: { type: 'apiKey', accessKey, accessKeySecret, baseUrl },
    ...(settings && { settings }),
  })
  return { connectionId }
}

async function caughtUp(mallet: Mallet, connectionId: string, withinSeconds: number): Promise<void> {
  const endMs = performance.now() + withinSeconds * 1000
  for (;;) {
    const { items } = await mallet.syncs.list({ id: connectionId })
    if (items.every((sync) => sync.caughtUp)) return
    const failing = items.find(({ state }) => state === 'failing')
    const behind = failing ?? items.find((sync) => !sync.caughtUp)
    if (failing || performance.now() > endMs) {
      const { code, message } = failing?.lastRun?.error ?? { code: 'late', message: `It took over ${withinSeconds} s.` }
      throw new MalletError('start_failed', { code }, { message: `${behind?.model} did not catch up. ${message}` })
    }
    await wait(POLL_MS)
  }
}
