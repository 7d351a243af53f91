import type { Run } from '@mallet/contract/api/syncs'
import type { MalletError } from '@mallet/contract/errors'
import type { GongClient } from '@mallet/gong'
import type { Transaction } from 'kysely'
import type { HeldSync } from '../db/hold-sync.ts'
import type { Database } from '../db/schema.ts'
import type { Stored } from '../db/store-versions.ts'
import type { Lane } from '../gateway/budget/decide.ts'
import type { Checkpoint } from './checkpoint.ts'
import type { ReadItem } from './read-items.ts'

export interface RunAtWork {
  readonly id: string
  readonly trigger: Run['trigger']
  /** How often somebody asked to read again what may have changed, and how many of those are done. */
  readonly rereads: number
  readonly rereadsDone: number
}

/** What a worker has in hand. */
export interface Work {
  readonly sync: HeldSync
  readonly run: RunAtWork
  readonly client: GongClient
  readonly now: Date
  /** Requests that left since the last page was stored. */
  readonly takeSent: () => number
}

/** One page, read and not yet stored. */
export interface Step {
  readonly items: readonly ReadItem[]
  readonly checkpoint: Checkpoint
  /** The reread that this page completes. */
  readonly rereadDone?: number
  /** How many records Gong says there are, while the first window is read. */
  readonly expected?: number | null
  /** Records that must not be readable any more. */
  readonly hidden?: readonly string[]
  /** What has to be done before the records are stored, once the sync is locked. */
  readonly before?: (trx: Transaction<Database>) => Promise<void>
  /** Which ids of the page are neither to be stored nor kept aside, as the database says once the sync is locked. */
  readonly leaveOut?: (trx: Transaction<Database>) => Promise<ReadonlySet<string>>
  /** What commits together with the records. */
  readonly also?: (trx: Transaction<Database>, stored: Stored) => Promise<void>
  /** Ends the run once the rest is stored: what was read stays, and how to go on is in the checkpoint. */
  readonly failure?: MalletError
}

export const laneOf = (trigger: Run['trigger']): Lane => (trigger === 'first' ? 'backfill' : 'incremental')
