import type { Parsed } from '@mallet/contract/endpoint'
import type { Gong } from '@mallet/contract/gong/index'
import type { LogEntry } from '@mallet/contract/gong/logs'
import { officeOf } from '../../company/office-of.ts'
import { inSlices } from '../../in-slices.ts'
import { answerPage, type Listing } from '../answer-page.ts'
import type { ApiCall } from '../api-call.ts'
import { entriesOf } from './entries-of.ts'
import type { TimedEntry } from './timed-entry.ts'

/** The entries of one log in a period, oldest first. Throws `Refusal` 404 if there are none. */
export async function listLogs(call: ApiCall, { query }: Parsed<Gong['logs.list']>) {
  const fromMs = Date.parse(query.fromDateTime)
  const toMs = query.toDateTime === undefined ? Number.POSITIVE_INFINITY : Date.parse(query.toDateTime)
  const office = officeOf(call.context, call.company)
  const { items, ...page } = await answerPage(call, query, (asOfMs) =>
    listingOf(
      (earliestMs) => entriesOf(call.company, office, query.logType, { fromMs: earliestMs, toMs }, asOfMs),
      fromMs,
    ),
  )
  return { ...page, logEntries: items }
}

/** Several entries may be of the same millisecond: a place is that instant and how many of them are done. */
function listingOf(read: (fromMs: number) => Iterable<TimedEntry | undefined>, fromMs: number): Listing<LogEntry> {
  return {
    async total() {
      let total = 0
      for await (const one of inSlices(read(fromMs))) if (one) total += 1
      return total
    },
    async *read(after) {
      const [lastMs, done = 0] = after ?? []
      let place: readonly [number, number] = [Number.NaN, 0]
      for await (const one of inSlices(read(lastMs ?? fromMs))) {
        if (!one) continue
        const { atMs, entry } = one
        place = [atMs, place[0] === atMs ? place[1] + 1 : 1]
        if (atMs === lastMs && place[1] <= done) continue
        yield { item: entry, place }
      }
    },
  }
}
