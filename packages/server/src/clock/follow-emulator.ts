import { MalletError } from '@mallet/contract/errors'
import type { Send } from '@mallet/gong'
import { z } from 'zod'
import type { Clock } from './clock.ts'

const RETRY_MS = 1000
/** The emulator holds a question open for up to 20 s. */
const DEADLINE_MS = 40_000
const MAX_ANSWER_BYTES = 10_000
const NO_MOVE = -1

const Answer = z.object({ now: z.iso.datetime({ offset: true }), running: z.boolean(), move: z.int() })
type Answer = z.infer<typeof Answer>

export interface Following {
  readonly clock: Clock
  /** Reports on every change from now on, until stopped. Resolves when the emulator has the first report. */
  begin(follower: Follower): Promise<void>
  /** What was reported has changed. */
  changed(): void
  stop(): Promise<void>
}

interface Follower {
  /** The clock has moved: look for what is due. Resolves when that is enqueued. */
  moved(): Promise<void>
  report(): Promise<{ at: Date | null; busy: boolean }>
}

/**
 * Lives by the emulator's clock: tells the emulator what is due next and whether work is under way, and hears of each
 * move at once, so that a month can be stepped through with nothing skipped.
 *
 * @throws {@link MalletError} `emulator_unreachable` where it does not answer at the start; later silences are waited out
 */
export async function followEmulator(send: Send, controlUrl: string, id: string): Promise<Following> {
  const ending = new AbortController()
  const ask = async (report: object): Promise<Answer> => {
    const answer = await send({
      method: 'POST',
      url: `${controlUrl}/clock/followers/${encodeURIComponent(id)}`,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(report),
      signal: ending.signal,
      deadlineMs: DEADLINE_MS,
      maxBytes: MAX_ANSWER_BYTES,
    })
    return Answer.parse(JSON.parse(answer.body))
  }
  let heard = await ask({ nextDueAt: null, busy: true, move: NO_MOVE }).catch((error: unknown) => {
    const message = `The Gong emulator does not answer at ${controlUrl}.`
    throw new MalletError('emulator_unreachable', { url: controlUrl }, { message, cause: error })
  })
  let heardAtMs = performance.now()
  let stopped = false
  let running: Promise<void> | undefined
  let change: () => void = () => undefined

  async function reportOf(follower: Follower) {
    // Where the database is away nobody knows what is due, and whoever moves the clock must not take that for idleness.
    const { at, busy } = await follower.report().catch(() => ({ at: null, busy: true }))
    return { nextDueAt: at?.toISOString() ?? null, busy }
  }

  async function loop(follower: Follower): Promise<void> {
    while (!stopped) {
      const changed = new Promise<undefined>((resolve) => {
        change = () => resolve(undefined)
      })
      const question = ask({ ...(await reportOf(follower)), move: heard.move })
      const answer = await Promise.race([question.catch(() => 'silent' as const), changed])
      if (answer === 'silent') await pause(RETRY_MS)
      else if (answer) {
        const moved = answer.move !== heard.move
        heard = answer
        heardAtMs = performance.now()
        // What could not be enqueued is due still, which the next report says.
        if (moved) await follower.moved().catch(() => undefined)
      }
    }
  }

  return {
    clock: {
      now: () => new Date(Date.parse(heard.now) + (heard.running ? performance.now() - heardAtMs : 0)),
    },
    begin: async (follower) => {
      // Answered at once, since it says that no move was heard of. A start may take so long that the emulator has
      // forgotten this follower, and whoever moves the clock next must wait for it.
      await ask({ ...(await reportOf(follower)), move: NO_MOVE }).catch(() => undefined)
      running = loop(follower)
    },
    changed: () => change(),
    stop: async () => {
      stopped = true
      ending.abort()
      change()
      await running
    },
  }
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
