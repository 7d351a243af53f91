import { median } from './median.ts'
import { rounded } from './ratios.ts'
import type { ProbedEmulator, Question } from './start-probed-emulator.ts'
import { walkPages } from './walk-pages.ts'

const PAGE_SIZE = 100
const SAY_EVERY = 1000

interface PagesOptions {
  readonly emulator: ProbedEmulator
  readonly list: 'calls' | 'calls/extensive'
  /** As many as the company lists. */
  readonly calls: number
  /** How many pages at the beginning are held against as many at the end. */
  readonly block: number
  readonly times: number
  readonly say: (line: string) => void
}

export interface PageTimes {
  /** Of the median page of the last block to that of the first. */
  readonly ratio: number
  readonly lateMs: number
  /** More held after all pages than before them. */
  readonly grownMb: number
  readonly faults: readonly string[]
}

/**
 * Reads a list of calls, with metaData and nothing else, to its end. Then asks for pages of the first block and of the
 * last full one in turn, so that whatever else the machine does hits both. Page 0 has no cursor and is in neither.
 */
export async function comparePages({ emulator, list, calls, block, times, say }: PagesOptions): Promise<PageTimes> {
  const questionAt = (cursor: string | undefined): Question => {
    const range = { fromDateTime: '2025-01-01T00:00:00Z', toDateTime: '2026-07-01T00:00:00Z' }
    return list === 'calls'
      ? { path: '/v2/calls', query: { ...range, ...(cursor !== undefined && { cursor }) } }
      : { path: '/v2/calls/extensive', body: { filter: range, ...(cursor !== undefined && { cursor }) } }
  }
  const lateFrom = calls / PAGE_SIZE - block
  const isWanted = (page: number) => page <= block || page >= lateFrom
  await emulator.ask(questionAt(undefined))
  const before = await emulator.probe()
  const walked = await walkPages(emulator, questionAt, isWanted, (page) => {
    if (page > 0 && page % SAY_EVERY === 0) say(`${list}: page ${page}`)
  })
  const after = await emulator.probe()
  const grownMb = after.heldMb - before.heldMb
  const [early, late]: [number[], number[]] = [[], []]
  for (let time = 0; time < times; time++) {
    for (let place = 1; place < block; place++) {
      early.push((await emulator.ask(questionAt(walked.cursors.get(place)))).ms)
      late.push((await emulator.ask(questionAt(walked.cursors.get(lateFrom + place)))).ms)
    }
  }
  const ratio = rounded(median(late) / median(early), 3)
  const lateMs = rounded(median(late), 1)
  const held = `${rounded(before.heldMb, 1)} MB held, then ${rounded(after.heldMb, 1)} MB (resident ${Math.round(before.residentMb)} and ${Math.round(after.residentMb)} MB)`
  say(`${list}: ${walked.pages} pages; late pages ${ratio} of early ones, ${lateMs} ms; ${held}`)
  const isWhole = walked.calls === calls && walked.differentCalls === calls && walked.totalRecords === calls
  const told = `${walked.calls} calls came, ${walked.differentCalls} different ones, of ${walked.totalRecords}`
  return { ratio, lateMs, grownMb, faults: isWhole ? [] : [`${list}: ${told}`] }
}
