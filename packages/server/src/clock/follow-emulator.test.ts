import { createEmulator, type Emulator } from '@mallet/emulator'
import { createSend, type Sender, thisMachine } from '@mallet/gong'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { until } from '../../test/wait.ts'
import { type Following, followEmulator } from './follow-emulator.ts'

const ORIGIN = '2026-06-10T14:00:00.000Z'

let emulator: Emulator
let sender: Sender
let following: Following
/** Moves the clock on which the emulator counts its patience with followers. */
let skippedMs = 0
/** What the follower would say of itself, and when it heard of moves. */
let due: string | null
let busy: boolean
let heard: string[]

beforeEach(async () => {
  skippedMs = 0
  due = null
  busy = false
  heard = []
  sender = createSend(thisMachine)
  emulator = await createEmulator({
    now: ORIGIN,
    running: false,
    calls: 0,
    users: 5,
    monotonicClock: () => performance.now() + skippedMs,
  })
  following = await follow()
})
afterEach(async () => {
  await following.stop()
  await emulator.close()
  await sender.close()
})

const follow = () => followEmulator(sender.send, emulator.controlUrl, `follower ${Math.random()}`)
const now = () => following.clock.now().toISOString()
/** Long enough for a move that waits for nobody to be over. */
const roundTrip = () =>
  sender.send({ method: 'GET', url: `${emulator.controlUrl}/clock`, headers: {}, deadlineMs: 5000, maxBytes: 1000 })
const begin = () =>
  following.begin({
    moved: async () => {
      // To look for what is due takes its time.
      await roundTrip()
      heard.push(now())
      if (due !== null && due <= now()) due = null
    },
    report: async () => ({ at: due === null ? null : new Date(due), busy }),
  })

test('its time is that of the emulator, from the start', () => {
  expect(now()).toBe(ORIGIN)
})

test('a move is over when the follower has heard of it and looked for what is due', async () => {
  await begin()

  await emulator.advance({ seconds: 3600 })

  expect(now()).toBe('2026-06-10T15:00:00.000Z')
  expect(heard.at(-1)).toBe('2026-06-10T15:00:00.000Z')
})

test('a follower that nobody moved for long is still waited for', async () => {
  await begin()
  await emulator.advance({ seconds: 60 })
  skippedMs += 10_000

  await emulator.advance({ to: '2026-06-10T15:00:00.000Z' })

  expect(heard.at(-1)).toBe('2026-06-10T15:00:00.000Z')
})

test('a far move stops at the moment at which something is due', async () => {
  due = '2026-06-10T14:15:00.000Z'
  await begin()

  await emulator.advance({ seconds: 3600 })

  expect(heard).toContain('2026-06-10T14:15:00.000Z')
  expect(heard.at(-1)).toBe('2026-06-10T15:00:00.000Z')
})

test('a move that waits for idleness waits until the follower says that it has no more work', async () => {
  await begin()
  busy = true
  following.changed()
  await emulator.advance({ seconds: 1 })
  let idle: boolean | undefined
  const moved = emulator.advance({ seconds: 1, untilIdle: true }).then((reading) => {
    idle = reading.idle
  })
  await roundTrip()
  expect(idle).toBeUndefined()

  busy = false
  following.changed()
  await moved

  expect(idle).toBe(true)
})

test('a follower that took so long to start that it was forgotten is waited for all the same once it began', async () => {
  skippedMs += 6000
  busy = true
  await begin()
  let isOver = false
  const moved = emulator.advance({ seconds: 60, untilIdle: true }).then(() => {
    isOver = true
  })
  await roundTrip()
  expect(isOver).toBe(false)

  busy = false
  following.changed()
  await moved

  expect(now()).toBe('2026-06-10T14:01:00.000Z')
})

test('while the emulated clock runs, so does the followed one', async () => {
  await begin()
  await sender.send({
    method: 'POST',
    url: `${emulator.controlUrl}/clock`,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ running: true }),
    deadlineMs: 5000,
    maxBytes: 1000,
  })
  const before = now()

  await until('time goes by', async () => now() > before)

  expect(Math.abs(Date.parse(now()) - Date.parse(emulator.now()))).toBeLessThan(60_000)
})

test('an emulator that is not there is named', async () => {
  const nobody = followEmulator(sender.send, 'http://127.0.0.1:9', 'a')

  await expect(nobody).rejects.toMatchObject({ code: 'emulator_unreachable', details: { url: 'http://127.0.0.1:9' } })
})
