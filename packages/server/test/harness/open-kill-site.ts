import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createEmulator, type Emulator, type EmulatorOptions } from '@mallet/emulator'
import { createSend, type Send, thisMachine } from '@mallet/gong'
import { freePort } from '../../src/cli/free-port.ts'
import { createLocalApi, type LocalApi } from '../../src/cli/local-api.ts'
import type { Linkable } from '../link.ts'
import { canary } from './canary.ts'
import { type DoomedProcess, doomedProcess } from './doomed-process.ts'
import { filesOf, leakcheck } from './leakcheck.ts'
import { type Hole, openHole } from './open-hole.ts'
import { type Ledger, readLedger } from './read-ledger.ts'
import { openTokenWitness, type TokenWitness } from './token-witness.ts'

/** A Sunday in June before dawn, in every zone that the world has: nobody makes calls, so that only what is written changes. */
const QUIET = '2026-06-14T03:30:00.000Z'

/** Tokens that are looked for each time: a look for one reads the whole data directory a dozen times. */
const NEWEST = 4

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
  /** An address that is set as everybody's proxy, and that nobody may use. */
  readonly hole: Hole
  readonly server: DoomedProcess
  /** The server first. */
  readonly processes: readonly DoomedProcess[]
  /** The embedded database is read while no server lives. */
  ledger(): Promise<Ledger>
  /** Secrets that stand in what the processes have written or in the rows of the database, as sentences. */
  leaks({ dump }: Ledger): Promise<string[]>
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
  /** Of all processes, besides what they need. */
  readonly environment?: Readonly<Record<string, string>>
}

export async function openKillSite({
  build,
  databaseUrl,
  workers = 0,
  emulator: given,
  environment: others,
}: KillSiteOptions): Promise<KillSite> {
  const dataDir = await mkdtemp(join(tmpdir(), 'mallet-kills-'))
  const port = await freePort('127.0.0.1')
  const publicUrl = `http://127.0.0.1:${port}`
  const emulator = await createEmulator({
    now: QUIET,
    running: true,
    rateLimit: false,
    redirectUris: [`${publicUrl}/oauth/callback`],
    clientSecret: canary('client_secret'),
    accessKeySecret: canary('access_key_secret'),
    ...given,
  })
  const witness = await openTokenWitness(() => emulator.appUrl)
  const hole = await openHole()
  const sender = createSend(thisMachine)
  const apiKey = `mk_${randomBytes(20).toString('hex')}`
  const encryptionKey = randomBytes(32).toString('base64')
  const environment = {
    ...others,
    // Nothing may leave by a proxy that nobody chose for Mallet.
    HTTP_PROXY: hole.url,
    HTTPS_PROXY: hole.url,
    ALL_PROXY: hole.url,
    NODE_USE_ENV_PROXY: '1',
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
      MALLET_ENCRYPTION_KEY: encryptionKey,
    }),
  }
  const own = (name: string) => ({ ...environment, MALLET_DATA_DIR: join(dataDir, name) })
  const server = doomedProcess('server', 'server', build, own('server'))
  const beside = Array.from({ length: workers }, (_, i) => {
    const name = `worker-${i + 1}`
    return doomedProcess(name, 'worker', build, own(name))
  })
  const processes = [server, ...beside]
  return {
    emulator,
    witness,
    publicUrl,
    apiKey,
    send: sender.send,
    api: createLocalApi(sender.send, publicUrl, apiKey),
    platform: () => ({ publicUrl }),
    dataDir,
    hole,
    server,
    processes,
    ledger: () =>
      readLedger(databaseUrl === undefined ? { databaseFolder: join(dataDir, 'server', 'database') } : { databaseUrl }),
    leaks: async ({ dump }) => {
      const secrets = new Map([
        ['the client secret', emulator.clientSecret],
        ['the API key', apiKey],
        ['the encryption key', encryptionKey],
        ...[...witness.tokens].slice(-NEWEST).map((token, i): [string, string] => [`token ${i}`, token]),
      ])
      const output = processes.map((one) => ({ name: `what ${one.name} said`, bytes: Buffer.from(one.output()) }))
      const database = { name: 'the database', bytes: Buffer.from(dump) }
      return leakcheck(secrets, [database, ...output, ...(await filesOf(dataDir))])
    },
    close: async () => {
      await Promise.all(processes.map((one) => one.kill()))
      await witness.close()
      await hole.close()
      await emulator.close()
      await sender.close()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}
