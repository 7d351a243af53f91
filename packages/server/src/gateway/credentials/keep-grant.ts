import { setTimeout as sleep } from 'node:timers/promises'
import { MalletError } from '@mallet/contract/errors'
import type { Foundation } from '../../foundation.ts'
import { type RenewedCredential, type StoreContext, storeGrant } from './store-grant.ts'

const FIRST_PAUSE_MS = 250
const LONGEST_PAUSE_MS = 5000

export interface KeepContext extends StoreContext, Pick<Foundation, 'journal' | 'reached'> {
  /** Aborted when the process stops: what the database does not take by then stays in the journal. */
  readonly stopping?: AbortSignal
}

/**
 * Brings an answer that cannot be had again into the database: first into the journal, then into the database, as often
 * as it takes. Only when both fail and the process ends is it lost.
 *
 * @throws what the database throws, once the process is stopping
 */
export async function keepGrant(ctx: KeepContext, renewed: RenewedCredential): Promise<void> {
  // Where the disk takes nothing, the database may; the one is there for the failure of the other.
  await ctx.journal.keep(renewed).catch(() => undefined)
  await ctx.reached('after-refresh-journal')
  for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(LONGEST_PAUSE_MS, pauseMs * 2)) {
    try {
      await storeGrant(ctx, renewed)
      break
    } catch (error) {
      if (error instanceof MalletError || ctx.stopping?.aborted) throw error
      await sleep(pauseMs, undefined, ctx.stopping && { signal: ctx.stopping }).catch(() => undefined)
    }
  }
  await ctx.reached('after-refresh-store')
  // One that stays is stored once more at the next start, which changes nothing.
  await ctx.journal.drop(renewed).catch(() => undefined)
}
