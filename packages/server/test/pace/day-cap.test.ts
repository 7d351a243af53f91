import { afterAll, beforeAll, expect, test } from 'vitest'
import { linkByOAuth, UNPACED } from '../link.ts'
import { openWorld, type World } from '../open-world.ts'
import { readData } from '../read-records.ts'
import { until } from '../wait.ts'

/** Too few for the first reading, of which a day may serve seven tenths. */
const CALLS_PER_DAY = 8

let world: World
/** A place that this machine was too slow to use counts, and is booked again. */
let booked = 0
let id: string
let atFirst: Record<'calls' | 'transcripts', Map<string, unknown>>

beforeAll(async () => {
  world = await openWorld({ emulator: { calls: 130 }, onBooked: () => booked++ })
  atFirst = { calls: await world.truth('calls'), transcripts: await world.truth('transcripts') }
  id = await linkByOAuth(world, { ...UNPACED, callsPerDay: CALLS_PER_DAY })
})
afterAll(() => world.close())

const syncs = async () => (await world.api.call('syncs.list', { params: { id } })).items

const status = () => world.api.call('connections.status', { params: { id } })

const countRequests = () => world.emulator.requests().filter(({ path }) => path.startsWith('/v2/')).length

test('B30: a first reading that meets its share of the day is held, not failed, and the status says why', async () => {
  await until('nothing is at work', async () => (await world.emulator.advance({ untilIdle: true })).idle)

  const { budget, lastError } = await status()
  const held = (await syncs()).filter(({ state }) => state === 'queued')

  expect(lastError).toBeNull()
  expect(budget).toMatchObject({ perDay: CALLS_PER_DAY, usedToday: Math.floor(CALLS_PER_DAY * 0.7) })
  expect(held.length).toBeGreaterThan(0)
  for (const { lastRun, caughtUp } of held) {
    expect(lastRun?.state).toBe('queued')
    expect(caughtUp).toBe(false)
  }
})

test('B30: the rest of the day is for what is new, and its limit is kept', async () => {
  await world.emulator.advance({ to: '2026-06-10T23:59:59.000Z', untilIdle: true })

  expect(countRequests()).toBeLessThanOrEqual(booked)
  expect(booked).toBeLessThanOrEqual(CALLS_PER_DAY)
  expect((await status()).budget.usedToday).toBe(booked)
  expect((await status()).lastError).toBeNull()
})

test('B30: the next day begins at midnight UTC, and the reading goes on by itself until it is complete', async () => {
  world.emulator.clearRequests()
  booked = 0

  await world.emulator.advance({ to: '2026-06-11T00:00:00.000Z', untilIdle: true })

  for (const model of ['calls', 'transcripts'] as const) {
    const stored = await readData(world, id, model)
    expect([...atFirst[model].keys()].filter((key) => !stored.has(key))).toEqual([])
  }
  expect(countRequests()).toBeLessThanOrEqual(booked)
  expect((await status()).budget.usedToday).toBe(booked)
  expect((await status()).lastError).toBeNull()
})
