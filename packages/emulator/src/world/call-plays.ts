import type { User } from '@mallet/contract/gong/users'
import { hashText, SeededRandom } from './seeded-random.ts'
import type { WorldCall } from './world.ts'

const HOUR_MS = 3_600_000
/** Whoever means to listen to a call does so within days. */
const LATEST_PLAY_MS = 5 * 24 * HOUR_MS
/** Nothing that people do about a call comes later than this after its start. */
export const AFTERMATH_MS = LATEST_PLAY_MS + 24 * HOUR_MS

/** Somebody of the company listened to a part of a call. */
export interface CallPlay {
  readonly userId: string
  readonly atMs: number
  readonly fromSeconds: number
  readonly toSeconds: number
  readonly speed: number
}

/** Who listened to a call after it was listed: its host, the host's manager, a curious colleague. A private call only its host. */
export function playsOf(call: WorldCall, users: readonly User[]): CallPlay[] {
  const random = new SeededRandom(hashText(call.id), hashText('plays'))
  const host = users.find(({ id }) => id === call.primaryUserId)
  const listeners = [
    { user: host, likely: 0.25 },
    { user: users.find(({ id }) => id === host?.managerId), likely: 0.35 },
    { user: random.pick(users), likely: 0.12 },
  ]
  const plays = listeners.flatMap(({ user, likely }, place): CallPlay[] => {
    const atMs = call.endedMs + Math.floor(random.between(HOUR_MS, LATEST_PLAY_MS) / 1000) * 1000
    const seconds = Math.floor((call.endedMs - call.startedMs) / 1000)
    const fromSeconds = random.int(0, Math.floor(seconds / 2))
    const toSeconds = random.int(fromSeconds, seconds)
    const speed = random.pick([1, 1, 1.25, 1.5, 2])
    const hears = random.chance(likely) && user?.active === true && (place === 0 || !call.isPrivate)
    if (!hears || atMs < call.listedAtMs || atMs > call.startedMs + AFTERMATH_MS) return []
    return [{ userId: user.id, atMs, fromSeconds, toSeconds, speed }]
  })
  return plays.filter((play, place) => plays.findIndex(({ userId }) => userId === play.userId) === place)
}
