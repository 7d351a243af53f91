import { MalletError } from '@mallet/contract/errors'
import { createNap } from './create-nap.ts'
import { createWaiter, type Waiter } from './create-waiter.ts'
import { type Booking, decide, type Lane, type Waiting } from './decide.ts'
import { departInSlot } from './depart-in-slot.ts'
import { easeSlack } from './ease-slack.ts'
import type { BudgetRow } from './fit-row.ts'
import { type DueWrite, type HoldingOptions, holdRow } from './hold-row.ts'
import type { SlotRequest } from './slot-request.ts'
import { trackWarmth } from './track-warmth.ts'

/** Whoever has no slot by then is refused: a job is better rescheduled, and a caller better told. */
const LONGEST_WAIT_MS = 10_000

/** Whoever reads before it writes begins so much earlier, or those that need not would always be faster. */
const READ_EARLIER_MS = 5

interface AskerOptions extends Omit<HoldingOptions, 'perSecond' | 'onSlack'> {
  readonly onBooked: (slot: { connectionId: string; lane: Lane; slotMs: number }) => void
}

export interface Asker {
  /** Resolves in the slot that was booked. @throws MalletError `rate_limited` */
  ask(request: SlotRequest): Promise<{ slotMs: number }>
  /** Takes back every slot that has not come, and books none until `change` has changed the row. */
  hold(change: () => Promise<unknown>): Promise<void>
  /** The row where the stored one says more than what was booked. */
  ahead(): BudgetRow | undefined
  due(): DueWrite | undefined
  /** Afterwards the stored row says what was booked. */
  settle(): Promise<void>
  /** Refuses whoever waits, and resolves when no statement is under way. */
  close(reason: Error): Promise<void>
}

/** Books for one company what this process wants to send. Its loop is alive only while something waits. */
export function createAsker(companyId: string, options: AskerOptions): Asker {
  const { clock, meaningNow, monotonicMs, onBooked } = options
  const warmth = trackWarmth(monotonicMs)
  const slack = easeSlack(monotonicMs)
  const { nap, wake } = createNap()
  const waiters = new Set<Waiter>()
  let queue: Waiter[] = []
  let limits = { perSecond: 1, perDay: 0 }
  let holds = 0
  let generation = 0
  let running: Promise<void> | undefined
  const held = holdRow(companyId, { ...options, perSecond: () => limits.perSecond, onSlack: slack.seen })

  async function run(): Promise<void> {
    let isJustRead = false
    while (queue.length > 0) {
      const row = held.present()
      if (holds > 0) {
        await nap(LONGEST_WAIT_MS)
      } else if (!row) {
        isJustRead = await held.read()
      } else if (!refuseOverdue(row)) {
        const decision = decide(slack.ease(row), moment(row), queue)
        if ('refused' in decision) {
          const waitMs = decision.retryAt.getTime() - meaningNow().getTime()
          for (const waiter of decision.refused) waiter.refuse(refusal(waitMs))
        } else if ('sleepUntilMs' in decision) {
          const waitMs = decision.sleepUntilMs - clock.nowMs()
          const toReadMs = held.isTrusted() ? 0 : clock.leadMs() + READ_EARLIER_MS
          if (waitMs <= toReadMs && !isJustRead) isJustRead = await held.read()
          else {
            const isNear = waitMs <= toReadMs
            await nap(Math.min(isNear ? waitMs : waitMs - toReadMs, firstDeadlineMs() - monotonicMs()))
            isJustRead = isNear
          }
        } else if (!isJustRead && !held.isTrusted()) {
          isJustRead = await held.read()
        } else {
          await ('repaired' in decision ? held.keep(decision.repaired) : take(decision))
          isJustRead = false
        }
      }
    }
  }

  async function take({ book: waiter, slotMs, sendByMs, row: next }: Booking<Waiter>): Promise<void> {
    const bookedIn = generation
    if (!(await held.keep(next))) return
    warmth.started()
    queue = queue.filter((other) => other !== waiter)
    onBooked({ connectionId: waiter.connectionId, lane: waiter.lane, slotMs })
    departInSlot(clock, {
      slotMs,
      sendByMs,
      isStillOurs: () => generation === bookedIn && (held.present()?.blockedUntilMs ?? 0) <= slotMs,
      depart: () => waiter.grant(slotMs),
      miss: () => enqueue(waiter, 'first'),
    })
  }

  /** Refuses those whose time is over, or will be before a pause is. */
  function refuseOverdue({ blockedUntilMs }: BudgetRow): boolean {
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
        held.drop()
        for (const waiter of [...queue]) waiter.refuse(error)
      })
      .finally(() => {
        running = undefined
        if (queue.length > 0) start()
      })
  }

  const firstDeadlineMs = () => Math.min(...queue.map((waiter) => waiter.deadlineMs))

  const moment = (row: BudgetRow) => ({
    nowMs: clock.nowMs(),
    uncertaintyMs: clock.uncertaintyMs(),
    // What is booked ahead needs no statement to wait for.
    leadMs: held.isCovered(row) ? 0 : clock.leadMs(),
    meaning: meaningNow(),
    ...limits,
  })

  /** Takes a slot that is now and needs no statement, where nobody waits before. */
  function takeNow(waiting: Waiting): number | undefined {
    const row = held.present()
    if (queue.length > 0 || holds > 0 || !row || !held.isCovered(row)) return undefined
    const decision = decide(slack.ease(row), moment(row), [waiting])
    if (!('book' in decision) || decision.slotMs > clock.nowMs()) return undefined
    if (!held.keepCovered(decision.row)) return undefined
    warmth.started()
    onBooked({ connectionId: waiting.connectionId, lane: waiting.lane, slotMs: decision.slotMs })
    return decision.slotMs
  }

  return {
    async ask({ connectionId, lane, perSecond, perDay, cold, signal }) {
      if (signal?.aborted) throw signal.reason
      limits = { perSecond, perDay }
      const slotMs = takeNow({ connectionId, lane, cold: cold ?? warmth.isCold() })
      if (slotMs !== undefined) return { slotMs }
      return new Promise((resolve, reject) => {
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
      })
    },
    async hold(change) {
      generation++
      holds++
      try {
        await held.settle()
        await change()
      } finally {
        holds--
        held.drop()
        wake()
      }
    },
    async close(reason) {
      for (const waiter of [...waiters]) waiter.refuse(reason)
      await running
      // Where that fails, more is counted than was sent.
      await held.settle().catch(() => undefined)
    },
    ahead: held.ahead,
    due: held.due,
    settle: held.settle,
  }
}

const refusal = (waitMs: number) =>
  new MalletError('rate_limited', { retryAfterSeconds: Math.max(1, Math.ceil(waitMs / 1000)) })
