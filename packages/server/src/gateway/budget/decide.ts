import { type BudgetRow, fitRow, type Moment, SPACED_UP_TO_PER_SECOND, withoutImpossibleTimes } from './fit-row.ts'
import { endOfDay } from './meaning-day.ts'

/**
 * How long before its start a request may book it. This alone makes lanes: the next free start is booked by whoever may
 * look further ahead, and a request that comes too early sleeps until a moment that it knows.
 */
const AHEAD_MS = { interactive: 1000, incremental: 550, backfill: 360 } as const

export type Lane = keyof typeof AHEAD_MS

/** Which part of the day's requests each lane may use up: what is left over at night belongs to people. */
const DAY_SHARE = { interactive: 1, incremental: 0.9, backfill: 0.7 } as const satisfies Record<Lane, number>

const LANE_ORDER = { interactive: 0, incremental: 1, backfill: 2 } as const satisfies Record<Lane, number>

/** How long after its slot a request may still be sent. It is part of the guard that `slackMs` begins with. */
const LATENESS_MS = 20

/** What a start that opens a connection, or runs code for the first time, may arrive later than another. */
export const COLD_START_MS = 150

/** Under 1, so that bulk work can catch up after a start that came late. */
const BULK_SPACING = 0.9

/** A connection counts as waiting while it started within this many rounds of all that do. */
const ACTIVE_ROUNDS = 2.5

export interface Waiting {
  readonly connectionId: string
  readonly lane: Lane
  /** The request will need a new connection to Gong. */
  readonly cold: boolean
}

export interface Booking<W extends Waiting> {
  readonly book: W
  /** When the request may leave, and until when it must have, in milliseconds of the database's clock. */
  readonly slotMs: number
  readonly sendByMs: number
  /** The row to write. The slot is taken once it is written over the very row that was decided on. */
  readonly row: BudgetRow
}

/**
 * `repaired` is to be written before anybody can book. `refused` are of lanes whose share of the day is used up, or all
 * while Gong wants minutes of silence: they may ask again at `retryAt`, in the time that has meaning.
 */
export type Decision<W extends Waiting> =
  | Booking<W>
  | { readonly sleepUntilMs: number }
  | { readonly repaired: BudgetRow }
  | { readonly refused: readonly W[]; readonly retryAt: Date }

/**
 * Who of those that wait books the company's next start now, or until when all of them can sleep. Interactive requests
 * take whatever is free; bulk work keeps a distance, so that never all starts of a second fall at once; and among
 * connections the one that has not started for longest may book first.
 *
 * With every row written over the row it came from, no rolling second holds more than `perSecond` starts.
 *
 * @param waiting in the order in which they asked; `sleepUntilMs` is infinite when nobody waits
 */
export function decide<W extends Waiting>(stored: BudgetRow, moment: Moment, waiting: readonly W[]): Decision<W> {
  const row = fitRow(stored, moment)
  if (row.pausedUntil && row.pausedUntil > moment.meaning && waiting.length > 0) {
    return { refused: waiting, retryAt: row.pausedUntil }
  }
  const left = leftOfDay(row.used, row.dailyCap)
  const refused = waiting.filter((w) => left[w.lane] === 0)
  if (refused.length > 0) return { refused, retryAt: endOfDay(row.day) }

  if (moment.perSecond > SPACED_UP_TO_PER_SECOND) return countOnly(row, moment, waiting)

  const repaired = withoutImpossibleTimes(row, moment.nowMs)
  if (repaired) return { repaired }

  const periodMs = (1000 + row.slackMs) / moment.perSecond
  const shares = activeShares(row.shares, moment.nowMs, periodMs)
  const shareOf = (w: W) => shares.get(w.connectionId) ?? -Infinity
  const freeMs = Math.max((row.ringMs[0] ?? 0) + 1000, row.blockedUntilMs)
  const bulkMs = Math.max(freeMs, row.lastStartMs + BULK_SPACING * periodMs)

  let sleepUntilMs = Infinity
  for (const w of inOrder(waiting, shareOf)) {
    const bulk = w.lane !== 'interactive'
    const openMs = bulk ? bulkMs : freeMs
    const ahead = bulk ? countBelow(shares.values(), shareOf(w)) : 0
    const fromMs = openMs + ahead * periodMs - AHEAD_MS[w.lane]
    if (fromMs <= moment.nowMs) {
      const slotMs = Math.max(openMs, moment.nowMs + moment.leadMs)
      if (bulk) shares.set(w.connectionId, slotMs)
      return book(w, slotMs, { ...row, shares: Object.fromEntries(shares) }, moment.uncertaintyMs)
    }
    sleepUntilMs = Math.min(sleepUntilMs, fromMs)
  }
  return { sleepUntilMs }
}

/** How many requests of each lane a day still has room for. */
export function leftOfDay(used: number, dailyCap: number): Record<Lane, number> {
  const left = (lane: Lane) => Math.max(0, Math.floor(dailyCap * DAY_SHARE[lane]) - used)
  return { interactive: left('interactive'), incremental: left('incremental'), backfill: left('backfill') }
}

function book<W extends Waiting>(w: W, slotMs: number, row: BudgetRow, uncertaintyMs: number): Booking<W> {
  const latestMs = slotMs + row.slackMs + uncertaintyMs + (w.cold ? COLD_START_MS : 0)
  const next = {
    ...row,
    ringMs: [...row.ringMs.slice(1), latestMs].sort((a, b) => a - b),
    lastStartMs: Math.max(row.lastStartMs, slotMs),
    used: row.used + 1,
  }
  return { book: w, slotMs, sendByMs: slotMs + LATENESS_MS, row: next }
}

/** Without spacing nothing is kept but the day and a pause, so the slot is now and cannot be missed. */
function countOnly<W extends Waiting>(row: BudgetRow, moment: Moment, waiting: readonly W[]): Decision<W> {
  const [first] = inOrder(waiting, () => 0)
  if (!first) return { sleepUntilMs: Infinity }
  if (row.blockedUntilMs > moment.nowMs) return { sleepUntilMs: row.blockedUntilMs }
  return { book: first, slotMs: moment.nowMs, sendByMs: Infinity, row: { ...row, used: row.used + 1 } }
}

/** The last start of each connection that presumably waits, here or in another process. */
function activeShares(shares: BudgetRow['shares'], nowMs: number, periodMs: number): Map<string, number> {
  const entries = Object.entries(shares)
  const sinceMs = nowMs - ACTIVE_ROUNDS * entries.length * periodMs
  return new Map(entries.filter(([, startMs]) => startMs >= sinceMs))
}

/** By lane, then by who has not started for longest, then as they came. */
function inOrder<W extends Waiting>(waiting: readonly W[], shareOf: (w: W) => number): W[] {
  return [...waiting].sort((a, b) => {
    if (a.lane !== b.lane) return LANE_ORDER[a.lane] - LANE_ORDER[b.lane]
    if (a.lane === 'interactive' || shareOf(a) === shareOf(b)) return 0
    return shareOf(a) - shareOf(b)
  })
}

function countBelow(values: Iterable<number>, limit: number): number {
  let count = 0
  for (const value of values) if (value < limit) count++
  return count
}
