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

test('with untilIdle work that one follower leaves to another is waited for as well', async () => {
  const emulator = await startEmulator()
  const log: string[] = []
  const first = await follow(emulator, 'first', (now) => {
    if (now === ORIGIN || log.includes('left')) return { nextDueAt: null }
    setTimeout(() => {
      log.push('left')
      first.report(null)
    }, 30)
    return { nextDueAt: null, busy: true }
  })
  const second = await follow(emulator, 'second', () => {
    if (!log.includes('left') || log.includes('taken')) return { nextDueAt: null }
    log.push('taken')
    setTimeout(() => {
      log.push('done')
      second.report(null)
    }, 30)
    return { nextDueAt: null, busy: true }
  })
  const moved = await control(emulator, 'POST', '/clock', { advanceSeconds: 60, untilIdle: true })
  expect(moved.body).toMatchObject({ idle: true })
  expect(log).toEqual(['left', 'taken', 'done'])
  first.stop()
  second.stop()
})

test('waiting for work does not ask the followers again and again', async () => {
  const emulator = await startEmulator()
  let answers = 0
  const follower = await follow(emulator, 'worker', () => {
    answers += 1
    return { nextDueAt: null, busy: answers < 3 }
  })
  const moving = control(emulator, 'POST', '/clock', { advanceSeconds: 60, untilIdle: true })
  await new Promise((resolve) => setTimeout(resolve, 300))
  follower.report(null)
  await moving
  expect(answers).toBeLessThan(10)
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
  const follower = await follow(emulator, 'tens', everyTenMinutes)
  const move = () => control(emulator, 'POST', '/clock', { advanceSeconds: 15 * 60 })
  const instants = (await Promise.all([move(), move(), move()])).map(({ body }) => body.now)
  expect(instants.sort()).toEqual([15, 30, 45].map(after))
  follower.stop()
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
