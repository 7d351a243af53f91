import { ConnectError } from './connect-error.ts'
import type { Attempt } from './headless-answers.ts'
import type { ConnectRequest } from './headless-request.ts'
import { readEnd } from './read-end.ts'

const ASK_AGAIN_MS = 2000
/** What may be otherwise a moment later. */
const PASSING = new Set([
  'mallet_unreachable',
  'too_many_requests',
  'starting',
  'shutting_down',
  'database_unavailable',
])

/**
 * Follows an attempt until it has ended: by the server's events where they come through, else by asking again. It is given
 * up as `cancelled` when the signal says so.
 *
 * @throws {@link ConnectError} that asking again does not mend
 */
export async function followAttempt(id: string, request: ConnectRequest, signal: AbortSignal): Promise<Attempt> {
  while (!signal.aborted) {
    const ended = await listen(id, request, signal)
    if (ended) return ended
    const attempt = await request<Attempt>('GET', `/attempts/${id}`).catch((error: unknown) => {
      if (!(error instanceof ConnectError && PASSING.has(error.code))) throw error
      return undefined
    })
    if (attempt && attempt.status !== 'pending') return attempt
    await new Promise((resolve) => setTimeout(resolve, ASK_AGAIN_MS))
  }
  return { id, status: 'cancelled' }
}

/** Undefined where the events broke off, or never came. */
async function listen(id: string, request: ConnectRequest, signal: AbortSignal): Promise<Attempt | undefined> {
  try {
    const stream = await request.stream(`/attempts/${id}/events`, signal)
    return await readEnd<Attempt>(stream.pipeThrough(new TextDecoderStream()))
  } catch {
    return undefined
  }
}
