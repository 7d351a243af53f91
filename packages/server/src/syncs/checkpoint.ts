/** How far a sync is. Stored with the records that it speaks of, so that neither is ever ahead of the other. */
export interface Checkpoint {
  readonly firstWindowStored: boolean
  /** The window that is being read, if one is. */
  readonly window?: Window
  /** By tier: the instant up to which its window was last read. */
  readonly readAt: Readonly<Record<string, string>>
}

/** A stretch of time being read page by page. Its bounds are frozen: a cursor is good for unchanged filters only. */
export interface Window {
  readonly tier: string
  /** Which of the run's rereads it is, if it was asked for. */
  readonly reread?: number
  /** When reading began: what counts as read once the window is done. */
  readonly begunAt: string
  /** Left out means since ever. */
  readonly from?: string
  readonly to: string
  readonly cursor?: string
  /** The start of the last call stored: where to begin again should the cursor have died. */
  readonly lastStarted?: string
}

export const emptyCheckpoint: Checkpoint = { firstWindowStored: false, readAt: {} }
