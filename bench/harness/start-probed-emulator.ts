import { fork } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { Pool } from 'undici'
import { z } from 'zod'
import { FROM_SOURCE } from './from-source.ts'

const ENTRY = fileURLToPath(new URL('./probed-emulator.ts', import.meta.url))
/** Until the emulator counts stalls anew. */
const AFTER_PROBE_MS = 30

/** `readyMs` is from the call of `createEmulator` until it listens, in a process that does this first. */
const ProbedAddress = z.object({
  readyMs: z.number(),
  apiBaseUrl: z.string(),
  accessKey: z.string(),
  accessKeySecret: z.string(),
})
export type ProbedAddress = z.infer<typeof ProbedAddress>

/**
 * `heldMb` is what is left on and beside the heap after a collection, `longestBusyMs` the longest time without a look at what
 * arrived, since the last probe.
 */
const Probed = z.object({ heldMb: z.number(), residentMb: z.number(), longestBusyMs: z.number() })
export type Probed = z.infer<typeof Probed>

/** A question to the emulator's API. */
export interface Question {
  readonly path: string
  readonly query?: Readonly<Record<string, string>>
  /** Makes it a POST. */
  readonly body?: object
}

export interface ProbedEmulator {
  readonly readyMs: number
  /** The answer, and how long it took to come. @throws Error for any status but 200 */
  ask(question: Question): Promise<{ readonly body: unknown; readonly ms: number }>
  probe(): Promise<Probed>
  stop(): Promise<void>
}

/** Starts an emulator with so many calls in a process of its own, its clock held and without call limits. */
export async function startProbedEmulator(seed: string, calls: number): Promise<ProbedEmulator> {
  const child = fork(ENTRY, ['--seed', seed, '--calls', String(calls)], { execArgv: ['--expose-gc', ...FROM_SOURCE] })
  const exited = once(child, 'exit')
  const told = async () => {
    const [message]: unknown[] = await Promise.race([
      once(child, 'message'),
      exited.then(([code]) => Promise.reject(new Error(`the emulator ended with ${code}`))),
    ])
    return message
  }
  const { readyMs, apiBaseUrl, accessKey, accessKeySecret } = ProbedAddress.parse(await told())
  const pool = new Pool(apiBaseUrl, { connections: 1, headersTimeout: 0, bodyTimeout: 0 })
  const authorization = `Basic ${Buffer.from(`${accessKey}:${accessKeySecret}`).toString('base64')}`

  return {
    readyMs,
    async ask({ path, query, body }) {
      const beganAt = performance.now()
      const answer = await pool.request({
        path: query ? `${path}?${new URLSearchParams(query)}` : path,
        method: body ? 'POST' : 'GET',
        headers: { authorization, ...(body && { 'content-type': 'application/json' }) },
        ...(body && { body: JSON.stringify(body) }),
      })
      const text = await answer.body.text()
      const ms = performance.now() - beganAt
      if (answer.statusCode !== 200) throw new Error(`${path} answered ${answer.statusCode}: ${text.slice(0, 200)}`)
      return { body: JSON.parse(text), ms }
    },
    async probe() {
      child.send('probe')
      const probed = Probed.parse(await told())
      await wait(AFTER_PROBE_MS)
      return probed
    },
    async stop() {
      await pool.close()
      child.disconnect()
      await exited
    },
  }
}
