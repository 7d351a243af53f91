import type { DashboardSession } from '@mallet/contract/api/dashboard-access'
import type { Selectable } from 'kysely'
import type { Context } from '../context.ts'
import type { Database } from '../db/schema.ts'
import { IDLE_MS, type SignedIn } from './check-session.ts'

/** The own sessions that have not ended, newest first. */
export async function listSessions(ctx: Context, signedIn: SignedIn): Promise<{ items: DashboardSession[] }> {
  const now = ctx.clock.now()
  const rows = await ctx.db
    .selectFrom('dashboard_session')
    .selectAll()
    .where('user_id', 'is not distinct from', signedIn.person?.id ?? null)
    .where('expires_at', '>', now)
    .where('last_seen_at', '>', new Date(now.getTime() - IDLE_MS))
    .orderBy('id', 'desc')
    .limit(1000)
    .execute()
  return { items: rows.map((row) => describeSession(row, signedIn)) }
}

export const describeSession = (
  row: Selectable<Database['dashboard_session']>,
  { sessionId }: SignedIn,
): DashboardSession => ({
  id: row.id,
  current: row.id === sessionId,
  signedInBy: row.signed_in_by,
  browser: row.browser,
  createdAt: row.created_at.toISOString(),
  lastSeenAt: row.last_seen_at.toISOString(),
  expiresAt: row.expires_at.toISOString(),
})
