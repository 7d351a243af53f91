import type { Checkpoint, Window } from './checkpoint.ts'
import type { ModelStrategy } from './models.ts'
import { dueTier, type Tier } from './schedule.ts'
import { scheduleOf } from './schedule-of.ts'
import type { Work } from './step.ts'

export const FIRST = 'first'
const MINUTE_MS = 60_000
/** The longest call and an hour: however long nothing was read, a window reaches back this far beyond the last one. */
const OVERLAP_MS = 6 * 60 * MINUTE_MS

/** The window that is due, or that somebody asked for. Undefined where there is none. */
export function beginWindow({ sync, run, now }: Work, strategy: ModelStrategy): Window | undefined {
  const { checkpoint } = sync
  const begun = { begunAt: now.toISOString(), to: now.toISOString(), ...onlyWorkspace(sync) }
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
      ...withUnclosed(checkpoint, from(overlap, checkpoint, sync.settings.since, now)),
    }
  )
}

/** Gong's filter takes one workspace; where several were chosen, all are asked for and the others left out. */
function onlyWorkspace({ model, settings: { workspaceIds } }: Work['sync']): Pick<Window, 'workspaceId'> {
  const [workspaceId] = workspaceIds ?? []
  return model === 'calls' && workspaceIds?.length === 1 && workspaceId !== undefined ? { workspaceId } : {}
}

/** The window that spans the overlap: the hourly one of calls, the only one of a list that is read whole. */
const overlapTier = (tiers: readonly Tier[]): Tier | undefined =>
  tiers.find(({ windowMinutes = OVERLAP_MS / MINUTE_MS }) => windowMinutes * MINUTE_MS >= OVERLAP_MS)

type From = Pick<Window, 'from'>

/** After a long stop a window reaches back beyond its width, to where the last one ended and the overlap before it. */
function from({ windowMinutes }: Tier, { readAt }: Checkpoint, since: string | undefined, now: Date): From {
  if (windowMinutes === undefined) return {}
  const lastReadMs = Math.max(0, ...Object.values(readAt).map((instant) => Date.parse(instant)))
  const startMs = Math.min(now.getTime() - windowMinutes * MINUTE_MS, lastReadMs - OVERLAP_MS)
  return { from: new Date(Math.max(startMs, since === undefined ? 0 : Date.parse(since))).toISOString() }
}

/** Whoever asks for a reading wants what could not be confirmed as well. */
function withUnclosed({ unclosed }: Checkpoint, window: From): From {
  if (!unclosed || window.from === undefined) return window
  if (unclosed.from === undefined) return {}
  return Date.parse(unclosed.from) < Date.parse(window.from) ? { from: unclosed.from } : window
}
