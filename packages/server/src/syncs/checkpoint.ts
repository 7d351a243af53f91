/** How far a sync is. Stored with the records that it speaks of, so that neither is ever ahead of the other. */
export interface Checkpoint {
  readonly firstWindowStored: boolean
  /** The window that is being read, if one is. */
  readonly window?: Window
  /** By tier: the instant up to which its window was last read. */
  readonly readAt: Readonly<Record<string, string>>
  /** When Gong last answered this sync with a success: it knows the credential, and an empty list is one. */
  readonly answeredAt?: string
  /** What was read twice to its end without as many records as Gong says. A wider window that has them all ends it. */
  readonly unclosed?: UnclosedWindow
  /** How many transcripts to ask for at once, while more make an answer that is too large to be taken. */
  readonly batch?: number
}

/** A stretch of time being read page by page. Its bounds are frozen: a cursor is good for unchanged filters only. */
export interface Window {
  readonly tier: string
  /** Which of its run's rereads it is, if it was asked for, and which run that is. */
  readonly reread?: number
  readonly rereadOf?: string
  /** When reading began: what counts as read once the window is done. */
  readonly begunAt: string
  /** Left out means since ever. Moves on to where reading was begun again. */
  readonly from?: string
  readonly to: string
  /** An earlier end for the cursors at hand, where they did not live to the end of the whole. */
  readonly until?: string
  /** The only workspace of which calls are asked for; all where left out. A cursor is good for the same filter only. */
  readonly workspaceId?: string
  readonly cursor?: string
  /** The latest start among the calls stored: where to begin again should the cursor have died. */
  readonly lastStarted?: string
  /** A call came after one that started later, so that nothing follows from the latest start. */
  readonly isUnordered?: boolean
  /** Items since the first page that have no id to count them by. */
  readonly nameless?: number
  /** Pages in a row that brought nothing new. */
  readonly idlePages?: number
  /** How often in a row reading was begun again at the place where it had begun before. */
  readonly stuck?: number
  /** Read for the second time, because the first brought another number of records than Gong says. */
  readonly isRecheck?: boolean
}

export interface UnclosedWindow {
  readonly from?: string
  readonly to: string
  /** How many records Gong says there are, and how many came. */
  readonly expected: number
  readonly read: number
  readonly runId: string
}

export const emptyCheckpoint: Checkpoint = { firstWindowStored: false, readAt: {} }
