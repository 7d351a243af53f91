import { expect, test } from 'vitest'
import { createDatabaseClock } from './database-clock.ts'

/** A database whose clock is `aheadMs` before ours, and a statement that takes the given times there and back. */
function aDatabase(aheadMs: number) {
  const database = { atMs: 1000, aheadMs, answers: 0 }
  const clock = createDatabaseClock(() => database.atMs)
  const exchange = (thereMs: number, backMs: number) =>
    clock.timed(async () => {
      database.atMs += thereMs
      const nowMs = database.atMs + database.aheadMs
      database.atMs += backMs
      return { nowMs }
    })
  const trueNowMs = () => database.atMs + database.aheadMs
  return { database, clock, exchange, trueNowMs }
}

test('the true time is never before now and never after now and its uncertainty', async () => {
  const { clock, exchange, trueNowMs } = aDatabase(5_000_000)
  for (const [thereMs, backMs] of [
    [30, 2],
    [1, 40],
    [3, 3],
    [0, 9],
    [80, 0],
  ] as const) {
    await exchange(thereMs, backMs)
    expect(clock.nowMs()).toBeLessThanOrEqual(trueNowMs())
    expect(clock.nowMs() + clock.uncertaintyMs()).toBeGreaterThanOrEqual(trueNowMs())
  }
})

test('slow answers make the clock no less certain than quick ones have made it', async () => {
  const { clock, exchange } = aDatabase(-700)
  await exchange(2, 1)
  await exchange(500, 500)
  expect(clock.uncertaintyMs()).toBeLessThan(5)
})

test.each([-3_600_000, -40, 40, 3_600_000])(
  'a clock that was set by %s ms is believed with the next answer',
  async (stepMs) => {
    const { database, clock, exchange, trueNowMs } = aDatabase(0)
    await exchange(2, 1)
    database.aheadMs += stepMs
    await exchange(2, 1)
    expect(Math.abs(clock.nowMs() - trueNowMs())).toBeLessThan(5)
  },
)

test('what was learned long ago is less certain', async () => {
  const { database, clock, exchange } = aDatabase(0)
  await exchange(2, 1)
  const before = clock.uncertaintyMs()
  database.atMs += 60_000
  expect(clock.uncertaintyMs()).toBeGreaterThan(before + 10)
})

test('the lead follows the slowest of the latest answers, up to a bound', async () => {
  const { clock, exchange } = aDatabase(0)
  expect(clock.leadMs()).toBe(0)
  await exchange(50, 50)
  await exchange(1, 1)
  expect(clock.leadMs()).toBeGreaterThan(50)
  for (let answer = 0; answer < 20; answer++) await exchange(1, 1)
  expect(clock.leadMs()).toBeLessThan(5)
  await exchange(5000, 5000)
  expect(clock.leadMs()).toBeLessThan(1000)
})
