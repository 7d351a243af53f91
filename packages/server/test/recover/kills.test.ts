import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { freshPostgres } from '../fresh-postgres.ts'
import { buildDoomed } from '../harness/build-doomed.ts'
import type { ProgramBuild } from '../harness/build-program.ts'
import type { Doom } from '../harness/doomed-process.ts'
import { type KillSite, openKillSite } from '../harness/open-kill-site.ts'
import { faultsOf, type Ledger } from '../harness/read-ledger.ts'
import { openReader, type ReferenceReader } from '../harness/reference-reader.ts'
import { linkByOAuth, UNPACED } from '../link.ts'
import { until, untilCaughtUp } from '../wait.ts'

/** Three pages, the last one not full. */
const CALLS = 205
const PAGES = 3

/** Each is the next server's end. What is said of pages is of the calls'. */
const KILLS: readonly (Doom & { readonly what: string; readonly answered: number; readonly stored: number })[] = [
  { what: 'in the first transaction', point: 'in-transaction', nth: 1, answered: 1, stored: 0 },
  { what: 'before the second page is asked for', point: 'before-request', nth: 2, answered: 2, stored: 1 },
  { what: 'with the second page in hand', point: 'after-answer', nth: 1, answered: 3, stored: 1 },
  { what: 'in the transaction of the last page', point: 'in-transaction', nth: 2, answered: 5, stored: 2 },
  { what: 'after the commit of the last page', point: 'after-commit', nth: 1, answered: 6, stored: 3 },
]

let build: ProgramBuild
let site: KillSite
let databaseUrl: string | undefined
let connectionId: string
let reader: ReferenceReader
/** What the database held after each kill, and how many pages of calls Gong had answered by then. */
const after: { ledger: Ledger; answered: number }[] = []
let atLast: Ledger

const ofCalls = ({ syncs }: Ledger) => {
  const calls = syncs.find(({ model }) => model === 'calls')
  if (!calls) throw new Error('there is no sync of calls')
  return calls
}
const pagesAnswered = () =>
  site.emulator.requests().filter(({ path, status }) => path === '/v2/calls/extensive' && status === 200).length
const killsAt = (...points: Doom['point'][]) => KILLS.flatMap(({ point }, i) => (points.includes(point) ? [i] : []))

/** On PostgreSQL others wait until they know that a worker is dead; here that time is over at once. */
async function letLeasesEnd(): Promise<void> {
  if (databaseUrl === undefined) return
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  await client.query(`update sync set lease_until = null, owner = null`)
  await client.query(`update pgboss.job set started_on = timestamptz 'epoch' where state = 'active'`)
  await client.end()
}

beforeAll(async () => {
  build = await buildDoomed()
  databaseUrl = (await freshPostgres()).databaseUrl
  site = await openKillSite({ build: build.path, databaseUrl, emulator: { calls: CALLS, users: 5 } })
  await site.server.start()
  const { emulator, server } = site
  const hold = emulator.faults.add({
    match: { operation: 'calls.listExtensive' },
    effect: { kind: 'hold', where: 'before' },
    times: 1,
  })
  connectionId = await linkByOAuth(site, UNPACED)
  const { publicUrl, apiKey } = site
  reader = await openReader({ publicUrl, apiKey, connectionId, file: join(site.dataDir, 'reader.json') })
  await emulator.faults.reached(hold)
  await until('the lists are stored', async () => {
    const { items } = await site.api.call('syncs.list', { params: { id: connectionId } })
    return items.filter(({ caughtUp }) => caughtUp).length === 2
  })
  const [first, ...others] = KILLS
  await server.arm(first ?? { point: 'in-transaction', nth: 1 })
  emulator.faults.release(hold)
  await server.dead()
  after.push({ ledger: await site.ledger(), answered: pagesAnswered() })
  for (const doom of others) {
    await letLeasesEnd()
    server.begin(doom)
    await server.dead()
    after.push({ ledger: await site.ledger(), answered: pagesAnswered() })
  }
  await letLeasesEnd()
  await server.start()
  await reader.catchUp()
  await untilCaughtUp(site, connectionId)
  await reader.catchUp()
  await server.stop()
  atLast = await site.ledger()
}, 300_000)
afterAll(async () => {
  await site?.close()
  await build?.remove()
})

test('every server ended where it was meant to', () => {
  expect(site.server.faults()).toEqual([])
  expect(after).toHaveLength(KILLS.length)
})

test('B1: a kill before a request of a page leaves the page unasked and everything as it was', () => {
  for (const i of killsAt('before-request')) {
    expect(after[i]?.answered).toBe(KILLS[i]?.answered)
    expect(ofCalls(after[i]?.ledger ?? atLast).checkpointVersion).toBe(KILLS[i]?.stored)
  }
})

test.each([
  ['B2: a kill with the answer in hand', 'after-answer'],
  ['B3: a kill in the transaction', 'in-transaction'],
] as const)('%s leaves nothing of its page visible', (_, point) => {
  for (const i of killsAt(point)) {
    expect(after[i]?.answered).toBe(KILLS[i]?.answered)
    expect(ofCalls(after[i]?.ledger ?? atLast).checkpointVersion).toBe(KILLS[i]?.stored)
  }
})

test('B5: records and checkpoint are of the same page, whenever it ends', () => {
  for (const { ledger } of after) {
    const { checkpoint, checkpointVersion, records, leftOut, lastStarted } = ofCalls(ledger)
    expect(records + leftOut).toBe(Math.min(CALLS, checkpointVersion * 100))
    if (!checkpoint.firstWindowStored) expect(checkpoint.window?.lastStarted ?? null).toBe(lastStarted)
  }
})

test('B6: whatever is stored is told of by an event that is stored too, and counted by its run', () => {
  for (const { ledger } of after) expect(faultsOf(ledger)).toEqual([])
  expect(faultsOf(atLast)).toEqual([])
})

test('B8: a window is open until its last page is stored, and closed from then on', () => {
  const [, , , before, behind] = after.map(({ ledger }) => ofCalls(ledger))

  expect(before).toMatchObject({ checkpointVersion: PAGES - 1, checkpoint: { firstWindowStored: false } })
  expect(behind).toMatchObject({ checkpointVersion: PAGES, checkpoint: { firstWindowStored: true } })
  expect(behind?.checkpoint.window).toBeUndefined()
})

test.runIf(inject('database') === 'embedded')(
  'B10: with the database in the process that is killed, no page that was stored is lost',
  () => {
    expect(after.map(({ ledger }) => ofCalls(ledger).checkpointVersion)).toEqual(KILLS.map(({ stored }) => stored))
  },
)

test('after all kills a reader that only moves forward holds what Gong holds, and saw each version once', async () => {
  expect(await reader.differences(site.emulator.controlUrl)).toEqual([])
  expect(reader.violations).toEqual([])
  expect(atLast.syncs.filter(({ openRuns }) => openRuns > 0)).toEqual([])
})

test('no secret stands in what killed servers leave behind, and nothing left by a proxy of the environment', async () => {
  expect(site.witness.tokens.size).toBe(2)
  expect(await site.leaks(atLast)).toEqual([])
  expect(site.hole.contacts()).toBe(0)
})
