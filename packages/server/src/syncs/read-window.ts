import type { Page } from '@mallet/contract/derive/client'
import { isMalletError } from '@mallet/contract/errors'
import { CallMetaData } from '@mallet/contract/gong/call'
import { isCursorRefused } from '@mallet/gong'
import { z } from 'zod'
import type { Context } from '../context.ts'
import { addItems, countItems, forgetItems, newItems } from '../db/window-items.ts'
import { contentHash } from '../records/content-hash.ts'
import { afterPage } from './after-page.ts'
import { beginAgain, narrow } from './begin-again.ts'
import { beginWindow, FIRST } from './begin-window.ts'
import type { Window } from './checkpoint.ts'
import { confirmEmpty } from './confirm-empty.ts'
import { models } from './models.ts'
import { type ReadItem, readItems } from './read-items.ts'
import type { Step, Work } from './step.ts'
import { storeCallEffects } from './store-call-effects.ts'

/**
 * Reads the next page of the window at hand, or begins the window that is due. Undefined once nothing is due.
 *
 * A window is done when its last page was read and its pages brought as many records as Gong says there are. Where they
 * did not, it is read once more, and then left as it is, with both counts.
 */
export async function readWindow(ctx: Context, work: Work): Promise<Step | undefined> {
  const { sync, run, now } = work
  const strategy = models[sync.model]
  const window = sync.checkpoint.window ?? beginWindow(work, strategy)
  if (!window || !strategy.readPage) return undefined
  const page = await strategy.readPage(work.client, within(window)).catch((error: unknown) => {
    const again = afterRefusal(work, window, error)
    if (again) return again
    throw error
  })
  if (!('items' in page)) return { items: [], ...page }
  const items = readItems(page.items, strategy)
  const hasAnswered = !page.isEmptyBy404 || (await confirmEmpty(ctx, work))
  const read = await countPage(ctx, work, window, page, items)
  const { checkpoint, isWindowDone, failure } = afterPage(
    sync.checkpoint,
    window,
    { ...page, ...read, ...progressOf(items, window) },
    strategy.tiers,
    run.id,
  )
  const effects = sync.model === 'calls' && storeCallEffects(ctx, sync, items, window.tier === FIRST)
  return {
    items: effects ? effects.kept : items,
    checkpoint: hasAnswered ? { ...checkpoint, answeredAt: now.toISOString() } : checkpoint,
    ...expectedAfter(window, page),
    ...(isWindowDone && rereadDone(window, work)),
    ...(effects && { hidden: effects.hidden }),
    ...(failure && { failure }),
    also: async (trx, stored) => {
      if (effects) await effects.store(trx, stored)
      if (window.cursor === undefined || page.cursor === undefined) await forgetItems(trx, sync.id)
      if (page.cursor !== undefined) await addItems(trx, sync.id, read.newItems)
    },
  }
}

/** What the window is asked for with: the same at each of its pages. */
const within = ({ from, to, until = to, workspaceId, cursor }: Window) => ({
  to: until,
  ...(workspaceId !== undefined && { workspaceId }),
  ...(from !== undefined && { from }),
  ...(cursor !== undefined && { cursor }),
})

/** How to go on where the cursor is good no more, or the answer is too large to be taken; undefined where that is not it. */
function afterRefusal(
  { sync }: Work,
  window: Window,
  error: unknown,
): Pick<Step, 'checkpoint' | 'failure'> | undefined {
  const { checkpoint } = sync
  if (isMalletError(error, 'gong_unavailable') && error.details.reason === 'too_large' && sync.model === 'calls') {
    const narrower = narrow(window)
    return narrower && { checkpoint: { ...checkpoint, window: narrower.window } }
  }
  if (window.cursor === undefined || !isMalletError(error, 'gong_refused')) return undefined
  const { window: again, failure } = beginAgain(window)
  const begun = { checkpoint: { ...checkpoint, window: again } }
  if (isCursorRefused(error)) return { ...begun, ...(failure && { failure }) }
  // A list that had a first page has no reason to be nowhere. It is an error, and the cursor may be to blame.
  return error.details.status === 404 ? { ...begun, failure: error } : undefined
}

/** Names of items without an id begin with it, which no id does. */
const NAMELESS = '#'

async function countPage(ctx: Context, { sync }: Work, window: Window, page: Page, read: readonly ReadItem[]) {
  const items = new Set(read.map(({ id, value }) => id ?? NAMELESS + contentHash(value(), []).toString('base64url')))
  const isFirstPage = window.cursor === undefined
  const fresh = isFirstPage ? items : await newItems(ctx.db, sync.id, items)
  const isCounted = page.cursor === undefined && !isFirstPage
  const before = isCounted ? await countItems(ctx.db, sync.id, NAMELESS) : { all: 0, prefixed: 0 }
  const nameless = [...fresh].filter((item) => item.startsWith(NAMELESS)).length
  return {
    newItems: fresh,
    isNew: fresh.size > 0,
    named: before.all - before.prefixed + fresh.size - nameless,
    nameless: before.prefixed + nameless,
  }
}

/** A window that an earlier run left behind was begun before this run was asked for anything. */
const rereadDone = ({ reread, rereadOf }: Window, { run }: Work): Pick<Step, 'rereadDone'> =>
  reread !== undefined && rereadOf === run.id ? { rereadDone: reread } : {}

/** Only the first page of all says it: a window that was begun again counts no more than what is left of it. */
function expectedAfter({ tier, cursor, lastStarted, until, isRecheck }: Window, page: Page): Pick<Step, 'expected'> {
  if (tier !== FIRST || page.cursor === undefined) return { expected: null }
  const isBegunAgain = lastStarted !== undefined || until !== undefined || isRecheck === true
  return cursor === undefined && !isBegunAgain ? { expected: page.totalRecords ?? null } : {}
}

const Started = z.object({ metaData: CallMetaData.pick({ started: true }) })

/** The latest start on a page, and whether Gong's order held. An item without a start that can be read says nothing. */
function progressOf(items: readonly ReadItem[], window: Window) {
  let { lastStarted, isUnordered = false } = window
  for (const { head } of items) {
    const started = Started.safeParse(head).data?.metaData.started
    if (!started) continue
    if (lastStarted !== undefined && Date.parse(started) < Date.parse(lastStarted)) isUnordered = true
    else lastStarted = started
  }
  return { lastStarted, isUnordered }
}
