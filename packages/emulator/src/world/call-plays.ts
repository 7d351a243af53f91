import { listeningOf } from './call-activity.ts'
import type { Office } from './office.ts'
import { hashText, SeededRandom } from './seeded-random.ts'
import type { WorldCall } from './world.ts'

/** Somebody of the company listened to a part of a call. */
export interface CallPlay {
  readonly userId: string
  readonly atMs: number
  readonly fromSeconds: number
  readonly toSeconds: number
  readonly speed: number
}

/** How a call was played by those of the company who listened to it: each listening is one play. */
export function playsOf(office: Office, call: WorldCall): CallPlay[] {
  const seconds = Math.floor((call.endedMs - call.startedMs) / 1000)
  return listeningOf(office, call).map(({ userId, atMs }) => {
    // The draws belong to the listening, so that they stay when others are no longer let in.
    const random = new SeededRandom(office.worldKey, hashText(call.id), hashText(userId), Math.floor(atMs / 1000))
    const fromSeconds = random.int(0, Math.floor(seconds / 2))
    return {
      userId,
      atMs,
      fromSeconds,
      toSeconds: random.int(fromSeconds, seconds),
      speed: random.pick([1, 1, 1.25, 1.5, 2]),
    }
  })
}
