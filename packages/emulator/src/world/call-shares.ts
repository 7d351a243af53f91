import { AFTERMATH_MS } from './call-plays.ts'
import { hashText, SeededRandom } from './seeded-random.ts'
import type { WorldCall } from './world.ts'

const HOUR_MS = 3_600_000
const SHARED_SHARE = 0.1
const PLAYED_SHARE = 0.7

/** A guest opened a call that was shared with them. */
export interface SharedVisit {
  readonly emailAddress: string
  readonly fullName: string
  readonly atMs: number
  /** When they played it; left out if they only looked. */
  readonly playedAtMs?: number
  readonly shareId: string
  readonly ipAddress: string
}

/** The visits of the customers with whom a call was shared by a link. */
export function sharedVisitsOf(call: WorldCall): SharedVisit[] {
  const random = new SeededRandom(hashText(call.id), hashText('shares'))
  if (!random.chance(SHARED_SHARE) || call.isPrivate) return []
  const guests = (call.gong(call.listedAtMs).parties ?? []).filter(({ affiliation }) => affiliation === 'External')
  return guests.slice(0, 2).flatMap(({ emailAddress, name }): SharedVisit[] => {
    const atMs = call.endedMs + Math.floor(random.between(HOUR_MS, 4 * 24 * HOUR_MS) / 1000) * 1000
    const playedAtMs = atMs + random.int(5, 90) * 1000
    const plays = random.chance(PLAYED_SHARE)
    const shareId = String(random.int(10_000_000, 99_999_999))
    // From the block that is reserved for documents.
    const ipAddress = `203.0.113.${random.int(1, 254)}`
    if (!emailAddress || !name || atMs < call.listedAtMs || playedAtMs > call.startedMs + AFTERMATH_MS) return []
    return [{ emailAddress, fullName: name, atMs, ...(plays && { playedAtMs }), shareId, ipAddress }]
  })
}
