import { randomBytes } from 'node:crypto'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { Secret } from '@mallet/contract/secret'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { freePort } from '../../src/cli/free-port.ts'
import { lockDirectory } from '../../src/db/embedded/directory-lock.ts'
import { openDatabase } from '../../src/db/open-database.ts'
import { identified } from '../../src/vault/key-ring.ts'
import { freshDataDirectory } from '../fresh-data-directory.ts'
import { freshVault } from '../fresh-vault.ts'
import { type Command, listens, ownPorts, runEmulator, runMallet, runNode } from '../run-mallet.ts'
import { masked } from './masked.ts'

/** Each test starts a program or two. */
vi.setConfig({ testTimeout: 120_000 })

const KEY = randomBytes(32).toString('base64')

let dataDir: string
let settings: Awaited<ReturnType<typeof ownPorts>>
let takenPort: string
const taken = createServer()

beforeAll(async () => {
  takenPort = String(await freePort('127.0.0.1'))
  await new Promise<void>((resolve) => taken.listen(Number(takenPort), '127.0.0.1', resolve))
  dataDir = await freshDataDirectory('errors')
  settings = await ownPorts(dataDir)
})

afterAll(async () => {
  taken.close()
  await rm(dataDir, { recursive: true, force: true })
})

/** The whole of what a person sees, against what was reviewed. */
async function expectOutput(command: Command, file: string, more: Readonly<Record<string, string>> = {}) {
  const code = await command.ended
  const text = masked(command.output(), { data: dataDir, 'taken port': takenPort, node: process.execPath, ...more })
  await expect(`${text}\nexit code ${code}\n`).toMatchFileSnapshot(`snapshots/${file}.txt`)
  expect(code).toBe(1)
}

test('every setting that cannot be used is told at once', async () => {
  const environment = {
    MALLET_PORT: 'http',
    MALLET_PUBLIC_URL: 'mallet.example.com',
    MALLET_ENCRYPTION_KEY: KEY,
    MALLET_ENCRYPTION_KEY_FILE: '/run/secrets/mallet',
    MALLET_API_KEY: 'secret',
    MALLET_GONG_HOSTS: '*',
    MALLET_CLOCK: 'emulator',
    MALLET_EMULATOR_PORT: '70000',
    LOG_LEVEL: 'verbose',
  }
  await expectOutput(runMallet(['server'], environment), 'environment')
})

test('the clock of an emulator is refused beside the real Gong', async () => {
  await expectOutput(runMallet(['server'], { ...settings, MALLET_CLOCK: 'emulator' }), 'emulator-clock-with-real-gong')
})

test('A39: an encryption key that is too weak is refused', async () => {
  await expectOutput(runMallet(['server'], { ...settings, MALLET_ENCRYPTION_KEY: 'aaaa' }), 'weak-encryption-key')
})

test('A39: a PostgreSQL without an encryption key is refused before it is opened, and nothing listens', async () => {
  const DATABASE_URL = 'postgres://127.0.0.1:9/mallet'
  await expectOutput(runMallet(['server'], { ...settings, DATABASE_URL }), 'encryption-key-required')
  expect(await listens(settings.MALLET_PORT)).toBe(false)
})

test('a key file that cannot be read is named', async () => {
  const MALLET_ENCRYPTION_KEY_FILE = join(dataDir, 'no-such-file')
  await expectOutput(runMallet(['server'], { ...settings, MALLET_ENCRYPTION_KEY_FILE }), 'unreadable-key-file')
})

test('a taken port is named with its setting', async () => {
  await expectOutput(runMallet(['server'], { ...settings, MALLET_PORT: takenPort }), 'port-taken')
})

test('a second process on a data directory is refused', async () => {
  const lock = await lockDirectory(dataDir)
  await expectOutput(runMallet(['server'], settings), 'data-directory-in-use')
  await lock.release()
})

test('a data directory that is a file is refused', async () => {
  const file = join(dataDir, 'file')
  await writeFile(file, '')
  await expectOutput(runMallet(['server'], { ...settings, MALLET_DATA_DIR: file }), 'data-directory-is-a-file')
})

test('a damaged database is told without the words of the database', async () => {
  const damaged = join(dataDir, 'damaged')
  await mkdir(join(damaged, 'database'), { recursive: true })
  await writeFile(join(damaged, 'database', 'PG_VERSION'), '18')
  await expectOutput(runMallet(['server'], { ...settings, MALLET_DATA_DIR: damaged }), 'damaged-database')
})

test('a key that does not belong to the data is refused before anything is stored under it', async () => {
  const { db, close } = await openDatabase({ dataDir, random: randomBytes })
  const vault = freshVault(Buffer.from(KEY, 'base64'))
  await db
    .insertInto('integration')
    .values({
      id: 'int_1',
      name: 'Gong',
      auth_type: 'oauth2',
      client_secret: vault.seal({ owner: 'int_1', field: 'client_secret' }, new Secret('secret')),
      scopes: [],
      app_url: '',
      api_url: '',
      created_at: new Date(),
    })
    .execute()
  await close()
  const another = randomBytes(32)
  const environment = { ...settings, MALLET_ENCRYPTION_KEY: another.toString('base64') }
  await expectOutput(runMallet(['server'], environment), 'replaced-encryption-key', {
    'key id of the data': identified(Buffer.from(KEY, 'base64')).id,
    'key id of the setting': identified(another).id,
  })
})

test('a clock that nobody keeps is told', async () => {
  const gong = `http://127.0.0.1:${settings.MALLET_EMULATOR_PORT}`
  const environment = { ...settings, MALLET_CLOCK: 'emulator', MALLET_GONG_APP_URL: gong, MALLET_GONG_API_URL: gong }
  await expectOutput(runMallet(['server'], environment), 'emulator-unreachable', {
    'control port': settings.MALLET_EMULATOR_CONTROL_PORT,
  })
})

test('a start whose own port is taken stops the emulator and says one thing', async () => {
  const MALLET_DATA_DIR = await freshDataDirectory('start', dataDir)
  const command = runMallet(['start', '--calls', '5'], { ...settings, MALLET_DATA_DIR, MALLET_PORT: takenPort })
  await expectOutput(command, 'start-port-taken', { 'emulator port': settings.MALLET_EMULATOR_PORT })
  expect(await listens(settings.MALLET_EMULATOR_PORT)).toBe(false)
})

test('a start whose emulator finds its port taken names the setting', async () => {
  await expectOutput(
    runMallet(['start'], { ...settings, MALLET_EMULATOR_PORT: takenPort }),
    'start-emulator-port-taken',
  )
})

test('a start whose programs would take one port says so', async () => {
  await expectOutput(
    runMallet(['start'], { ...settings, MALLET_PORT: takenPort, MALLET_EMULATOR_PORT: takenPort }),
    'start-same-port',
  )
})

test('a start whose emulator cannot read its state passes on what it says', async () => {
  await mkdir(join(dataDir, 'emulator'), { recursive: true })
  await writeFile(join(dataDir, 'emulator', 'emulator.json'), '{}')
  await expectOutput(runMallet(['start'], settings), 'start-emulator-state')
})

test('an option that makes no sense is explained', async () => {
  await expectOutput(runMallet(['start', '--calls', 'many'], settings), 'start-option')
})

test('the emulator alone names its own option for the port', async () => {
  await expectOutput(runEmulator(['--port', takenPort]), 'emulator-port-taken')
})

test('a Node that is too old is told before anything is loaded', async () => {
  const older = join(dataDir, 'older-node.mjs')
  await writeFile(
    older,
    `Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '18.20.1' } })`,
  )
  await expectOutput(runNode(['--import', older, 'scripts/install-if-needed.mjs'], {}), 'old-node')
})
