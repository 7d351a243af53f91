import { dayOf, isOver } from './meaning-day.ts'

/** A company's budget as the database holds it. Milliseconds are since 1970 by the database's clock. */
export interface BudgetRow {
  /** The latest possible arrivals of the last starts at Gong, ascending; as many as the limit per second. */
  readonly ringMs: readonly number[]
  readonly lastStartMs: number
  readonly blockedUntilMs: number
  /** Nothing starts before, in the time that has meaning: Gong asked for minutes. */
  readonly pausedUntil: Date | null
  /** By how much a request may arrive later than its slot, as we assume now. */
  readonly slackMs: number
  /** The UTC day that `used` counts, by the clock that has meaning. */
  readonly day: string
  readonly used: number
  readonly dailyCap: number
  /** Connection id to its last bulk start, of connections that presumably wait now. */
  readonly shares: Readonly<Record<string, number>>
}

/** What a decision needs beside the row. */
export interface Moment {
  /** The database's clock is here, or later by at most `uncertaintyMs`. */
  readonly nowMs: number
  readonly uncertaintyMs: number
  /** How long writing the row takes: a slot that is nearer cannot be met. */
  readonly leadMs: number
  readonly meaning: Date
  readonly perSecond: number
  readonly perDay: number
}

/** Above this many a second the limit is there to be out of the way: requests are counted, but not spaced. */
export const SPACED_UP_TO_PER_SECOND = 50

/** No start is booked so far ahead: a later time in the row is from before the database's clock was set back. */
export const FURTHEST_MS = 2000

/** The row with the limits of now and the day of now. */
export function fitRow(row: BudgetRow, moment: Moment): BudgetRow {
  const day = dayOf(moment.meaning)
  return {
    ...row,
    ringMs: resize(row.ringMs, moment.perSecond),
    dailyCap: moment.perDay,
    ...(isOver(row.day, day) && { day, used: 0 }),
  }
}

/**
 * The row without times that cannot be, or undefined when there is none. It has to be written: on a row that is only
 * read as if, such a time would stay two seconds away for as long as the clock takes to reach it.
 */
export function withoutImpossibleTimes(row: BudgetRow, nowMs: number): BudgetRow | undefined {
  const furthestMs = nowMs + FURTHEST_MS
  const shares = Object.entries(row.shares)
  const latestMs = Math.max(...row.ringMs, row.lastStartMs, ...shares.map(([, startMs]) => startMs))
  if (latestMs <= furthestMs) return undefined
  const clamp = (ms: number) => Math.min(ms, furthestMs)
  return {
    ...row,
    ringMs: row.ringMs.map(clamp),
    lastStartMs: clamp(row.lastStartMs),
    shares: Object.fromEntries(shares.map(([id, startMs]) => [id, clamp(startMs)])),
  }
}

function resize(ringMs: readonly number[], perSecond: number): readonly number[] {
  if (perSecond > SPACED_UP_TO_PER_SECOND) return ringMs
  if (perSecond <= ringMs.length) return ringMs.slice(-perSecond)
  return [...new Array<number>(perSecond - ringMs.length).fill(0), ...ringMs]
}
