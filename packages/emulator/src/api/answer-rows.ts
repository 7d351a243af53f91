import { type AnsweredPage, answerPage } from './answer-page.ts'
import type { ApiCall } from './api-call.ts'

/** One page of a list that is there as a whole. Throws what `answerPage` throws. */
export const answerRows = <T>(
  call: ApiCall,
  input: { cursor?: string | undefined },
  rowsAsOf: (asOfMs: number) => readonly T[],
): Promise<AnsweredPage<T>> =>
  answerPage(call, input, (asOfMs) => {
    const rows = rowsAsOf(asOfMs)
    return {
      total: () => rows.length,
      read: ([done = 0] = []) => rows.slice(done).map((item, i) => ({ item, place: [done + i + 1] })),
    }
  })
