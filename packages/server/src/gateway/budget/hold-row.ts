import type { Kysely } from 'kysely'
import type { Database } from '../../db/schema.ts'
import { type Advance, advanceFor, covers, inherited, isNearlyOver, withAdvance } from './advance.ts'
import type { DatabaseClock } from './database-clock.ts'
import type { BudgetRow } from './fit-row.ts'
import { dayOf } from './meaning-day.ts'
import { ensureBudget, readBudget, type StoredBudget } from './statements.ts'
import type { RowWrite, StoreRow } from './store-rows.ts'

/** After so many writes in a row that nobody came between, the row is written without being read first. */
const TRUSTED_AFTER_WRITES = 5

/** Nothing is decided on a row that was last seen longer ago: others may have written it. */
const STALE_AFTER_MS = 2000
/** Where there are no others: two clocks run apart meanwhile, by some milliseconds. */
const STALE_ALONE_AFTER_MS = 30_000

/** A company is busy while its last request is no older. */
const BUSY_MS = 15_000

export interface HoldingOptions {
  readonly db: Kysely<Database>
  readonly clock: DatabaseClock
  readonly meaningNow: () => Date
  readonly monotonicMs: () => number
  readonly store: StoreRow
  /** No other process books on this database. */
  readonly isAlone: boolean
  readonly perSecond: () => number
  /** Told of each slack that is read or written. */
  readonly onSlack: (slackMs: number) => void
}

/** A row that is to be stored by whoever stores those of all companies. */
export interface DueWrite extends RowWrite {
  /** @param version undefined where it was not stored */
  readonly done: (version: string | undefined) => void
}

/** What a process knows of a company's row, and what of it the database knows. */
export interface HeldRow {
  /** Undefined where it has to be read before anything is decided. */
  present(): StoredBudget | undefined
  /** Nobody has come between the last writes, so it may be decided on without being read again. */
  isTrusted(): boolean
  /** Whether a row can be kept without a statement. */
  isCovered(next: BudgetRow): boolean
  /** Keeps what was decided on the present row if that needs no statement. @returns whether it is kept */
  keepCovered(next: BudgetRow): boolean
  /** @returns whether there is a row; where there was none it is made, and is to be read */
  read(): Promise<boolean>
  /** Keeps what was decided on the present row. @returns false where somebody else has written it meanwhile */
  keep(next: BudgetRow): Promise<boolean>
  /** To be read before the next decision. */
  drop(): void
  /** The row, as long as it differs from the stored one by what is booked ahead. */
  ahead(): BudgetRow | undefined
  /** What is to be stored soon of what is booked ahead: more of it while the company is busy, and else none. */
  due(): DueWrite | undefined
  /** Afterwards nothing is booked ahead, and no statement is under way. */
  settle(): Promise<void>
}

/**
 * Holds a company's row for one process. On a database that several processes share, each booking is a write over the
 * very row that it was decided on. Where the process is alone, bookings are stored ahead, as far as {@link Advance}
 * says, and those of a busy company need no statement each.
 */
export function holdRow(companyId: string, options: HoldingOptions): HeldRow {
  const { db, clock, meaningNow, monotonicMs, store, isAlone, perSecond, onSlack } = options
  let row: StoredBudget | undefined
  let advance: Advance | undefined
  let seenAtMs = -Infinity
  let keptAtMs = -Infinity
  let ownWrites = 0
  let lately = 0
  let isFirstRead = isAlone
  let underWay: Promise<unknown> | undefined

  function see(seen: StoredBudget): void {
    row = seen
    seenAtMs = monotonicMs()
    onSlack(seen.slackMs)
  }

  function drop(): void {
    row = undefined
    advance = undefined
    ownWrites = 0
  }

  function nextAdvance(next: BudgetRow): Advance {
    const made = advanceFor(next, clock.nowMs(), perSecond(), lately)
    lately = 0
    // While it is being stored, requests go on by the one before.
    return { ...made, used: Math.max(made.used, advance?.day === made.day ? advance.used : 0) }
  }

  async function idle(): Promise<void> {
    while (underWay) await underWay
  }

  function keepCovered(next: BudgetRow): boolean {
    if (!row || !advance || !covers(advance, next, clock.nowMs())) return false
    keptAtMs = monotonicMs()
    lately++
    row = { ...next, version: row.version }
    return true
  }

  async function write(next: BudgetRow, stored: Advance | undefined): Promise<boolean> {
    const version = row?.version
    if (version === undefined) return false
    // Whoever asks meanwhile waits: what was booked by the one before would be missing from the row that is written.
    advance = undefined
    const writing = store({ companyId, version, row: stored ? withAdvance(next, stored) : next })
    const ended = writing.then(
      () => undefined,
      () => undefined,
    )
    underWay = ended
    const written = await writing.finally(() => {
      if (underWay === ended) underWay = undefined
    })
    if (written === undefined) {
      drop()
      return false
    }
    advance = stored
    see({ ...next, version: written })
    ownWrites++
    return true
  }

  const staleAfterMs = isAlone ? STALE_ALONE_AFTER_MS : STALE_AFTER_MS
  const isBusy = () => monotonicMs() - keptAtMs < BUSY_MS

  return {
    present: () => (row && monotonicMs() - seenAtMs <= staleAfterMs ? row : undefined),
    isTrusted: () => isAlone || ownWrites >= TRUSTED_AFTER_WRITES,
    keepCovered,
    isCovered: (next) => advance !== undefined && covers(advance, next, clock.nowMs()),
    drop,
    ahead: () => (advance ? row : undefined),

    async read() {
      await idle()
      const found = await clock.timed(() => readBudget(db, companyId))
      if (!found) {
        await ensureBudget(db, companyId, dayOf(meaningNow()))
        return false
      }
      const isOurs = found.row.version === row?.version
      if (!isOurs) drop()
      // What is booked ahead is in the stored row, and was not asked for yet.
      if (isOurs && row && advance) see(row)
      else see(isFirstRead ? inherited(found.row, found.nowMs) : found.row)
      isFirstRead = false
      return true
    },

    async keep(next) {
      if (keepCovered(next)) return true
      keptAtMs = monotonicMs()
      lately++
      await idle()
      return write(next, isAlone ? nextAdvance(next) : undefined)
    },

    due() {
      if (!row || !advance || underWay) return undefined
      const nowMs = clock.nowMs()
      if (isBusy() && !isNearlyOver(advance, row, nowMs, lately)) return undefined
      const next = isBusy() ? nextAdvance(row) : undefined
      const sent = row
      // Until it is stored, what was stored before holds, and where nothing is booked ahead any more, nothing does.
      if (!next) advance = undefined
      let settled = () => {}
      const ended = new Promise<void>((resolve) => {
        settled = resolve
      })
      underWay = ended
      return {
        companyId,
        version: sent.version,
        row: next ? withAdvance(sent, next) : sent,
        done: (version) => {
          if (underWay === ended) underWay = undefined
          if (version === undefined || !row) drop()
          else {
            advance = next
            see({ ...row, version })
          }
          settled()
        },
      }
    },

    async settle() {
      await idle()
      if (row && advance) await write(row, undefined)
    },
  }
}
