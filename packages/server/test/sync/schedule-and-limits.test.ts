import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { enqueueDue } from '../../src/engine/enqueue-due.ts'
import { runSync } from '../../src/syncs/run-sync.ts'
import { triggerSync } from '../../src/syncs/trigger-sync.ts'
import { countOf, openSyncLab, type SyncLab } from '../sync-lab.ts'

const PAGE = 20

let lab: SyncLab

beforeAll(async () => {
  lab = await openSyncLab({ calls: 2.5 * PAGE, users: 5, pageSize: PAGE })
})
afterAll(() => lab.close())
afterEach(() => lab.heal())

const HOUR = 3600
const DAY = 24 * HOUR

test.each<[string, string | null, number]>([
  ['a minute', '61', 61],
  ['an hour', '3600', HOUR],
  ['more than the day has', '1000000000', HOUR],
])(
  'B29: a Retry-After of %s holds the run, no worker, and nothing is sent meanwhile',
  async (_, retryAfter, seconds) => {
    const connection = await lab.link('users', 'workspaces')
    lab.fault({}, { kind: 'too-many-requests', retryAfter }, { times: 1 })

    await connection.work('users')

    const asked = lab.emulator.requests().length
    expect(asked).toBe(1)
    const held = [await connection.sync('users'), await connection.sync('workspaces')]
    for (const { state, lastRun } of held) {
      expect([state, lastRun?.state, lastRun?.error]).toEqual(['queued', 'queued', undefined])
    }
    expect(held.map(({ lastRun }) => lastRun?.requests).sort()).toEqual([0, 1])
    const { rows } = await lab.leases(connection.id)
    expect(rows).toEqual([])

    await lab.advance(seconds - 10)
    await connection.work('users')
    expect(lab.emulator.requests()).toHaveLength(asked)
    await lab.endPauses()
    await lab.advance(20)
    await connection.work('users')
    await connection.work('workspaces')
    expect(await connection.sync('users')).toMatchObject({ state: 'idle', caughtUp: true })
    expect(await connection.sync('workspaces')).toMatchObject({ state: 'idle', caughtUp: true })
  },
)

test.each<[string, string | null]>([
  ['0', '0'],
  ['a negative number', '-5'],
  ['nothing', ''],
  ['no header at all', null],
  ['garbage', 'soon'],
  ['a date that is past', 'Wed, 21 Oct 2015 07:28:00 GMT'],
])('B29: a Retry-After of %s is a second, not no time, and the run ends well', async (_, retryAfter) => {
  const connection = await lab.link('users')
  lab.fault({}, { kind: 'too-many-requests', retryAfter }, { times: 1 })
  const begun = performance.now()

  expect(await connection.work('users')).toMatchObject({ state: 'succeeded', requests: 2 })
  expect(performance.now() - begun).toBeGreaterThanOrEqual(990)
})

test('B30, B35: a list that the day is too short for goes on for days, though its cursor dies each night, and nothing has failed', async () => {
  const connection = await lab.link('calls')
  await lab.limitDay(connection.id, 2)
  const days: number[] = []
  for (let day = 0; day < 8; day++) {
    lab.emulator.clearRequests()
    await connection.work('calls')
    days.push(lab.emulator.requests().length)
    const { state, lastRun } = await connection.sync('calls')
    expect([state === 'failing', lastRun?.error]).toEqual([false, undefined])
    await lab.advance(DAY)
  }

  // Seven tenths of two is one: a page, or a cursor that is refused.
  expect(Math.max(...days)).toBe(1)
  const { records, leftOut } = await connection.sync('calls')
  expect(records + leftOut).toBeGreaterThanOrEqual(2.5 * PAGE)
  expect(await lab.runs(connection.id, 'failed')).toBe(0)
})

test('B45: whoever asks while a run waits or is at work gets that run, and one run of a sync is open at a time', async () => {
  const connection = await lab.link('users')
  await enqueueDue(lab.ctx)
  const asked = await Promise.all(Array.from({ length: 5 }, () => triggerSync(lab.ctx, connection.id, 'users')))
  await Promise.all(Array.from({ length: 3 }, () => enqueueDue(lab.ctx)))

  expect(new Set(asked.map(({ runId }) => runId)).size).toBe(1)
  await connection.work('users')
  expect(await lab.runs(connection.id)).toBe(1)
})

test('B45: three workers with the same job read each page once', async () => {
  const connection = await lab.link('calls')
  await enqueueDue(lab.ctx)
  const job = await lab.ctx.queue.claim()
  if (!job) throw new Error('nothing is due')

  await Promise.all([1, 2, 3].map(() => runSync(lab.ctx, job, () => false)))

  expect(await connection.sync('calls')).toMatchObject({ caughtUp: true })
  expect(countOf(lab, 'calls.listExtensive')).toBe(3)
  expect((await connection.records('calls')).every(({ version }) => version === 1)).toBe(true)
})

test('B45: moments that were missed come as one: after three days there is one window, not hundreds', async () => {
  const connection = await lab.link('calls')
  await connection.work('calls')
  await lab.advance(3 * DAY)
  lab.emulator.clearRequests()

  await connection.work('calls')

  const { size } = await lab.truth('calls')
  expect(countOf(lab, 'calls.listExtensive')).toBeLessThanOrEqual(1 + Math.ceil(size / PAGE))
  expect(await lab.runs(connection.id)).toBe(2)
})
