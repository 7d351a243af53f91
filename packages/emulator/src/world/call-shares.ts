import { sharingOf } from './call-activity.ts'
import { LAST_ACTIVITY_MS } from './last-activity.ts'
import type { Office } from './office.ts'
import { hashText, SeededRandom } from './seeded-random.ts'
import type { WorldCall } from './world.ts'

const HOUR_MS = 3_600_000
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

/** The visits of the customers with whom a call was shared by a link, after its sharing. */
export function sharedVisitsOf(office: Office, call: WorldCall): SharedVisit[] {
  const shared = sharingOf(office, call).find(({ act }) => act === 'callsSharedExternally')
  if (!shared) return []
  const random = new SeededRandom(office.worldKey, hashText('visits'), hashText(call.id))
  const guests = (call.gong(call.startedMs).parties ?? []).filter(({ affiliation }) => affiliation === 'External')
  return guests.slice(0, 2).flatMap(({ emailAddress, name }): SharedVisit[] => {
    const atMs = shared.atMs + Math.floor(random.between(HOUR_MS, 4 * 24 * HOUR_MS) / 1000) * 1000
    const playedAtMs = atMs + random.int(5, 90) * 1000
    const plays = random.chance(PLAYED_SHARE)
    const shareId = String(random.int(10_000_000, 99_999_999))
    // From the block that is reserved for documents.
    const ipAddress = `203.0.113.${random.int(1, 254)}`
    if (!emailAddress || !name || playedAtMs > call.startedMs + LAST_ACTIVITY_MS) return []
    return [{ emailAddress, fullName: name, atMs, ...(plays && { playedAtMs }), shareId, ipAddress }]
  })
}
