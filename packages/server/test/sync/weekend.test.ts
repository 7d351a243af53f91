import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { countRequests } from '../count-requests.ts'
import { linkByOAuth, UNPACED } from '../link.ts'
import { openWorld, type World } from '../open-world.ts'
import { readData } from '../read-records.ts'
import { trigger, untilCaughtUp } from '../wait.ts'

/** Thursday, three in the afternoon in New York. */
const BEGINS = '2026-06-11T19:00:00.000Z'
const STEP_HOURS = 12
/** To Saturday, three in the afternoon. */
const DAYS = 2
const HOURS = DAYS * 24
/** The rest of Thursday's, and Friday's. */
const BUSINESS_HOURS = 5 + 13

let world: World
let id: string
let before: Map<string, unknown>
let counts: Readonly<Record<string, number>>
/** Transcripts that Gong had for at least three hours while Mallet did not have them, by step. */
const overdue: string[] = []

/** A weekend comes, before and in which calls happen, are listed late, and are transcribed later. */
beforeAll(async () => {
  world = await openWorld({ emulator: { now: BEGINS, calls: 280, users: 12 } })
  id = await linkByOAuth(world, { ...UNPACED, timeZone: 'America/New_York' })
  await untilCaughtUp(world, id)
  before = await readData(world, id, 'calls')
  world.emulator.clearRequests()
  let there = new Set<string>()
  for (let hours = 0; hours < HOURS; hours += STEP_HOURS) {
    await world.emulator.advance({ seconds: STEP_HOURS * 3600, untilIdle: true })
    const stored = await readData(world, id, 'transcripts')
    overdue.push(...[...there].filter((callId) => !stored.has(callId)))
    there = new Set((await world.truth('transcripts')).keys())
  }
  counts = countRequests(world)
}, 240_000)
afterAll(() => world.close())

test('new calls came by themselves, and no transcript was overdue by hours', async () => {
  const stored = await readData(world, id, 'calls')
  const missing = [...(await world.truth('calls')).keys()].filter((callId) => !stored.has(callId))

  expect(stored.size).toBeGreaterThan(before.size + 3)
  expect(missing.length).toBeLessThan(3)
  expect(overdue).toEqual([])
})

test('asked to read once more, Mallet holds exactly what Gong holds', async () => {
  for (const model of ['calls', 'transcripts'] as const) await trigger(world, id, model)
  await untilCaughtUp(world, id)

  for (const model of ['users', 'workspaces', 'calls', 'transcripts'] as const) {
    expect(await readData(world, id, model)).toEqual(await world.truth(model))
  }
})

test('no version was written twice or left out, and every number is used once', async () => {
  const { rows } = await sql<{ sync_id: number; id: string; version: number; seq: number }>`
    select sync_id, id, version, seq::int from record_version
    union all select sync_id, id, version, seq::int from record order by sync_id, id, version`.execute(
    world.platform().context.db,
  )
  const versions = groupBy(rows, (row) => `${row.sync_id} ${row.id}`)
  const numbers = groupBy(rows, (row) => row.sync_id)

  for (const own of versions.values()) expect(own.map(({ version }) => version)).toEqual(own.map((_, i) => i + 1))
  for (const own of numbers.values()) {
    expect(own.map(({ seq }) => seq).sort((a, b) => a - b)).toEqual(own.map((_, i) => i + 1))
  }
  expect([...versions.values()].filter((own) => own.length > 1).length).toBeGreaterThan(0)
})

test('events tell of as many changes as there are versions', async () => {
  const { rows } = await sql<{ told: number; made: number }>`
    select (select sum((data->>'added')::int + (data->>'updated')::int)::int from outbox_event) as told,
           (select count(*)::int from record) + (select count(*)::int from record_version) as made`.execute(
    world.platform().context.db,
  )

  expect(rows[0]?.told).toBe(rows[0]?.made)
})

test('the days cost as many requests as planned', () => {
  const quarterHours = BUSINESS_HOURS * 4
  const otherHours = HOURS - BUSINESS_HOURS

  // A window a moment, and now and then calls that are read again by id.
  expect(counts['calls.listExtensive']).toBeGreaterThanOrEqual(quarterHours + otherHours - 1)
  expect(counts['calls.listExtensive']).toBeLessThan(quarterHours + otherHours + 50)
  expect(counts['calls.transcripts']).toBeLessThan(100)
  expect(counts['users.list']).toBe(DAYS)
  // Once a day, and where nothing was heard for a day but that there are no calls, which is not believed unasked. How
  // often that is depends on the weekday on which the week begins.
  expect(counts['workspaces.list']).toBeGreaterThanOrEqual(DAYS)
  expect(counts['workspaces.list']).toBeLessThan(2 * DAYS)
})

test('no run failed', async () => {
  const { rows } = await sql<{ state: string; runs: number }>`
    select state, count(*)::int as runs from run group by state`.execute(world.platform().context.db)

  expect(rows).toEqual([{ state: 'succeeded', runs: expect.any(Number) }])
})

function groupBy<T, K>(items: readonly T[], keyOf: (item: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>()
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item])
  return groups
}
