import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { freePort } from '../../src/cli/free-port.ts'
import { openDatabase } from '../../src/db/open-database.ts'
import { type Command, listens, ownPorts, runMallet, runMalletFromSource } from '../run-mallet.ts'
import { until } from '../wait.ts'

const CALLS = 60
const USERS = 8
const HOURS_AWAY = 26
const HOUR_MS = 3_600_000

const Summary = z.strictObject({
  platformUrl: z.url(),
  dashboardUrl: z.url(),
  apiKey: z.string().startsWith('mk_'),
  emulator: z.looseObject({
    appUrl: z.url(),
    apiBaseUrl: z.url(),
    controlUrl: z.url(),
    companies: z.array(z.unknown()),
  }),
  connectionId: z.string().startsWith('conn_'),
  equalsTruth: z.boolean(),
  records: z.strictObject({ users: z.int(), workspaces: z.int(), calls: z.int(), transcripts: z.int() }),
  gongRequests: z.int(),
  seconds: z.number(),
})

/** Most tests start two programs. */
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 })

let dataDir: string
let settings: Awaited<ReturnType<typeof ownPorts>>
let first: Command
let up: Command

// The tests are the days of one data directory, in their order.
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'mallet-start-'))
  settings = await ownPorts(dataDir)
  first = runMalletFromSource(
    ['start', '--once', '--json', '--calls', String(CALLS), '--users', String(USERS)],
    settings,
  )
  await first.ended
})

afterAll(async () => {
  up?.child.kill('SIGKILL')
  await rm(dataDir, { recursive: true, force: true })
})

const summaryOf = ({ out }: Command) => Summary.parse(JSON.parse(out()))

test('the first start links, syncs and compares everything, and prints one line of JSON', async () => {
  expect(await first.ended, first.output()).toBe(0)

  expect(first.out().trimEnd().split('\n')).toHaveLength(1)
  expect(summaryOf(first)).toMatchObject({ equalsTruth: true, records: { users: USERS } })
})

test('the first sync asks Gong for no more pages than there are, and twice more', () => {
  const { gongRequests, records } = summaryOf(first)
  const pages = (count: number) => Math.ceil(count / 100)

  expect(records.calls).toBeGreaterThan(0)
  expect(gongRequests).toBeLessThanOrEqual(pages(CALLS) + pages(records.transcripts) + pages(USERS) + 1 + 2)
})

test('a second start goes on without linking or reading again, and shows how to look at what is there', async () => {
  up = runMallet(['start'], settings)
  await up.says('Ctrl-C stops it')

  expect(up.err()).toContain('is linked already')
  expect(up.out()).toContain('Every record equals what Gong holds.')
  const log = await fetch(`http://127.0.0.1:${settings.MALLET_EMULATOR_CONTROL_PORT}/requests`)
  expect(await log.json()).toEqual({ items: [] })
})

test('the curl lines work when they are pasted', async () => {
  const lines = up
    .out()
    .split('\n')
    .filter((line) => line.startsWith('  curl '))
  expect(lines).toHaveLength(3)

  for (const line of lines) {
    const { stdout } = await promisify(execFile)('sh', ['-c', line])
    expect(JSON.parse(stdout)).not.toHaveProperty('error')
  }
})

test('the dashboard address opens', async () => {
  const address = /^Dashboard +(\S+)$/m.exec(up.out())?.[1] ?? ''
  expect((await fetch(address)).status).toBe(200)
})

test('Ctrl-C, even twice, stops platform and emulator with exit code 0', async () => {
  up.child.kill('SIGINT')
  await up.says('Stopping. The next start goes on from here.')
  up.child.kill('SIGINT')

  expect(await up.ended).toBe(0)
  await until('the emulator is gone', async () => !(await listens(settings.MALLET_EMULATOR_PORT)))
})

test('a start after a longer stop catches up, and goes on with the company it began with', async () => {
  const before = summaryOf(first).records.calls
  await liveOn(HOURS_AWAY)

  const start = runMallet(['start', '--once', '--json', '--calls', '999'], settings)

  expect(await start.ended, start.output()).toBe(0)
  expect(start.err()).toContain(`stays the one that this data directory began with: --calls ${CALLS} --users ${USERS}`)
  const { equalsTruth, gongRequests, records } = summaryOf(start)
  expect(equalsTruth).toBe(true)
  expect(gongRequests).toBeGreaterThan(0)
  expect(records.calls).toBeGreaterThan(before)
})

test('a record that differs is named, after what is new was read, and the exit code is 1', async () => {
  const id = await spoilUser()
  await liveOn(0)

  const start = runMallet(['start', '--once', '--json'], settings)

  expect(await start.ended, start.output()).toBe(1)
  expect(summaryOf(start).equalsTruth).toBe(false)
  expect(start.err().match(/^\w+ \d+ .*$/gm)).toEqual([`users ${id} differs`])
})

test('an emulator at another port than the one that was linked is told with what to set', async () => {
  const port = String(await freePort('127.0.0.1'))

  const start = runMallet(['start', '--json'], { ...settings, MALLET_EMULATOR_PORT: port })

  expect(await start.ended).toBe(1)
  const [was, is] = [settings.MALLET_EMULATOR_PORT, port].map((at) => `http://127.0.0.1:${at}`)
  expect(start.err().trimEnd().split('\n').slice(-2)).toEqual([
    `This data directory is linked to the Gong emulator at ${was}, which listens at ${is} now.`,
    'Set MALLET_EMULATOR_PORT to the port that it had, or MALLET_DATA_DIR to another directory.',
  ])
})

const State = z.looseObject({
  clock: z.looseObject({ aheadOfWallMs: z.number().optional(), nowMs: z.number().optional() }),
  companies: z.tuple([z.looseObject({ written: z.record(z.string(), z.unknown()) })]),
})

/** Has the emulated company live on while it is stopped: its clock goes on, and one more call is listed by then. */
async function liveOn(hours: number): Promise<void> {
  const file = join(dataDir, 'emulator', 'emulator.json')
  const state = State.parse(JSON.parse(await readFile(file, 'utf8')))
  const { clock, companies } = state
  const gone = hours * HOUR_MS
  // A clock that was let go stands as its distance from the machine's; a held one as its instant.
  const now = gone + (clock.nowMs ?? Date.now() + (clock.aheadOfWallMs ?? Number.NaN))
  state.clock =
    clock.nowMs === undefined ? { running: true, aheadOfWallMs: now - Date.now() } : { running: false, nowMs: now }
  const { written } = companies[0]
  const id = String(9_000_000_000_000_000_001n + BigInt(Object.keys(written).length))
  written[id] = {
    id,
    listedAtMs: now - HOUR_MS / 2,
    transcriptAtMs: null,
    metaData: { started: new Date(now - HOUR_MS).toISOString(), duration: 600, title: 'While you were away' },
    parts: {},
  }
  await writeFile(file, JSON.stringify(state))
}

/** Changes one stored user behind Mallet's back, so that reading Gong again changes nothing. */
async function spoilUser(): Promise<string> {
  const { db, close } = await openDatabase({ dataDir, random: randomBytes })
  const sync = await db.selectFrom('sync').select('id').where('model', '=', 'users').executeTakeFirstOrThrow()
  const { id } = await db.selectFrom('record').select('id').where('sync_id', '=', sync.id).executeTakeFirstOrThrow()
  await db
    .updateTable('record')
    .set({ data: JSON.stringify({ id }) })
    .where('sync_id', '=', sync.id)
    .where('id', '=', id)
    .execute()
  await close()
  return id
}
