import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createEmulator, type Emulator, type EmulatorOptions } from '@mallet/emulator'
import { createSend, type Send, thisMachine } from '@mallet/gong'
import { freePort } from '../../src/cli/free-port.ts'
import { createLocalApi, type LocalApi } from '../../src/cli/local-api.ts'
import type { Linkable } from '../link.ts'
import { type DoomedProcess, doomedProcess } from './doomed-process.ts'
import { type Ledger, readLedger } from './read-ledger.ts'
import { openTokenWitness, type TokenWitness } from './token-witness.ts'

/** A Sunday in June before dawn, in every zone that the world has: nobody makes calls, so that only what is written changes. */
export const QUIET = '2026-06-14T03:30:00.000Z'

/** An emulated Gong whose clock runs, and processes of Mallet on one database, each of which may be ended and begun again. */
export interface KillSite extends Linkable {
  readonly emulator: Emulator
  readonly witness: TokenWitness
  readonly publicUrl: string
  readonly apiKey: string
  readonly send: Send
  readonly api: LocalApi
  /** Everything that the processes write is in here, besides a PostgreSQL. */
  readonly dataDir: string
  readonly server: DoomedProcess
  /** The server first. */
  readonly processes: readonly DoomedProcess[]
  /** The embedded database is read while no server lives. */
  ledger(): Promise<Ledger>
  close(): Promise<void>
}

export interface KillSiteOptions {
  /** The file of `buildDoomed`. */
  readonly build: string
  /** Without it, the embedded database. */
  readonly databaseUrl?: string | undefined
  /** Beside the server; only on PostgreSQL. */
  readonly workers?: number
  readonly emulator?: EmulatorOptions
}

export async function openKillSite({
  build,
  databaseUrl,
  workers = 0,
  emulator: given,
}: KillSiteOptions): Promise<KillSite> {
  const dataDir = await mkdtemp(join(tmpdir(), 'mallet-kills-'))
  const port = await freePort('127.0.0.1')
  const publicUrl = `http://127.0.0.1:${port}`
  const emulator = await createEmulator({
    now: QUIET,
    running: true,
    rateLimit: false,
    redirectUris: [`${publicUrl}/oauth/callback`],
    ...given,
  })
  const witness = await openTokenWitness(() => emulator.appUrl)
  const sender = createSend(thisMachine)
  const apiKey = `mk_${randomBytes(20).toString('hex')}`
  const environment = {
    MALLET_PORT: String(port),
    MALLET_API_KEY: apiKey,
    MALLET_GONG_APP_URL: witness.url,
    MALLET_GONG_API_URL: emulator.apiBaseUrl,
    MALLET_GONG_HOSTS: [witness.url, emulator.apiBaseUrl].map((url) => new URL(url).host).join(),
    MALLET_CLOCK: 'emulator',
    MALLET_EMULATOR_CONTROL_URL: emulator.controlUrl,
    ...(databaseUrl !== undefined && {
      DATABASE_URL: databaseUrl,
      MALLET_DATABASE_DURABILITY: 'any',
      MALLET_ENCRYPTION_KEY: randomBytes(32).toString('base64'),
    }),
  }
  const own = (name: string) => ({ ...environment, MALLET_DATA_DIR: join(dataDir, name) })
  const server = doomedProcess('server', 'server', build, own('server'))
  const others = Array.from({ length: workers }, (_, i) => {
    const name = `worker-${i + 1}`
    return doomedProcess(name, 'worker', build, own(name))
  })
  const processes = [server, ...others]
  return {
    emulator,
    witness,
    publicUrl,
    apiKey,
    send: sender.send,
    api: createLocalApi(sender.send, publicUrl, apiKey),
    platform: () => ({ publicUrl }),
    dataDir,
    server,
    processes,
    ledger: () =>
      readLedger(databaseUrl === undefined ? { databaseFolder: join(dataDir, 'server', 'database') } : { databaseUrl }),
    close: async () => {
      await Promise.all(processes.map((one) => one.kill()))
      await witness.close()
      await emulator.close()
      await sender.close()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}
