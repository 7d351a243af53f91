import { expect, test } from 'vitest'
import { control } from './control.ts'
import { ORIGIN, startEmulator } from './started-emulators.ts'

const after = (minutes: number) => new Date(Date.parse(ORIGIN) + minutes * 60_000).toISOString()

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

test('the same door in process moves the clock too', async () => {
  const emulator = await startEmulator()
  expect(await emulator.advance({ to: after(7) })).toEqual({ now: after(7), running: false, idle: true })
  await expect(emulator.advance({ to: after(6) })).rejects.toThrow('does not go back')
})
