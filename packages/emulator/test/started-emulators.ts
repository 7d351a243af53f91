import { afterEach } from 'vitest'
import { createEmulator, type Emulator, type EmulatorOptions } from '../src/index.ts'

/** Of the tests: a moment in the middle of a working day. */
export const ORIGIN = '2026-06-10T15:00:00.000Z'

const started: Emulator[] = []

afterEach(async () => {
  await Promise.all(started.splice(0).map((emulator) => emulator.close()))
})

/** An emulator with a held clock and without limits, unless the options say otherwise. It ends with the test. */
export async function startEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
  const defaults = { now: ORIGIN, running: false, rateLimit: false, calls: 220, users: 12 }
  const emulator = await createEmulator({ ...defaults, ...options })
  started.push(emulator)
  return emulator
}
