import type { Page } from '@mallet/contract/derive/client'
import { CallMetaData } from '@mallet/contract/gong/call'
import { isCursorRefused } from '@mallet/gong'
import { z } from 'zod'
import type { Context } from '../context.ts'
import type { Checkpoint, Window } from './checkpoint.ts'
import { type ModelStrategy, models } from './models.ts'
import { coveredBy, dueTier, type Tier } from './schedule.ts'
import { scheduleOf } from './schedule-of.ts'
import type { Step, Work } from './step.ts'
import { storeCallEffects } from './store-call-effects.ts'

const FIRST = 'first'
const MINUTE_MS = 60_000
/** The longest call and an hour: however long nothing was read, a window reaches back this far beyond the last one. */
const OVERLAP_MS = 6 * 60 * MINUTE_MS

/**
 * Reads the next page of the window at hand, or begins the window that is due. Undefined once nothing is due.
 *
 * A cursor that Gong no longer takes is given up: the window goes on at the last start stored, since Gong lists the
 * oldest first.
 */
export async function readWindow(ctx: Context, work: Work): Promise<Step | undefined> {
  const { sync } = work
  const strategy = models[sync.model]
  const window = sync.checkpoint.window ?? beginWindow(work, strategy)
  if (!window || !strategy.readPage) return undefined
  const page = await strategy.readPage(work.client, window).catch((error: unknown) => {
    if (window.cursor !== undefined && isCursorRefused(error)) return undefined
    throw error
  })
  if (!page) return { items: [], checkpoint: { ...sync.checkpoint, window: withoutCursor(window) } }
  const isFirst = window.tier === FIRST
  const effects = sync.model === 'calls' && (await storeCallEffects(ctx, sync, page.items, isFirst))
  return {
    items: effects ? effects.kept : page.items,
    checkpoint: afterPage(sync.checkpoint, window, page.cursor, lastStarted(page.items), strategy),
    ...expectedAfter(window, page),
    ...(page.cursor === undefined && rereadDone(window, work)),
    ...(effects && { also: effects.store }),
  }
}

function beginWindow({ sync, run, now }: Work, strategy: ModelStrategy): Window | undefined {
  const { checkpoint } = sync
  const begun = { begunAt: now.toISOString(), to: now.toISOString() }
  if (!checkpoint.firstWindowStored) {
    return { tier: FIRST, ...begun, ...(sync.settings.since && { from: sync.settings.since }) }
  }
  const tier = dueTier(scheduleOf(sync.model, sync.connectionId, sync.settings), checkpoint.readAt, now)
  if (tier) return { tier: tier.name, ...begun, ...from(tier, checkpoint, sync.settings.since, now) }
  const overlap = run.rereads > run.rereadsDone ? overlapTier(strategy.tiers) : undefined
  return (
    overlap && {
      tier: overlap.name,
      reread: run.rereads,
      rereadOf: run.id,
      ...begun,
      ...from(overlap, checkpoint, sync.settings.since, now),
    }
  )
}

/** The window that spans the overlap: the hourly one of calls, the only one of a list that is read whole. */
const overlapTier = (tiers: readonly Tier[]): Tier | undefined =>
  tiers.find(({ windowMinutes = OVERLAP_MS / MINUTE_MS }) => windowMinutes * MINUTE_MS >= OVERLAP_MS)

/** After a long stop a window reaches back beyond its width, to where the last one ended and the overlap before it. */
function from(
  { windowMinutes }: Tier,
  { readAt }: Checkpoint,
  since: string | undefined,
  now: Date,
): { from?: string } {
  if (windowMinutes === undefined) return {}
  const lastReadMs = Math.max(0, ...Object.values(readAt).map((instant) => Date.parse(instant)))
  const startMs = Math.min(now.getTime() - windowMinutes * MINUTE_MS, lastReadMs - OVERLAP_MS)
  return { from: new Date(Math.max(startMs, since === undefined ? 0 : Date.parse(since))).toISOString() }
}

/** A window that an earlier run left behind was begun before this run was asked for anything. */
const rereadDone = ({ reread, rereadOf }: Window, { run }: Work): Pick<Step, 'rereadDone'> =>
  reread !== undefined && rereadOf === run.id ? { rereadDone: reread } : {}

/** Only the first page of all says it: a window that was begun again counts no more than what is left of it. */
function expectedAfter({ tier, cursor, lastStarted }: Window, page: Page): Pick<Step, 'expected'> {
  if (tier !== FIRST || page.cursor === undefined) return { expected: null }
  return cursor === undefined && lastStarted === undefined ? { expected: page.totalRecords } : {}
}

function withoutCursor({ cursor: _, lastStarted, ...window }: Window): Window {
  return lastStarted === undefined ? window : { ...window, from: lastStarted, lastStarted }
}

function afterPage(
  checkpoint: Checkpoint,
  { cursor: _, ...window }: Window,
  cursor: string | undefined,
  started: string | undefined,
  strategy: ModelStrategy,
): Checkpoint {
  if (cursor !== undefined) {
    return { ...checkpoint, window: { ...window, cursor, ...(started !== undefined && { lastStarted: started }) } }
  }
  const covered = window.tier === FIRST ? strategy.tiers : coveredBy(strategy.tiers, window.tier)
  const readAt = Object.fromEntries(covered.map((tier) => [tier.name, window.begunAt]))
  return { firstWindowStored: true, readAt: { ...checkpoint.readAt, ...readAt } }
}

const Started = z.object({ metaData: CallMetaData.pick({ started: true }) })

function lastStarted(items: readonly unknown[]): string | undefined {
  const last = Started.safeParse(items.at(-1))
  return last.data?.metaData.started ?? undefined
}
