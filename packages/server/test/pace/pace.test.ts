import { MODELS } from '@mallet/contract/api/syncs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { linkByOAuth } from '../link.ts'
import { openWorld, type World } from '../open-world.ts'
import { until, untilCaughtUp } from '../wait.ts'

interface Slot {
  readonly companyId: string
  readonly lane: string
  readonly slotMs: number
}

let world: World
const slots: Slot[] = []

beforeAll(async () => {
  world = await openWorld({
    emulator: { calls: 220 },
    paced: true,
    onBooked: (slot) => slots.push(slot),
  })
})
afterAll(() => world.close())

/** The shortest time within which four requests were booked. */
function shortestForFour(): number {
  const times = slots.map(({ slotMs }) => slotMs).sort((a, b) => a - b)
  return Math.min(...times.slice(3).map((time, index) => time - (times[index] ?? 0)))
}

test('A68: two connections of a company that link, sync and are triggered at once never book more than three requests in a second', async () => {
  const first = await linkByOAuth(world, {})
  // The second link asks Gong while the first connection's syncs do.
  await until('the first connection syncs', async () => slots.some(({ lane }) => lane === 'backfill'))
  const second = await linkByOAuth(world, {})
  const asked = [first, second].flatMap((id) => MODELS.map((model) => ({ id, model })))
  await Promise.all(asked.map((params) => world.api.call('syncs.trigger', { params })))

  await untilCaughtUp(world, first)
  await untilCaughtUp(world, second)

  expect(shortestForFour()).toBeGreaterThanOrEqual(1000)
  expect(slots.length).toBeGreaterThanOrEqual(20)
  const sent = world.emulator.requests().filter(({ path }) => path.startsWith('/v2/'))
  expect(sent.length).toBeLessThanOrEqual(slots.length)
})

test("A68: a link's own requests count for the company, which both connections share", async () => {
  const { items } = await world.api.call('connections.list', { query: {} })
  const [first, second] = await Promise.all(
    items.map(({ id }) => world.api.call('connections.status', { params: { id } })),
  )

  expect(new Set(items.map(({ companyId }) => companyId)).size).toBe(1)
  expect(first?.budget).toEqual(second?.budget)
  expect(first?.budget).toMatchObject({ usedToday: slots.length, perSecond: 3, perDay: 10_000, pausedUntil: null })
})
