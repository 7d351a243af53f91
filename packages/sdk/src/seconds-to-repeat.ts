/**
 * Why a second try does no harm: the request reads, or it carries a key by which the server knows it again. Undefined is
 * a request that may do its work twice.
 */
export type Harmless = 'read' | 'keyed' | undefined

interface Tried {
  readonly harmless: Harmless
  /** Undefined where no answer came. */
  readonly status: number | undefined
  readonly retryAfter: string | undefined
  /** How often it has been repeated already. */
  readonly repeats: number
}

const FIRST_WAIT_SECONDS = 0.25

/**
 * How long to wait before a request is sent again; undefined where it must not be.
 *
 * @param random from 0 to below 1, so that many that failed at once do not come again at once
 * @param longestWaitSeconds a server that asks for more is told to the caller instead
 */
export function secondsToRepeat(
  { harmless, status, retryAfter, repeats }: Tried,
  random: number,
  longestWaitSeconds: number,
): number | undefined {
  if (!harmless) return undefined
  const growing = FIRST_WAIT_SECONDS * 2 ** repeats * (0.5 + random / 2)
  const asked = /^\d+$/.test(retryAfter ?? '') ? Number(retryAfter) + random * FIRST_WAIT_SECONDS : undefined
  const wait = waitOf(status, harmless, asked, growing)
  return wait !== undefined && wait <= longestWaitSeconds + FIRST_WAIT_SECONDS ? wait : undefined
}

function waitOf(status: number | undefined, harmless: Harmless, asked: number | undefined, growing: number) {
  switch (status) {
    case undefined:
      return growing
    case 503:
      return asked ?? growing
    case 429:
      return asked
    case 409:
      // The first request with this key is still under way; the answer will be that of the first.
      return harmless === 'keyed' ? asked : undefined
    case 504:
      return harmless === 'read' ? growing : undefined
    default:
      return undefined
  }
}
