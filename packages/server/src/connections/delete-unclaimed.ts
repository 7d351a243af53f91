import { isMalletError } from '@mallet/contract/errors'
import type { Context } from '../context.ts'
import { deleteConnection } from './delete-connection.ts'

const BATCH = 50
const DAY_MS = 86_400_000

/**
 * Deletes connections that began at Gong and that nobody has claimed in time, and forgets installations that were opened
 * and left: anybody may open them.
 */
export async function deleteUnclaimed(ctx: Context): Promise<void> {
  const now = ctx.clock.now()
  const rows = await ctx.db
    .selectFrom('connection')
    .select('id')
    .where('unclaimed_until', '<=', now)
    .where('deleted_at', 'is', null)
    .limit(BATCH)
    .execute()
  for (const { id } of rows) {
    await deleteConnection(ctx, id).catch((error) => {
      // Somebody else has deleted it meanwhile.
      if (!isMalletError(error, 'not_found')) throw error
    })
  }
  await ctx.db
    .deleteFrom('connect_session')
    .where('kind', '=', 'install')
    .where('linked_at', 'is', null)
    .where('expires_at', '<', new Date(now.getTime() - DAY_MS))
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('connect_attempt').select('id').whereRef('connect_attempt.session_id', '=', 'connect_session.id'),
        ),
      ),
    )
    .execute()
}
