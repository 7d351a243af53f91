import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { answerWith, passOn } from '../gong-proxy.ts'
import { linkByOAuth } from '../link.ts'
import { openProxiedWorld, type ProxiedWorld } from '../open-proxied-world.ts'
import { trigger, until, untilCaughtUp } from '../wait.ts'

let world: ProxiedWorld
let id: string

beforeAll(async () => {
  world = await openProxiedWorld({
    emulator: { calls: 5, users: 5 },
  })
  id = await linkByOAuth(world, {})
  await untilCaughtUp(world, id)
})
afterAll(() => world.close())

beforeEach(() => {
  world.gongApi.requests.length = 0
})

/** Gong refuses one request, and asks to wait. */
function refuseOnce(retryAfterSeconds: number): void {
  world.gongApi.play(async () => {
    world.gongApi.play(passOn)
    const headers = { 'retry-after': String(retryAfterSeconds) }
    return answerWith(429, { requestId: 'r', errors: ['Rate limit exceeded'] }, headers)
  })
}

const startTrigger = (model: 'users' | 'workspaces') =>
  world.api.call('syncs.trigger', { params: { id, model } }).then(({ runId }) => runId)

const readRun = (runId: string) => world.api.call('runs.get', { params: { id, runId } })

const budget = async () => (await world.api.call('connections.status', { params: { id } })).budget

/** A run that began, and waits now. */
const untilHeld = (runId: string) =>
  until('the run is held', async () => {
    const { state, startedAt } = await readRun(runId)
    return state === 'queued' && startedAt !== null
  })

test('B29: a short Retry-After holds the whole company for so long, and its runs then go on by themselves', async () => {
  refuseOnce(2)
  const users = await startTrigger('users')
  await until('Gong has refused', async () => world.gongApi.requests.length > 0)

  expect(await trigger(world, id, 'workspaces')).toMatchObject({ state: 'succeeded', requests: 1 })
  await until('the refused run ended', async () => (await readRun(users)).endedAt !== null)

  expect(await readRun(users)).toMatchObject({ state: 'succeeded', requests: 2 })
  const [refused, ...repeated] = world.gongApi.requests.map(({ atMs }) => atMs)
  expect(repeated).toHaveLength(2)
  expect(Math.min(...repeated)).toBeGreaterThanOrEqual((refused ?? 0) + 2000)
})

test('B29, B30: a Retry-After of hours gives up the rest of the day: runs are held until midnight and then go on', async () => {
  refuseOnce(5 * 3600)

  const runId = await startTrigger('users')
  await untilHeld(runId)

  expect(await budget()).toMatchObject({ usedToday: 10_000, perDay: 10_000 })
  await world.emulator.advance({ to: '2026-06-10T23:59:00.000Z', untilIdle: true })
  expect((await readRun(runId)).state).toBe('queued')
  expect(world.gongApi.requests).toHaveLength(1)

  await world.emulator.advance({ to: '2026-06-11T00:00:00.000Z', untilIdle: true })
  expect(await readRun(runId)).toMatchObject({ state: 'succeeded' })
  expect((await budget()).usedToday).toBeLessThan(100)
})

test('B29: a Retry-After of minutes holds every run of the company without failing one, by the clock that has meaning, and the status says until when', async () => {
  refuseOnce(120)
  const refusedAt = Date.parse('2026-06-11T00:00:00.000Z')

  const users = await startTrigger('users')
  await untilHeld(users)
  const workspaces = await startTrigger('workspaces')
  await untilHeld(workspaces)

  const { pausedUntil } = await budget()
  expect(world.gongApi.requests).toHaveLength(1)
  expect(pausedUntil).toBe(new Date(refusedAt + 120_000).toISOString())
  expect((await world.api.call('connections.status', { params: { id } })).lastError).toBeNull()

  await world.emulator.advance({ to: new Date(refusedAt + 119_000).toISOString(), untilIdle: true })
  expect(world.gongApi.requests).toHaveLength(1)
  await world.emulator.advance({ to: new Date(refusedAt + 121_000).toISOString(), untilIdle: true })
  expect([await readRun(users), await readRun(workspaces)]).toMatchObject([
    { state: 'succeeded' },
    { state: 'succeeded' },
  ])
  expect((await budget()).pausedUntil).toBeNull()
})
