import { MalletError } from '@mallet/contract/errors'
import { limits } from '@mallet/contract/gong/limits'
import type { Kysely } from 'kysely'
import type { Database } from '../../db/schema.ts'
import { type Asker, createAsker } from './create-asker.ts'
import { createDatabaseClock } from './database-clock.ts'
import { type Lane, leftOfDay } from './decide.ts'
import type { BudgetRow } from './fit-row.ts'
import { keepAhead } from './keep-ahead.ts'
import { dayOf, endOfDay, isOver } from './meaning-day.ts'
import type { SlotRequest } from './slot-request.ts'
import { growSlack, moveBudget, pauseCompany, pauseUntil, readBudget, spendDay } from './statements.ts'
import { storeEach, storeTogether } from './store-rows.ts'

const MINUTE_MS = 60 * 1000
const HOUR_MS = 60 * MINUTE_MS

export interface BudgetOptions {
  readonly db: Kysely<Database>
  /** The clock that has meaning: it says which day requests count for, and nothing about pace. */
  readonly meaningNow: () => Date
  readonly monotonicMs?: () => number
  /** No other process books on this database: what a busy company asks for is stored ahead, not request by request. */
  readonly isAlone?: boolean
  readonly onBooked?: (slot: { companyId: string; connectionId: string; lane: Lane; slotMs: number }) => void
}

interface BudgetSnapshot {
  readonly usedToday: number
  readonly perDay: number
  /** How many requests of each lane the day still has room for. */
  readonly leftToday: Readonly<Record<Lane, number>>
  /** When the day ends, and with it what was used. */
  readonly resetsAt: Date
  /** Null when nothing is paused. */
  readonly pausedUntil: Date | null
}

export interface Budget {
  /**
   * Resolves when the request may leave: send it in the same tick, for the slot is over 20 ms later. All processes on
   * the database together start no more than `perSecond` requests in any rolling second. Waits at most 10 s for a slot,
   * and then up to a second for it to come. Above 50 a second requests are only counted, not spaced.
   *
   * @throws MalletError `rate_limited`, when there was no slot in that time, when Gong asked for a longer pause, or when
   *   the lane has used up its share of the day; `gong_unavailable` after `close`. A failing database's own error.
   */
  acquire(request: SlotRequest & { readonly companyId: string }): Promise<{ slotMs: number }>
  /**
   * Obeys a Retry-After: afterwards nothing starts for so long, in any process, save what another one booked within the
   * last second. When it is above an hour, the rest of the day is given up instead.
   */
  pause(companyId: string, milliseconds: number): Promise<void>
  /** Another process has obeyed a Retry-After: what was booked here and has not left is taken back. */
  notice(companyId: string): void
  /**
   * For a refusal although the limit was kept: requests arrive less evenly than was assumed, or others use the company's
   * limit too. Afterwards starts are further apart, and come closer again by and by.
   */
  unexpected429(companyId: string): Promise<void>
  /** What was booked under the first key counts for the second from now on, where both turned out to be one company. */
  move(fromId: string, toId: string): Promise<void>
  /** @param perDay the company's limit: the stored one is that of its last request */
  snapshot(companyId: string, perDay?: number): Promise<BudgetSnapshot>
  /** Rejects whoever waits, and resolves when no statement is under way. */
  close(): Promise<void>
}

/** The budget of requests that all connections of a company share. Create one for each process and database. */
export function createBudget(options: BudgetOptions): Budget {
  const { db, meaningNow, monotonicMs = () => performance.now(), isAlone = false, onBooked } = options
  const clock = createDatabaseClock(monotonicMs)
  const askers = new Map<string, Asker>()
  const store = isAlone ? storeTogether({ db, clock }) : storeEach({ db, clock })
  const keeping = isAlone ? keepAhead({ store, askers: () => askers.values() }) : undefined
  let closing: Promise<void> | undefined

  function askerOf(companyId: string): Asker {
    const known = askers.get(companyId)
    if (known) return known
    const asker = createAsker(companyId, {
      db,
      clock,
      meaningNow,
      monotonicMs,
      store,
      isAlone,
      onBooked: (slot) => onBooked?.({ companyId, ...slot }),
    })
    askers.set(companyId, asker)
    return asker
  }

  async function closeAll(): Promise<void> {
    await keeping?.stop()
    await Promise.all([...askers.values()].map((asker) => asker.close(stopping())))
  }

  return {
    async acquire({ companyId, ...request }) {
      if (closing) throw stopping()
      return askerOf(companyId).ask(request)
    },
    pause: (companyId, milliseconds) =>
      askerOf(companyId).hold(async () => {
        const now = meaningNow()
        const today = dayOf(now)
        const isDayGone = milliseconds > HOUR_MS
        const isDayEnough = endOfDay(today).getTime() + HOUR_MS >= now.getTime() + milliseconds
        if (isDayGone) await spendDay(db, companyId, today)
        if (isDayGone && isDayEnough) return
        if (milliseconds <= MINUTE_MS) await pauseCompany(db, companyId, milliseconds, today)
        else await pauseUntil(db, companyId, new Date(now.getTime() + milliseconds), today)
      }),
    notice: (companyId) => void askers.get(companyId)?.hold(async () => undefined),
    unexpected429: (companyId) => askerOf(companyId).hold(() => growSlack(db, companyId)),
    async move(fromId, toId) {
      if (fromId === toId) return
      await askers.get(fromId)?.settle()
      await askerOf(toId).hold(() => moveBudget(db, fromId, toId))
    },
    async snapshot(companyId, given) {
      const found = await readBudget(db, companyId)
      const now = meaningNow()
      const today = dayOf(now)
      const row = askers.get(companyId)?.ahead() ?? found?.row
      const usedToday = row && !isOver(row.day, today) ? row.used : 0
      const perDay = given ?? found?.row.dailyCap ?? limits.perDay
      return {
        usedToday,
        perDay,
        leftToday: leftOfDay(usedToday, perDay),
        resetsAt: endOfDay(today),
        pausedUntil: found ? pauseOf(found, now) : null,
      }
    },
    close() {
      closing ??= closeAll()
      return closing
    },
  }
}

/** A short pause is told in the time that has meaning too, as long from now as it still lasts. */
function pauseOf({ row, nowMs }: { row: BudgetRow; nowMs: number }, now: Date): Date | null {
  const untilMs = Math.max(now.getTime() + row.blockedUntilMs - nowMs, row.pausedUntil?.getTime() ?? 0)
  return untilMs > now.getTime() ? new Date(untilMs) : null
}

const stopping = () =>
  new MalletError(
    'gong_unavailable',
    { reason: 'stopping' },
    { message: 'Mallet stopped before the request was sent.' },
  )
