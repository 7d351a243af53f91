import type { ConnectSession } from '@mallet/contract/api/connect-sessions'
import { type Expression, type SqlBool, sql } from 'kysely'
import type { Context } from '../../context.ts'
import { type ListInput, listPage } from '../../db/list-page.ts'
import { describeConnectSession } from './describe-connect-session.ts'
import type { ConnectSession as Row } from './load-connect-session.ts'

export interface SessionFilter {
  readonly status?: ConnectSession['status'] | undefined
  readonly kind?: ConnectSession['kind'] | undefined
  readonly customerId?: string | undefined
}

/** The sessions, newest first; of those, the ones that every filter lets through. */
export async function listConnectSessions(
  ctx: Context,
  input: ListInput & SessionFilter,
): Promise<{ items: ConnectSession[]; nextCursor: string | null }> {
  const now = ctx.clock.now()
  const { status, kind, customerId } = input
  const conditions = [
    ...(status === undefined ? [] : [STATUSES[status](now)]),
    ...(kind === undefined ? [] : [sql<SqlBool>`kind = ${kind}`]),
    ...(customerId === undefined ? [] : [sql<SqlBool>`customer->>'id' = ${customerId}`]),
  ]
  return listPage(
    ctx.vault,
    'connect-sessions',
    input,
    (row: Row) => describeConnectSession(row, now),
    (after, limit) =>
      ctx.db
        .selectFrom('connect_session')
        .selectAll()
        .where((is) => is.and(conditions))
        .$if(after !== undefined, (query) => query.where('id', '<', after ?? ''))
        .orderBy('id', 'desc')
        .limit(limit)
        .execute(),
  )
}

/** As `describeConnectSession` tells it. */
const STATUSES: Readonly<Record<ConnectSession['status'], (now: Date) => Expression<SqlBool>>> = {
  revoked: () => sql<SqlBool>`revoked_at is not null`,
  linked: () => sql<SqlBool>`revoked_at is null and linked_at is not null`,
  open: (now) => sql<SqlBool>`revoked_at is null and linked_at is null and expires_at > ${now}`,
  expired: (now) => sql<SqlBool>`revoked_at is null and linked_at is null and expires_at <= ${now}`,
}
