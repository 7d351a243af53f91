import { MalletError } from '@mallet/contract/errors'
import type { Selectable } from 'kysely'
import type { LinkInput } from '../../connections/link-company.ts'
import type { Context } from '../../context.ts'
import type { Database } from '../../db/schema.ts'
import { secretHash } from '../../keys/secret-hash.ts'
import { adoptRepair } from './adopt-repair.ts'

export type ConnectSession = Selectable<Database['connect_session']>

/**
 * The session of a token. One that has linked is still good for asking and choosing, until it is finished.
 *
 * @throws {@link MalletError} `session_expired`, for one that was finished or revoked, and for a token that never existed
 */
export async function loadConnectSession(ctx: Context, token: string): Promise<ConnectSession> {
  const row = await ctx.db
    .selectFrom('connect_session')
    .selectAll()
    .where('token_hash', '=', secretHash(token))
    .where('expires_at', '>', ctx.clock.now())
    .where('revoked_at', 'is', null)
    .where('finished_at', 'is', null)
    .executeTakeFirst()
  if (!row) throw new MalletError('session_expired', {})
  return adoptRepair(ctx.db, row)
}

/** What a connection is made with, or which one gets new credentials. */
export const linkOf = (
  session: ConnectSession,
): Pick<LinkInput, 'customer' | 'settings' | 'tags' | 'metadata' | 'waitsForChoice' | 'connectionId'> => ({
  customer: session.customer,
  settings: session.settings,
  tags: session.tags,
  metadata: session.metadata,
  waitsForChoice: session.configure,
  ...(session.connection_id !== null && { connectionId: session.connection_id }),
})
