import type { User } from '@mallet/contract/gong/users'
import type { World } from '../../world/create-world.ts'
import { hashText, SeededRandom } from '../../world/seeded-random.ts'
import { createWorkingTime } from '../../world/working-time.ts'
import { type LogWindow, type TimedEntry, timedEntry } from './timed-entry.ts'

const DAY_MS = 86_400_000
const SATURDAY = 5

/** The sign-ins of active users, most of them on most working days, oldest first. */
export function* signIns({ users, company }: World, { fromMs, toMs }: LogWindow): Generator<TimedEntry> {
  const { localDate } = createWorkingTime(company.timeZone)
  const people = users.filter(({ active, settings }) => active && settings?.webConferencesRecorded)
  function isWorking(atMs: number): boolean {
    const { weekday, hour } = localDate(atMs)
    return weekday < SATURDAY && hour >= 7 && hour < 19
  }
  for (let dayMs = Math.floor(fromMs / DAY_MS) * DAY_MS; dayMs < toMs; dayMs += DAY_MS) {
    const day = people.flatMap((user): TimedEntry[] => {
      const random = new SeededRandom(hashText(user.id), hashText('sign-in'), dayMs / DAY_MS)
      // Half of a day is working time, so one of three moments mostly is.
      const moments = [1, 2, 3].map(() => dayMs + random.int(0, DAY_MS / 1000 - 1) * 1000)
      const atMs = moments.find(isWorking)
      return atMs === undefined || atMs < fromMs || atMs >= toMs ? [] : [timedEntry(atMs, user, recordOf(user, random))]
    })
    yield* day.sort((a, b) => a.atMs - b.atMs)
  }
}

/** The address is from a block that is reserved for documents. */
const recordOf = (user: User, random: SeededRandom) => ({
  event: 'login',
  user_id: user.id,
  ip_address: `198.51.100.${random.int(1, 254)}`,
  device: random.pick(['DESKTOP', 'DESKTOP', 'MOBILE']),
})
