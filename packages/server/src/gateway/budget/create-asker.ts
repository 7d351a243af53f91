import { MalletError } from '@mallet/contract/errors'
import type { Kysely } from 'kysely'
import type { Database } from '../../db/schema.ts'
import { createNap } from './create-nap.ts'
import { createWaiter, type Waiter } from './create-waiter.ts'
import type { DatabaseClock } from './database-clock.ts'
import { type Booking, decide, type Lane } from './decide.ts'
import { departInSlot } from './depart-in-slot.ts'
import { easeSlack } from './ease-slack.ts'
import type { BudgetRow } from './fit-row.ts'
import { dayOf } from './meaning-day.ts'
import type { SlotRequest } from './slot-request.ts'
import { ensureBudget, readBudget, type StoredBudget, writeBudget } from './statements.ts'
import { trackWarmth } from './track-warmth.ts'

/** Whoever has no slot by then is refused: a job is better rescheduled, and a caller better told. */
const LONGEST_WAIT_MS = 10_000

/** After so many writes in a row that nobody came between, the row is written without being read first. */
const TRUSTED_AFTER_WRITES = 5

/** Nothing is decided on a row that was last seen longer ago. */
const STALE_AFTER_MS = 2000

interface AskerOptions {
  readonly db: Kysely<Database>
  readonly clock: DatabaseClock
  readonly meaningNow: () => Date
  readonly monotonicMs: () => number
  readonly onBooked: (slot: { connectionId: string; lane: Lane; slotMs: number }) => void
}

export interface Asker {
  /** Resolves in the slot that was booked. @throws MalletError `rate_limited` */
  ask(request: SlotRequest): Promise<{ slotMs: number }>
  /** Takes back every slot that has not come, and books none until `change` has changed the row. */
  hold(change: () => Promise<unknown>): Promise<void>
  /** Refuses whoever waits, and resolves when no statement is under way. */
  close(reason: Error): Promise<void>
}

/** Books for one company what this process wants to send. Its loop is alive only while something waits. */
export function createAsker(companyId: string, options: AskerOptions): Asker {
  const { db, clock, meaningNow, monotonicMs, onBooked } = options
  const warmth = trackWarmth(monotonicMs)
  const slack = easeSlack(monotonicMs)
  const { nap, wake } = createNap()
  const waiters = new Set<Waiter>()
  let queue: Waiter[] = []
  let limits = { perSecond: 1, perDay: 0 }
  let row: StoredBudget | undefined
  let seenAtMs = -Infinity
  let ownWrites = 0
  let holds = 0
  let generation = 0
  let running: Promise<void> | undefined

  async function run(): Promise<void> {
    let isJustRead = false
    while (queue.length > 0) {
      if (holds > 0) {
        await nap(LONGEST_WAIT_MS)
      } else if (!row || monotonicMs() - seenAtMs > STALE_AFTER_MS) {
        isJustRead = await read()
      } else if (!refuseOverdue(row)) {
        const decision = decide(slack.ease(row), moment(), queue)
        if ('refused' in decision) {
          const waitMs = decision.retryAt.getTime() - meaningNow().getTime()
          for (const waiter of decision.refused) waiter.refuse(refusal(waitMs))
        } else if ('sleepUntilMs' in decision) {
          await nap(Math.min(decision.sleepUntilMs - clock.nowMs(), firstDeadlineMs() - monotonicMs()))
          isJustRead = false
        } else if (!isJustRead && ownWrites < TRUSTED_AFTER_WRITES) {
          isJustRead = await read()
        } else {
          await ('repaired' in decision ? write(decision.repaired, row.version) : take(decision, row.version))
          isJustRead = false
        }
      }
    }
  }

  async function read(): Promise<boolean> {
    const found = await clock.timed(() => readBudget(db, companyId))
    if (!found) {
      await ensureBudget(db, companyId, dayOf(meaningNow()))
      return false
    }
    if (found.row.version !== row?.version) ownWrites = 0
    see(found.row)
    return true
  }

  async function write(next: BudgetRow, version: string): Promise<boolean> {
    const written = await clock.timed(() => writeBudget(db, companyId, version, next))
    if (written) {
      see({ ...next, version: written.version })
      ownWrites++
    } else {
      row = undefined
      ownWrites = 0
    }
    return written !== undefined
  }

  async function take({ book: waiter, slotMs, sendByMs, row: next }: Booking<Waiter>, version: string): Promise<void> {
    const bookedIn = generation
    if (!(await write(next, version))) return
    warmth.started()
    queue = queue.filter((other) => other !== waiter)
    onBooked({ connectionId: waiter.connectionId, lane: waiter.lane, slotMs })
    departInSlot(clock, {
      slotMs,
      sendByMs,
      isStillOurs: () => generation === bookedIn && (row?.blockedUntilMs ?? 0) <= slotMs,
      depart: () => waiter.grant(slotMs),
      miss: () => enqueue(waiter, 'first'),
    })
  }

  function see(seen: StoredBudget): void {
    row = seen
    seenAtMs = monotonicMs()
    slack.seen(seen.slackMs)
  }

  /** Refuses those whose time is over, or will be before a pause is. */
  function refuseOverdue({ blockedUntilMs }: StoredBudget): boolean {
    const blockedMs = Math.max(0, blockedUntilMs - clock.nowMs())
    const overdue = queue.filter((waiter) => monotonicMs() + blockedMs >= waiter.deadlineMs)
    const backlogMs = (queue.length * 1000) / limits.perSecond
    for (const waiter of overdue) waiter.refuse(refusal(Math.max(blockedMs, backlogMs)))
    return overdue.length > 0
  }

  function enqueue(waiter: Waiter, place: 'first' | 'last'): void {
    if (waiter.isSettled()) return
    queue = place === 'first' ? [waiter, ...queue] : [...queue, waiter]
    wake()
    start()
  }

  function start(): void {
    running ??= run()
      .catch((error: unknown) => {
        row = undefined
        for (const waiter of [...queue]) waiter.refuse(error)
      })
      .finally(() => {
        running = undefined
        if (queue.length > 0) start()
      })
  }

  const firstDeadlineMs = () => Math.min(...queue.map((waiter) => waiter.deadlineMs))

  const moment = () => ({
    nowMs: clock.nowMs(),
    uncertaintyMs: clock.uncertaintyMs(),
    leadMs: clock.leadMs(),
    meaning: meaningNow(),
    ...limits,
  })

  return {
    ask: ({ connectionId, lane, perSecond, perDay, cold, signal }) =>
      new Promise((resolve, reject) => {
        signal?.throwIfAborted()
        limits = { perSecond, perDay }
        const onSettled = (waiter: Waiter) => {
          waiters.delete(waiter)
          queue = queue.filter((other) => other !== waiter)
          wake()
        }
        const isCold = () => cold ?? warmth.isCold()
        const deadlineMs = monotonicMs() + LONGEST_WAIT_MS
        const waiter = createWaiter({ connectionId, lane, deadlineMs, isCold, signal, resolve, reject, onSettled })
        waiters.add(waiter)
        enqueue(waiter, 'last')
      }),
    async hold(change) {
      generation++
      holds++
      try {
        await change()
      } finally {
        holds--
        row = undefined
        wake()
      }
    },
    async close(reason) {
      for (const waiter of [...waiters]) waiter.refuse(reason)
      await running
    },
  }
}

const refusal = (waitMs: number) =>
  new MalletError('rate_limited', { retryAfterSeconds: Math.max(1, Math.ceil(waitMs / 1000)) })
