import { MalletError } from '@mallet/contract/errors'
import { beginAgain, nextStretch, withoutCursor } from './begin-again.ts'
import { FIRST } from './begin-window.ts'
import type { Checkpoint, UnclosedWindow, Window } from './checkpoint.ts'
import { coveredBy, type Tier } from './schedule.ts'

/** Gong may have nothing on one page and go on; a list that ends in a circle never brings anything new. */
const IDLE_PAGES = 3

export interface PageRead {
  readonly cursor: string | undefined
  readonly totalRecords: number | undefined
  /** Whether the page brought anything that the pages before it had not. */
  readonly isNew: boolean
  /** What all pages up to this one brought, each once: with an id, and without one. */
  readonly named: number
  readonly nameless: number
  /** The latest start up to now, and whether one came too late. */
  readonly lastStarted: string | undefined
  readonly isUnordered: boolean
}

interface After {
  readonly checkpoint: Checkpoint
  /** No page of the window is left, whatever came of it. */
  readonly isWindowDone: boolean
  readonly failure?: MalletError
}

/** Where a page leaves its sync. Pure: what was read before is in the checkpoint, and what to do next is in the result. */
export function afterPage(
  checkpoint: Checkpoint,
  window: Window,
  page: PageRead,
  tiers: readonly Tier[],
  runId: string,
): After {
  return page.cursor === undefined
    ? afterLastPage(checkpoint, window, page, tiers, runId)
    : afterMiddlePage(checkpoint, window, page.cursor, page)
}

function afterMiddlePage(checkpoint: Checkpoint, window: Window, cursor: string, page: PageRead): After {
  const idlePages = page.isNew ? 0 : (window.idlePages ?? 0) + 1
  const read: Window = {
    ...window,
    cursor,
    ...(page.lastStarted !== undefined && { lastStarted: page.lastStarted }),
    ...(page.isUnordered && { isUnordered: true }),
  }
  if (idlePages < IDLE_PAGES) {
    const { idlePages: _, ...rest } = read
    return { checkpoint: { ...checkpoint, window: idlePages > 0 ? { ...rest, idlePages } : rest }, isWindowDone: false }
  }
  const issues = [`records.cursor: led to ${idlePages} pages in a row with nothing new, and to yet another one`]
  const failure = new MalletError('gong_unexpected', { issues })
  return { checkpoint: { ...checkpoint, window: beginAgain(read).window }, isWindowDone: false, failure }
}

function afterLastPage(
  { window: _, ...checkpoint }: Checkpoint,
  window: Window,
  page: PageRead,
  tiers: readonly Tier[],
  runId: string,
): After {
  const isComplete = isCountRight(page)
  if (!isComplete && !window.isRecheck) {
    return { checkpoint: { ...checkpoint, window: { ...withoutCursor(window), isRecheck: true } }, isWindowDone: false }
  }
  const closed = isComplete ? close(checkpoint, window) : leaveUnclosed(checkpoint, window, page, runId)
  const next = nextStretch(window)
  if (next) return { checkpoint: { ...closed, window: next }, isWindowDone: false }
  const covered = window.tier === FIRST ? tiers : coveredBy(tiers, window.tier)
  const readAt = Object.fromEntries(covered.map((tier) => [tier.name, window.begunAt]))
  return {
    checkpoint: { ...closed, firstWindowStored: true, readAt: { ...closed.readAt, ...readAt } },
    isWindowDone: true,
  }
}

/** What has no id to tell it from others may be counted by Gong or not. */
const isCountRight = ({ totalRecords, named, nameless }: PageRead): boolean =>
  totalRecords === undefined || (named <= totalRecords && totalRecords <= named + nameless)

function close({ unclosed, ...checkpoint }: Checkpoint, window: Window): Checkpoint {
  return unclosed && !covers(window, unclosed) ? { ...checkpoint, unclosed } : checkpoint
}

function leaveUnclosed(checkpoint: Checkpoint, window: Window, page: PageRead, runId: string): Checkpoint {
  const { from, to, until = to } = window
  const counts = { expected: page.totalRecords ?? 0, read: page.named + page.nameless, runId }
  return {
    ...checkpoint,
    unclosed: { ...union({ ...(from !== undefined && { from }), to: until }, checkpoint.unclosed), ...counts },
  }
}

type Stretch = Pick<UnclosedWindow, 'from' | 'to'>

function covers({ from, to, until = to }: Window, other: Stretch): boolean {
  const beginsBefore = from === undefined || (other.from !== undefined && Date.parse(from) <= Date.parse(other.from))
  return beginsBefore && Date.parse(other.to) <= Date.parse(until)
}

function union(one: Stretch, other: Stretch | undefined): Stretch {
  if (!other) return one
  const to = Date.parse(one.to) < Date.parse(other.to) ? other.to : one.to
  if (one.from === undefined || other.from === undefined) return { to }
  return { from: Date.parse(one.from) < Date.parse(other.from) ? one.from : other.from, to }
}
