/** How long a poll stays open when nothing moves. */
const POLL_MS = 20_000
/** A follower that has no poll open for so long is gone. */
const PATIENCE_MS = 5_000

/** What a follower says of itself. */
interface FollowerReport {
  /** When it will have something to do; null for never. */
  readonly nextDueAtMs: number | null
  readonly busy: boolean
  /** The last move that it was told of. Without it, an answer counts as heard once it was sent. */
  readonly move?: number | undefined
}

/** The processes that live by this clock. A move is over when each of them has heard of it and reported back. */
export interface Followers {
  /** Number of the latest move. */
  move(): number
  /** Resolves when the follower should look at the clock: at once after a move it has not heard of, else on the next. */
  poll(id: string, report: FollowerReport, signal: AbortSignal): Promise<void>
  /** Tells all followers of a move. */
  announce(): void
  /** Resolves when every follower has reported after hearing of the latest move. */
  acknowledged(signal: AbortSignal): Promise<void>
  /** Resolves when no follower is at work, none has anything due, and all have said so twice. */
  settled(nowMs: number, signal: AbortSignal): Promise<void>
  isIdle(nowMs: number): boolean
  /** The first due moment of any follower after an instant. */
  nextDueAfter(nowMs: number): number | undefined
}

interface Follower {
  report: FollowerReport
  told: number
  acknowledged: number
  heardAtMs: number
  release: (() => void) | undefined
}

export function createFollowers(monotonicClock: () => number): Followers {
  const followers = new Map<string, Follower>()
  const watchers = new Set<() => void>()
  let latestMove = 0

  function present(): Follower[] {
    const now = monotonicClock()
    for (const [id, follower] of followers) {
      if (!follower.release && now - follower.heardAtMs >= PATIENCE_MS) followers.delete(id)
    }
    return [...followers.values()]
  }

  const isIdle = (nowMs: number) =>
    present().every(({ report }) => !report.busy && (report.nextDueAtMs === null || report.nextDueAtMs > nowMs))

  /** Looks again whenever a follower reports, and often enough to notice one that fell silent. */
  async function until(holds: () => boolean, signal: AbortSignal): Promise<void> {
    while (!holds()) {
      signal.throwIfAborted()
      await new Promise<void>((resolve) => {
        const timer = setTimeout(wake, 500)
        function wake() {
          clearTimeout(timer)
          watchers.delete(wake)
          signal.removeEventListener('abort', wake)
          resolve()
        }
        watchers.add(wake)
        signal.addEventListener('abort', wake)
      })
    }
  }

  function announce(): void {
    latestMove += 1
    for (const follower of followers.values()) {
      if (!follower.release) continue
      // It was waiting until now, however long: without this a follower that waited long would count as gone.
      follower.heardAtMs = monotonicClock()
      follower.release()
    }
  }

  const acknowledged = (signal: AbortSignal) =>
    until(() => present().every((follower) => follower.acknowledged === latestMove), signal)

  return {
    move: () => latestMove,
    isIdle,
    announce,
    acknowledged,
    async poll(id, report, signal) {
      const follower = followers.get(id) ?? { report, told: -1, acknowledged: -1, heardAtMs: 0, release: undefined }
      // A new poll takes the place of one that is still open: its report is the newer one.
      follower.release?.()
      follower.report = report
      follower.acknowledged = Math.min(report.move ?? follower.told, latestMove)
      follower.heardAtMs = monotonicClock()
      followers.set(id, follower)
      for (const wake of watchers) wake()
      if (follower.acknowledged === latestMove) await nextMove(follower, signal)
      follower.heardAtMs = monotonicClock()
      if (!signal.aborted) follower.told = latestMove
    },
    async settled(nowMs, signal) {
      // Work that one follower leaves to another shows only in the other's next report, hence the second asking.
      for (let confirmed = false; !confirmed; confirmed = isIdle(nowMs)) {
        await until(() => isIdle(nowMs), signal)
        announce()
        await acknowledged(signal)
      }
    },
    nextDueAfter(nowMs) {
      const due = present().flatMap(({ report }) => report.nextDueAtMs ?? [])
      const later = due.filter((dueMs) => dueMs > nowMs)
      return later.length > 0 ? Math.min(...later) : undefined
    },
  }
}

function nextMove(follower: Follower, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(release, POLL_MS)
    function release() {
      clearTimeout(timer)
      signal.removeEventListener('abort', release)
      if (follower.release === release) follower.release = undefined
      resolve()
    }
    follower.release = release
    signal.addEventListener('abort', release)
  })
}
