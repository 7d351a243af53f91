import { readEnd } from '../../src/read-end.ts'
import { type Ask, type Attempt, Refusal } from './ask.ts'

const ASK_AGAIN_MS = 2000

interface Following {
  readonly ask: Ask
  readonly signal: AbortSignal
  readonly wait?: (ms: number) => Promise<void>
}

/**
 * Follows an attempt until it has ended: by the server's events where they come through, else by asking every two
 * seconds. Nothing else tells how it ended: a window that seems closed may be open, and a page that came back may be
 * another one.
 *
 * @returns the ended attempt; undefined once the signal says that nobody waits any more
 * @throws Refusal that asking again does not mend, such as `session_expired`
 */
export async function followAttempt(
  id: string,
  { ask, signal, wait = pause }: Following,
): Promise<Attempt | undefined> {
  while (!signal.aborted) {
    const ended = await listen(id, ask, signal)
    if (ended || signal.aborted) return ended
    try {
      const attempt = await ask('connect.attempts.get', { params: { id } })
      if (attempt.status !== 'pending') return signal.aborted ? undefined : attempt
    } catch (error) {
      if (!isPassing(error)) throw error
    }
    await wait(ASK_AGAIN_MS)
  }
  return undefined
}

/** Undefined where the events broke off, or never came: a proxy may hold them back. */
async function listen(id: string, ask: Ask, signal: AbortSignal): Promise<Attempt | undefined> {
  try {
    const texts = await ask.stream(`/connect/attempts/${encodeURIComponent(id)}/events`, signal)
    return await readEnd<Attempt>(texts)
  } catch {
    return undefined
  }
}

const PASSING = ['unreachable', 'unreadable', 'too_many_requests', 'starting', 'shutting_down', 'database_unavailable']
const isPassing = (error: unknown) => error instanceof Refusal && PASSING.includes(error.told.code)

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))
