import type { DashboardSession } from '@mallet/contract/api/dashboard-access'
import type { Role } from '@mallet/contract/api/roles'
import { MalletError } from '@mallet/contract/errors'
import type { Context } from '../context.ts'
import { secretHash } from '../keys/secret-hash.ts'
import { isLocal } from './is-local.ts'

/** A session that nobody uses ends after half a day. */
export const IDLE_MS = 12 * 3_600_000
/** Its use is written at most this often, since every request would otherwise write a row. */
const USE_WRITTEN_EVERY_MS = 60_000

/** A session of the dashboard, and who it belongs to now. */
export interface SignedIn {
  readonly sessionId: string
  readonly person: { readonly id: string; readonly email: string; readonly hasPassword: boolean } | null
  readonly name: string
  readonly role: Role
  readonly signedInBy: DashboardSession['signedInBy']
  readonly expiresAt: Date
}

/**
 * Accepts a session that has not ended, of somebody who may still sign in, with the role they have by now.
 *
 * @throws {@link MalletError} `not_signed_in`
 */
export async function checkSession(
  ctx: Pick<Context, 'db' | 'clock' | 'access' | 'settings'>,
  secret: string,
): Promise<SignedIn> {
  const now = ctx.clock.now()
  const row = await ctx.db
    .selectFrom('dashboard_session as s')
    .leftJoin('dashboard_user as u', 'u.id', 's.user_id')
    .select(['s.id', 's.user_id', 's.signed_in_by', 's.last_seen_at', 's.expires_at'])
    .select(['u.email', 'u.name', 'u.role', 'u.password_hash'])
    .where('s.hash', '=', secretHash(secret))
    .where('s.expires_at', '>', now)
    .where('s.last_seen_at', '>', new Date(now.getTime() - IDLE_MS))
    .where('u.disabled_at', 'is', null)
    .executeTakeFirst()
  if (!row) throw withoutSession()
  const person =
    row.user_id === null || row.email === null
      ? null
      : { id: row.user_id, email: row.email, hasPassword: row.password_hash !== null }
  // Whoever was let in as being at this machine is let in only as long as that says something.
  if (!person && !isLocal(ctx)) throw withoutSession()
  if (now.getTime() - row.last_seen_at.getTime() >= USE_WRITTEN_EVERY_MS) {
    await ctx.db.updateTable('dashboard_session').set({ last_seen_at: now }).where('id', '=', row.id).execute()
  }
  return {
    sessionId: row.id,
    person,
    name: row.name ?? 'Local operator',
    role: row.role ?? 'admin',
    signedInBy: row.signed_in_by,
    expiresAt: row.expires_at,
  }
}

const withoutSession = () => new MalletError('not_signed_in', {})
