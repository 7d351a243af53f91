// An emulator that also says how long it took to start, what it holds in memory and for how long at most it was busy.
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { parseArgs } from 'node:util'
import { createEmulator } from '@mallet/emulator'
import { z } from 'zod'
import type { Probed, ProbedAddress } from './start-probed-emulator.ts'

const LOOK_EVERY_MS = 1

const { values } = parseArgs({ options: { calls: { type: 'string' }, seed: { type: 'string' } } })
const { calls, seed } = z.object({ calls: z.coerce.number(), seed: z.string() }).parse(values)

const beganAt = performance.now()
const emulator = await createEmulator({
  ...{ calls, seed, running: false, rateLimit: false, now: '2026-06-10T19:00:00Z' },
})
const readyMs = performance.now() - beganAt
const loop = monitorEventLoopDelay({ resolution: LOOK_EVERY_MS })
loop.enable()
const { apiBaseUrl, accessKey, accessKeySecret } = emulator
process.on('message', () => {
  const longestBusyMs = loop.max / 1e6 - LOOK_EVERY_MS
  for (let time = 0; time < 2; time++) gc?.()
  const { heapUsed, external, rss } = process.memoryUsage()
  process.send?.({
    longestBusyMs,
    heldMb: (heapUsed + external) / 2 ** 20,
    residentMb: rss / 2 ** 20,
  } satisfies Probed)
  // What this took is no stall of the emulator.
  setTimeout(() => loop.reset(), 10)
})
process.on('disconnect', () => process.exit())
process.send?.({ readyMs, apiBaseUrl, accessKey, accessKeySecret } satisfies ProbedAddress)
