import { z } from 'zod'
import type { Page } from './page.ts'

const Cursors = z.array(z.string())

/** Cursors come round again, and no page is the last. */
export function cursorLoop({ records, askedCursor }: Page, length: number, memory: Map<string, unknown>): void {
  if (!records) return
  // A reading of its own: the cursors of another one would be refused here.
  if (askedCursor === undefined) memory.clear()
  const cursors = Cursors.parse(memory.get('cursors') ?? [])
  const given = z.int().parse(memory.get('given') ?? 0)
  if (typeof records.cursor === 'string' && cursors.length < length) memory.set('cursors', [...cursors, records.cursor])
  else if (cursors.length > 0) records.cursor = cursors[given % cursors.length]
  memory.set('given', given + 1)
}

/** Nothing on the page, and yet it is not the last one. */
export function emptyPage({ items, records, askedCursor }: Page): void {
  items.splice(0)
  if (!records) return
  records.currentPageSize = 0
  records.cursor ??= askedCursor
}

export function wrongTotal({ records }: Page, by: number, memory: Map<string, unknown> | undefined): void {
  if (!records) return
  const times = memory ? z.int().parse(memory.get('times') ?? 0) + 1 : 1
  memory?.set('times', times)
  records.totalRecords = Number(records.totalRecords) + by * times
}
