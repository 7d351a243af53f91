import { FIRST_PAGE } from './page-source.ts'

const PAGE_SIZE = 100
const FIRST_ID = 7_000_000_000_000_000_000n
const BEGIN_MS = Date.parse('2020-01-01T08:00:00Z')
const BETWEEN_MS = 60_000
const DURATION_SECONDS = 1740

/**
 * A page of calls that have the least that a call can have, made the moment it is asked for: however many there are,
 * they need no room. The cursor is the number of the first.
 */
export function inventedPage(cursor: string, calls: number): Buffer | undefined {
  const first = cursor === FIRST_PAGE ? 0 : Number(cursor)
  const size = Math.min(PAGE_SIZE, calls - first)
  if (!Number.isInteger(first) || size <= 0) return undefined
  const next = first + size
  const records = {
    totalRecords: calls,
    currentPageSize: size,
    currentPageNumber: first / PAGE_SIZE,
    ...(next < calls && { cursor: String(next) }),
  }
  const page = { requestId: `bench${first}`, records, calls: Array.from({ length: size }, (_, i) => call(first + i)) }
  return Buffer.from(JSON.stringify(page))
}

function call(number: number) {
  const id = String(FIRST_ID + BigInt(number))
  return {
    metaData: {
      id,
      url: `https://app.gong.io/call?id=${id}`,
      title: `Weekly meeting ${number}`,
      started: new Date(BEGIN_MS + number * BETWEEN_MS).toISOString(),
      duration: DURATION_SECONDS,
      primaryUserId: String(FIRST_ID - BigInt(1 + (number % 40))),
      direction: 'Conference',
      system: 'Zoom',
      scope: 'External',
      media: 'Video',
      language: 'eng',
      isPrivate: false,
    },
    parties: [],
  }
}
