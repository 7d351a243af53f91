import { COLD_START_MS } from './decide.ts'
import { type BudgetRow, SPACED_UP_TO_PER_SECOND } from './fit-row.ts'

/** How far ahead a company's requests are stored as booked, by a process that is alone on its database. */
const ADVANCE_MS = 10_000
/** Renewed when less is left: many rounds of renewing fit into it. */
const RENEW_BELOW_MS = 5000

/** How many requests are stored as booked: twice as many as were asked for lately, within these. */
const LEAST_SECONDS = 2
const MOST_CREDIT = 1024
/** What a killed process leaves counted that it never sent, as a part of the day. */
const MOST_OF_DAY = 0.01

/** Up to when, in the database's time, and up to how many of a day's requests are stored as booked. */
export interface Advance {
  readonly day: string
  readonly untilMs: number
  readonly used: number
}

/**
 * @param lately how many requests were booked since the last advance
 * @returns an advance for a row with the limits of now
 */
export function advanceFor(row: BudgetRow, nowMs: number, perSecond: number, lately: number): Advance {
  const mostOfDay = Math.max(1, Math.floor(row.dailyCap * MOST_OF_DAY))
  const least = LEAST_SECONDS * Math.min(perSecond, SPACED_UP_TO_PER_SECOND)
  const credit = Math.min(mostOfDay, MOST_CREDIT, Math.max(least, 2 * lately))
  return { day: row.day, untilMs: nowMs + ADVANCE_MS, used: row.used + credit }
}

/**
 * The row as it is stored: every start that the limit allows until then counts as made. Whoever reads it after its
 * process has died counts more than there was, never less.
 */
export const withAdvance = (row: BudgetRow, { untilMs, used }: Advance): BudgetRow => ({
  ...row,
  ringMs: row.ringMs.map((ms) => Math.max(ms, untilMs)),
  lastStartMs: Math.max(row.lastStartMs, untilMs),
  used,
})

/** Whether what is stored holds for this row too, so that nothing has to be stored for it. */
export const covers = ({ day, untilMs, used }: Advance, row: BudgetRow, nowMs: number): boolean =>
  row.day === day && row.used <= used && nowMs <= untilMs && Math.max(...row.ringMs, row.lastStartMs) <= untilMs

export const isNearlyOver = ({ untilMs, used }: Advance, row: BudgetRow, nowMs: number, lately: number): boolean =>
  untilMs - nowMs < RENEW_BELOW_MS || used - row.used < lately

/**
 * A row as whoever is alone on the database finds it: nobody else lives, so the last start has been made, and what was
 * booked ahead by who has died never starts.
 */
export function inherited<R extends BudgetRow>(row: R, nowMs: number): R {
  const latestMs = nowMs + row.slackMs + COLD_START_MS
  const past = (ms: number) => Math.min(ms, latestMs)
  const shares = Object.fromEntries(Object.entries(row.shares).map(([id, ms]) => [id, past(ms)]))
  return { ...row, ringMs: row.ringMs.map(past), lastStartMs: past(row.lastStartMs), shares }
}
