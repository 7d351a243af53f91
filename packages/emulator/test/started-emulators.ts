import { afterAll, afterEach } from 'vitest'
import { createEmulator, type Emulator, type EmulatorOptions } from '../src/index.ts'

/** Of the tests: a moment in the middle of a working day. */
export const ORIGIN = '2026-06-10T15:00:00.000Z'

const DEFAULTS = { now: ORIGIN, running: false, rateLimit: false, calls: 220, users: 12 }

const started: Emulator[] = []

afterEach(async () => {
  await Promise.all(started.splice(0).map((emulator) => emulator.close()))
})

/** An emulator with a held clock and without limits, unless the options say otherwise. It ends with the test. */
export async function startEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
  const emulator = await createEmulator({ ...DEFAULTS, ...options })
  started.push(emulator)
  return emulator
}

/** The like for the tests of a file that only read: started once, when the first one asks. It ends with the file. */
export function shareEmulator(options: EmulatorOptions = {}): () => Promise<Emulator> {
  let shared: Promise<Emulator> | undefined
  afterAll(async () => (await shared)?.close())
  return () => (shared ??= createEmulator({ ...DEFAULTS, ...options }))
}

/** The like for the tests of a file that write: the same one for each, reset, which takes no time. */
export function reuseEmulator(options: EmulatorOptions = {}): () => Promise<Emulator> {
  const shared = shareEmulator(options)
  return async () => {
    const emulator = await shared()
    await emulator.reset()
    return emulator
  }
}
