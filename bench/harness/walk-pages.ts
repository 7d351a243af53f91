import { z } from 'zod'
import type { ProbedEmulator, Question } from './start-probed-emulator.ts'

const Page = z.object({
  records: z.object({ totalRecords: z.int(), currentPageNumber: z.int(), cursor: z.string().optional() }),
  calls: z.array(z.object({ metaData: z.object({ id: z.string() }).optional(), id: z.string().optional() })),
})

export interface Walked {
  readonly pages: number
  /** Calls that came, and how many of them differ. */
  readonly calls: number
  readonly differentCalls: number
  readonly totalRecords: number
  /** The cursors by which the wanted pages were reached, by page number from 0. */
  readonly cursors: ReadonlyMap<number, string>
}

/** Reads a list of calls to its end, page by page. */
export async function walkPages(
  emulator: ProbedEmulator,
  questionAt: (cursor: string | undefined) => Question,
  isWanted: (page: number) => boolean,
  onPage: (page: number) => void,
): Promise<Walked> {
  const cursors = new Map<number, string>()
  const ids = new Set<string>()
  let calls = 0
  let cursor: string | undefined
  for (let page = 0; ; page++) {
    if (cursor !== undefined && isWanted(page)) cursors.set(page, cursor)
    const { body } = await emulator.ask(questionAt(cursor))
    const { records, calls: own } = Page.parse(body)
    if (records.currentPageNumber !== page) throw new Error(`page ${page} says that it is ${records.currentPageNumber}`)
    for (const { id, metaData } of own) ids.add(id ?? metaData?.id ?? '')
    calls += own.length
    onPage(page)
    cursor = records.cursor
    if (cursor === undefined)
      return { pages: page + 1, calls, differentCalls: ids.size, totalRecords: records.totalRecords, cursors }
  }
}
