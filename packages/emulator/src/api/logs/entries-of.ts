import type { LogType } from '@mallet/contract/gong/logs'
import type { Company } from '../../company/company.ts'
import { type CallPlay, playsOf } from '../../world/call-plays.ts'
import { sharedVisitsOf } from '../../world/call-shares.ts'
import type { WorldCall } from '../../world/create-world.ts'
import type { Office } from '../../world/office.ts'
import { entriesAfterCalls } from './entries-after-calls.ts'
import { signIns } from './sign-ins.ts'
import { type LogWindow, type TimedEntry, timedEntry } from './timed-entry.ts'
import { userActivity } from './user-activity.ts'

const ACCESS_KEPT_MS = 14 * 86_400_000
const ACTIVITY_SINCE_MS = Date.parse('2021-03-01T00:00:00Z')

/** The entries of a log up to `nowMs`, oldest first, as far back as it reaches, with an undefined where a pause is due. */
export function entriesOf(
  company: Company,
  office: Office,
  type: LogType,
  window: LogWindow,
  nowMs: number,
): Iterable<TimedEntry | undefined> {
  const { calls, world } = company
  const since = (fromMs: number): LogWindow => ({
    fromMs: Math.max(window.fromMs, fromMs),
    // What happens now is part of the log already.
    toMs: Math.min(window.toMs, nowMs + 1),
  })
  // No world is older than a log that has no end of its own.
  const anyTime = since(ACTIVITY_SINCE_MS)
  switch (type) {
    case 'AccessLog':
      return signIns(world, since(nowMs - ACCESS_KEPT_MS))
    case 'UserActivityLog':
      return userActivity(company, anyTime)
    case 'UserCallPlay':
      return entriesAfterCalls(calls, anyTime, nowMs, (call) =>
        playsOf(office, call).map((play) => playEntry(company, call, play)),
      )
    case 'ExternallySharedCallAccess':
    case 'ExternallySharedCallPlay':
      return entriesAfterCalls(calls, anyTime, nowMs, (call) =>
        visitEntries(office, call, type === 'ExternallySharedCallPlay'),
      )
  }
}

function playEntry({ world }: Company, call: WorldCall, play: CallPlay): TimedEntry {
  const { userId, atMs, fromSeconds, toSeconds, speed } = play
  return timedEntry(
    atMs,
    world.users.find(({ id }) => id === userId),
    {
      call_id: call.id,
      video_player_instance_id: `${call.id}-${userId}-${atMs}`,
      sequence_num: 1,
      play_speed: speed,
      device: 'DESKTOP',
      start_time: fromSeconds,
      end_time: toSeconds,
      event_time_on_device: new Date(atMs).toISOString(),
      offline: false,
      live: false,
    },
  )
}

const visitEntries = (office: Office, call: WorldCall, played: boolean): TimedEntry[] =>
  sharedVisitsOf(office, call).flatMap(({ emailAddress, fullName, shareId, ipAddress, ...visit }) => {
    const atMs = played ? visit.playedAtMs : visit.atMs
    if (atMs === undefined) return []
    const record = { call_id: call.id, time_based_secure_sharing_id: shareId, page_viewer_ip: ipAddress }
    return [timedEntry(atMs, { guest: [emailAddress, fullName] }, record)]
  })
