import type { Foundation } from '../../foundation.ts'
import { type StoreContext, storeGrant } from './store-grant.ts'

/**
 * Stores the answers that an earlier process had in hand when it ended. Part of the start, before anything is renewed.
 *
 * @returns how many there were, and the names of those that cannot be read: they stay where they are
 * @throws {@link MalletError} `missing_key`
 */
export async function replayJournal(
  ctx: StoreContext & Pick<Foundation, 'journal'>,
): Promise<{ stored: number; unreadable: readonly string[] }> {
  const { kept, unreadable } = await ctx.journal.read()
  for (const renewed of kept) {
    await storeGrant(ctx, renewed)
    await ctx.journal.drop(renewed)
  }
  return { stored: kept.length, unreadable }
}
