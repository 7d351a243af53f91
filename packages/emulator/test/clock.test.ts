import { expect, test } from 'vitest'
import { control } from './control.ts'
import { follow } from './follower.ts'
import { ORIGIN, startEmulator } from './started-emulators.ts'

const after = (minutes: number) => new Date(Date.parse(ORIGIN) + minutes * 60_000).toISOString()

/** Due every ten minutes after the origin. */
const everyTenMinutes = (now: string) => {
  const minutes = (Date.parse(now) - Date.parse(ORIGIN)) / 60_000
  return { nextDueAt: after((Math.floor(minutes / 10) + 1) * 10) }
}

test('a held clock stays, moves by seconds or to an instant, and can be set running', async () => {
  const emulator = await startEmulator()
  expect((await control(emulator, 'GET', '/clock')).body).toEqual({ now: ORIGIN, running: false })
  const moved = await control(emulator, 'POST', '/clock', { advanceSeconds: 90 })
  expect(moved.body).toEqual({ now: after(1.5), running: false, idle: true })
  const set = await control(emulator, 'POST', '/clock', { now: after(60), running: true })
  expect(set.body).toMatchObject({ running: true, idle: true })
  const { body } = await control(emulator, 'GET', '/clock')
  expect(Date.parse(String(body.now))).toBeGreaterThanOrEqual(Date.parse(after(60)))
  expect(body.running).toBe(true)
})

test('a running clock goes at the speed of the wall clock', async () => {
  const wall = { ms: 1_000_000 }
  const emulator = await startEmulator({ running: true, wallClock: () => wall.ms })
  expect(emulator.now()).toBe(ORIGIN)
  wall.ms += 61_000
  expect(emulator.now()).toBe(after(61 / 60))
  await emulator.advance({ seconds: 60 })
  wall.ms += 59_000
  expect(emulator.now()).toBe(after(3))
  await control(emulator, 'POST', '/clock', { running: false })
  wall.ms += 59_000
  expect(emulator.now()).toBe(after(3))
})

test.each([
  ['backwards in seconds', { advanceSeconds: -1 }],
  ['backwards to an instant', { now: after(-1) }],
  ['both ways at once', { advanceSeconds: 1, now: after(1) }],
  ['to no instant', { now: 'noon' }],
  ['by an unknown field', { advanceMinutes: 1 }],
])('a move %s is a 400 and moves nothing', async (_, move) => {
  const emulator = await startEmulator()
  const reply = await control(emulator, 'POST', '/clock', move)
  expect(reply).toMatchObject({ status: 400, body: { error: expect.any(String) } })
  expect(emulator.now()).toBe(ORIGIN)
})

test('a far move steps over every due moment of every follower, in order', async () => {
  const emulator = await startEmulator()
  const tens = await follow(emulator, 'tens', everyTenMinutes)
  const once = await follow(emulator, 'once', (now) => ({ nextDueAt: now < after(25) ? after(25) : null }))
  const moved = await control(emulator, 'POST', '/clock', { advanceSeconds: 45 * 60 })
  expect(moved.body).toEqual({ now: after(45), running: false, idle: true })
  const steps = [0, 10, 20, 25, 30, 40, 45].map(after)
  expect(tens.heard).toEqual(steps)
  expect(once.heard).toEqual(steps)
  tens.stop()
  once.stop()
})

test('a move is answered after every follower has heard of it and reported back', async () => {
  const emulator = await startEmulator()
  const follower = await follow(emulator, 'slow', () => ({ nextDueAt: null }))
  await control(emulator, 'POST', '/clock', { advanceSeconds: 60 })
  expect(follower.heard.at(-1)).toBe(after(1))
  follower.stop()
})

test('without untilIdle a move does not wait for work; the answer says that there is some', async () => {
  const emulator = await startEmulator()
  const follower = await follow(emulator, 'busy', (now) => ({ nextDueAt: null, busy: now !== ORIGIN }))
  const moved = await control(emulator, 'POST', '/clock', { advanceSeconds: 60 })
  expect(moved.body).toMatchObject({ now: after(1), idle: false })
  follower.stop()
})

test('with untilIdle each due moment is worked off before the next one comes', async () => {
  const emulator = await startEmulator()
  const log: string[] = []
  const follower = await follow(emulator, 'worker', (now) => {
    const isDue = now !== ORIGIN && Date.parse(now) % 600_000 === 0 && !log.includes(`done ${now}`)
    if (!isDue) return everyTenMinutes(now)
    if (!log.includes(`begun ${now}`)) {
      log.push(`begun ${now}`)
      return { ...everyTenMinutes(now), workMs: 30 }
    }
    log.push(`done ${now}`)
    return everyTenMinutes(now)
  })
  const moved = await control(emulator, 'POST', '/clock', { advanceSeconds: 30 * 60, untilIdle: true })
  expect(moved.body).toEqual({ now: after(30), running: false, idle: true })
  expect(log).toEqual([10, 20, 30].flatMap((minute) => [`begun ${after(minute)}`, `done ${after(minute)}`]))
  follower.stop()
})

test('with untilIdle work that is under way is waited for, and what it plans for soon is met', async () => {
  const emulator = await startEmulator()
  const met: string[] = []
  const follower = await follow(emulator, 'planner', (now) => {
    if (met.length === 0 && now === ORIGIN) {
      met.push('at work')
      return { nextDueAt: null, busy: true }
    }
    met.push(now)
    return { nextDueAt: now < after(2) ? after(2) : null }
  })
  setTimeout(() => follower.report(after(2)), 100)
  const moved = await control(emulator, 'POST', '/clock', { advanceSeconds: 300, untilIdle: true })
  expect(moved.body).toMatchObject({ now: after(5), idle: true })
  expect(met).toContain(after(2))
  follower.stop()
})

test('a follower whose due moment never moves is stepped on once, not for ever', async () => {
  const emulator = await startEmulator()
  const follower = await follow(emulator, 'stuck', () => ({ nextDueAt: after(1) }))
  const moved = await control(emulator, 'POST', '/clock', { advanceSeconds: 300 })
  expect(moved.body).toMatchObject({ now: after(5), idle: false })
  expect(follower.heard).toEqual([0, 1, 5].map(after))
  follower.stop()
})

test('a follower that falls silent is dropped after five seconds and holds nobody up', async () => {
  const monotonic = { ms: 0 }
  const emulator = await startEmulator({ monotonicClock: () => monotonic.ms })
  const follower = await follow(emulator, 'gone', () => ({ nextDueAt: after(1), busy: true }))
  follower.stop()
  await new Promise((resolve) => setTimeout(resolve, 50))
  const moving = control(emulator, 'POST', '/clock', { advanceSeconds: 300, untilIdle: true })
  monotonic.ms = 4_999
  const early = await Promise.race([moving, new Promise((resolve) => setTimeout(() => resolve('waiting'), 700))])
  expect(early).toBe('waiting')
  monotonic.ms = 5_001
  expect((await moving).body).toMatchObject({ now: after(5), idle: true })
})

test('moves asked for together happen one after the other', async () => {
  const emulator = await startEmulator()
  const moves = await Promise.all(
    [10, 20, 30].map((advanceSeconds) => control(emulator, 'POST', '/clock', { advanceSeconds })),
  )
  const instants = moves.map(({ body }) => String(body.now)).sort()
  expect(new Set(instants).size).toBe(3)
  expect(emulator.now()).toBe(after(1))
  expect(instants.at(-1)).toBe(after(1))
})

test('a poll that says what it has heard is answered at once when it has missed a move', async () => {
  const emulator = await startEmulator()
  const poll = async (move?: number) =>
    (await control(emulator, 'POST', '/clock/followers/one', { nextDueAt: null, busy: false, move })).body
  const first = await poll()
  const waiting = poll(Number(first.move))
  const moving = control(emulator, 'POST', '/clock', { advanceSeconds: 60 })
  expect(await waiting).toMatchObject({ now: after(1), running: false })
  expect(await poll(Number(first.move))).toMatchObject({ now: after(1) })
  const heard = await poll(Number(first.move))
  const last = poll(Number(heard.move))
  expect((await moving).body).toMatchObject({ now: after(1) })
  await emulator.reset()
  await last
})

test('a report that makes no sense is a 400', async () => {
  const emulator = await startEmulator()
  for (const report of [{}, { nextDueAt: 'soon', busy: false }, { nextDueAt: null }]) {
    expect((await control(emulator, 'POST', '/clock/followers/one', report)).status).toBe(400)
  }
})

test('the same door in process moves the clock too', async () => {
  const emulator = await startEmulator()
  expect(await emulator.advance({ to: after(7) })).toEqual({ now: after(7), running: false, idle: true })
  await expect(emulator.advance({ to: after(6) })).rejects.toThrow('does not go back')
})
