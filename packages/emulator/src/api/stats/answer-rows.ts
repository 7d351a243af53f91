import { type AnsweredPage, answerPage } from '../answer-page.ts'
import type { ApiCall } from '../api-call.ts'

/** One page of rows that are worked out all at once. Throws what `answerPage` throws. */
export const answerRows = <T>(
  call: ApiCall,
  body: { cursor?: string | undefined },
  rowsAsOf: (asOfMs: number) => readonly T[],
): Promise<AnsweredPage<T>> =>
  answerPage(call, body, (asOfMs) => {
    const rows = rowsAsOf(asOfMs)
    return {
      total: () => rows.length,
      read: ([done = 0] = []) => rows.slice(done).map((item, i) => ({ item, place: [done + i + 1] })),
    }
  })
