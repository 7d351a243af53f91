import type { DashboardSession, Me } from '@mallet/contract/api/dashboard-access'
import type { Context } from '../context.ts'
import { secretHash } from '../keys/secret-hash.ts'
import { makeId, makeSecret } from '../make-id.ts'
import { checkSession, IDLE_MS } from './check-session.ts'
import { describeMe } from './describe-me.ts'

export const SESSION_LIFETIME_SECONDS = 7 * 24 * 3600
const LONGEST_BROWSER = 300

/** A browser that signs in. */
export interface Visitor {
  /** As it names itself. */
  readonly browser: string
  /** Of the session that it brought, which ends with the next sign-in. */
  readonly sessionSecret: string | undefined
}

/** What a sign-in comes to: the secret is for a cookie. */
export interface Entry {
  readonly secret: string
  readonly me: Me
}

/**
 * Begins a session under a secret of its own: the one that the browser brought, whoever set it there, is worth nothing
 * afterwards.
 *
 * @param ctx its database may be a transaction, in which the session is made
 * @param userId null is the local operator
 */
export async function startSession(
  ctx: Context,
  userId: string | null,
  signedInBy: DashboardSession['signedInBy'],
  { browser, sessionSecret }: Visitor,
): Promise<Entry> {
  const now = ctx.clock.now()
  await ctx.db
    .deleteFrom('dashboard_session')
    .where((is) =>
      is.or([
        is('expires_at', '<=', now),
        is('last_seen_at', '<=', new Date(now.getTime() - IDLE_MS)),
        ...(sessionSecret === undefined ? [] : [is('hash', '=', secretHash(sessionSecret))]),
      ]),
    )
    .execute()
  if (userId !== null) {
    await ctx.db.updateTable('dashboard_user').set({ last_signed_in_at: now }).where('id', '=', userId).execute()
  }
  const secret = makeSecret('ds', ctx)
  await ctx.db
    .insertInto('dashboard_session')
    .values({
      id: makeId('dss', ctx),
      hash: secretHash(secret),
      user_id: userId,
      signed_in_by: signedInBy,
      browser: storable(browser),
      created_at: now,
      last_seen_at: now,
      expires_at: new Date(now.getTime() + SESSION_LIFETIME_SECONDS * 1000),
    })
    .execute()
  return { secret, me: describeMe(await checkSession(ctx, secret)) }
}

const storable = (browser: string) => browser.replace(/[^\x20-\x7e]/g, '?').slice(0, LONGEST_BROWSER)
