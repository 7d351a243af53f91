import type { Paging } from '@mallet/contract/endpoint'
import type { Records } from '@mallet/contract/gong/fields'
import { type ApiCall, operationOf } from './api-call.ts'
import { makeCursor, readCursor } from './cursor.ts'
import { Refusal } from './refusal.ts'

/** Something that can be read page by page. */
export interface Listing<T> {
  total(): number | Promise<number>
  /** Items behind a place, or from the beginning; each with its own place. Pauses by itself where it looks at many. */
  read(after: readonly number[] | undefined): Iterable<PlacedItem<T>> | AsyncIterable<PlacedItem<T>>
}

interface PlacedItem<T> {
  readonly item: T
  readonly place: readonly number[]
}

export interface AnsweredPage<T> {
  readonly requestId: string
  readonly records: Records
  readonly items: T[]
}

/**
 * One page of a list, which belongs to the moment of its first page: what is listed later shows up in the next reading.
 * Throws `Refusal`: the operation's own 404 when nothing matches, 400 for a cursor that is not good here.
 */
export async function answerPage<T>(
  call: ApiCall,
  { cursor, ...input }: { cursor?: string | undefined },
  listingAsOf: (asOfMs: number) => Listing<T>,
): Promise<AnsweredPage<T>> {
  const { context, company, operation } = call
  const { pageSize: largest, empty } = pagingOf(call)
  const pageSize = Math.min(largest, context.pageSize)
  const use = { company: company.index, operation, input }
  const bookmark = cursor === undefined ? undefined : readCursor(context, use, cursor)
  const asOfMs = bookmark?.asOfMs ?? context.clock.nowMs()
  const listing = listingAsOf(asOfMs)
  const total = bookmark?.total ?? (await listing.total())
  if (total === 0 && empty.status === 404) throw new Refusal(404, [empty.text])

  const items: T[] = []
  let after: readonly number[] | undefined
  let hasMore = false
  for await (const { item, place } of listing.read(bookmark?.after)) {
    if (items.length === pageSize) {
      hasMore = true
      break
    }
    items.push(item)
    after = place
  }
  const page = bookmark?.page ?? 0
  const next = hasMore && after && { after: [...after], page: page + 1, total, asOfMs }
  const records: Records = {
    totalRecords: total,
    currentPageSize: items.length,
    currentPageNumber: page,
    ...(next && { cursor: makeCursor(context, use, next) }),
  }
  return { requestId: call.requestId, records, items }
}

function pagingOf({ operation }: ApiCall): Paging {
  const { paging } = operationOf(operation)
  if (!paging) throw new TypeError(`${operation} does not page`)
  return paging
}
