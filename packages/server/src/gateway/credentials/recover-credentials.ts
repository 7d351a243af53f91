import { sql } from 'kysely'
import type { Foundation } from '../../foundation.ts'
import { replayJournal } from './replay-journal.ts'
import type { StoreContext } from './store-grant.ts'

/**
 * Takes up what earlier processes had under way. Part of the start, before anything is renewed: answers that came are
 * stored; then, where this process knows that no other one lives, whoever was waiting for an answer is known to be dead,
 * so that the token may be sent its second time at once.
 *
 * @param isAlone whether no other process is on the database
 * @returns names of journal entries that cannot be read
 * @throws {@link MalletError} `missing_key`
 */
export async function recoverCredentials(
  ctx: StoreContext & Pick<Foundation, 'journal'>,
  isAlone: boolean,
): Promise<readonly string[]> {
  const { unreadable } = await replayJournal(ctx)
  if (isAlone) {
    await sql`
      update credential
         set lease_until = null, asker_gone = asker_gone or lease_owner is not null, lease_owner = null
       where lease_until is not null or lease_owner is not null`.execute(ctx.db)
  }
  return unreadable
}
