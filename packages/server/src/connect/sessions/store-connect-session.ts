import type { ConnectSession as Described } from '@mallet/contract/api/connect-sessions'
import type { Insertable } from 'kysely'
import type { Context } from '../../context.ts'
import type { Database } from '../../db/schema.ts'
import { secretHash } from '../../keys/secret-hash.ts'
import { makeId, makeSecret } from '../../make-id.ts'
import { describeConnectSession } from './describe-connect-session.ts'

type Row = Insertable<Database['connect_session']>

/** Stores a session with a new token, of which only the hash is kept, and answers both. */
export async function storeConnectSession(
  ctx: Pick<Context, 'db' | 'clock' | 'random' | 'settings'>,
  lifetimeSeconds: number,
  values: Omit<Row, 'id' | 'token_hash' | 'created_at' | 'expires_at'>,
): Promise<Described & { token: string; url: string }> {
  const token = makeSecret('cst', ctx)
  const now = ctx.clock.now()
  const row = await ctx.db
    .insertInto('connect_session')
    .values({
      ...values,
      id: makeId('cs', ctx),
      token_hash: secretHash(token),
      expires_at: new Date(now.getTime() + lifetimeSeconds * 1000),
      created_at: now,
    })
    .returningAll()
    .executeTakeFirstOrThrow()
  // A fragment never reaches a server, so the token stays out of every log on the way.
  return { ...describeConnectSession(row, now), token, url: `${ctx.settings.publicUrl}/connect#${token}` }
}
