import type { BudgetRow } from './fit-row.ts'

const EASE_EVERY_MS = 60 * 60 * 1000
const EASE_BY_MS = 10

/** What the row begins with: 20 ms for our own lateness and 20 ms for the way to Gong. */
const LEAST_SLACK_MS = 40

interface SlackEasing {
  /** The row as it should be booked on: its slack a little less when nothing raised it for an hour. */
  ease<R extends BudgetRow>(row: R): R
  /** Told of each slack that is read or written. A change, by whichever process, begins the hour again. */
  seen(slackMs: number): void
}

/** Lets the slack that refusals have added go again, slowly, so that one bad minute does not cost pace for ever. */
export function easeSlack(monotonicMs: () => number): SlackEasing {
  let lastSlackMs: number | undefined
  let changedAtMs = monotonicMs()
  return {
    ease(row) {
      const isDue = row.slackMs > LEAST_SLACK_MS && monotonicMs() - changedAtMs >= EASE_EVERY_MS
      return isDue ? { ...row, slackMs: Math.max(LEAST_SLACK_MS, row.slackMs - EASE_BY_MS) } : row
    },
    seen(slackMs) {
      if (slackMs !== lastSlackMs) changedAtMs = monotonicMs()
      lastSlackMs = slackMs
    },
  }
}
