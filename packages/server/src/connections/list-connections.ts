import type { Connection } from '@mallet/contract/api/connections'
import { type Expression, type SqlBool, sql } from 'kysely'
import type { Context } from '../context.ts'
import { type ListInput, listPage } from '../db/list-page.ts'
import type { Caller } from '../keys/caller.ts'
import { describeConnection } from './describe-connection.ts'
import { connectionRows } from './load-connection.ts'

export interface ConnectionFilter {
  readonly customerId?: string | undefined
  readonly integrationId?: string | undefined
  readonly claimed?: 'true' | 'false' | undefined
  readonly status?: Connection['status'] | undefined
  readonly tag?: string | undefined
  /** Part of an id, of the customer or of the company. */
  readonly search?: string | undefined
}

/** The connections that exist for a caller, oldest first; of those, the ones that every filter lets through. */
export async function listConnections(
  ctx: Context,
  { connectionIds }: Caller,
  input: ListInput & ConnectionFilter,
): Promise<{ items: Connection[]; nextCursor: string | null }> {
  // A cursor of a list that shows more is none of this one.
  const list = connectionIds === null ? 'connections' : `connections ${connectionIds.join()}`
  const conditions = [
    ...filters(input),
    ...(connectionIds ? [sql<SqlBool>`connection.id = any(${connectionIds})`] : []),
  ]
  return listPage(ctx.vault, list, input, describeConnection, (after, limit) =>
    connectionRows(ctx)
      .where((is) => is.and(conditions))
      .$if(after !== undefined, (query) => query.where('connection.id', '>', after ?? ''))
      .orderBy('connection.id')
      .limit(limit)
      .execute(),
  )
}

const isSuspended = sql<SqlBool>`(connection.suspended_at is not null or integration.suspended_at is not null)`

/** As `statusOf` tells it. */
const STATUSES: Readonly<Record<Connection['status'], Expression<SqlBool>>> = {
  suspended: isSuspended,
  active: sql<SqlBool>`not ${isSuspended} and credential.status = 'active'`,
  needs_reauth: sql<SqlBool>`not ${isSuspended} and credential.status <> 'active'`,
}

const SEARCHED = ['connection.id', 'customer_id', 'customer_name', 'customer_email', 'company_id', 'base_url']

function filters(filter: ConnectionFilter): Expression<SqlBool>[] {
  const { customerId, integrationId, claimed, status, tag, search } = filter
  return [
    ...(customerId === undefined ? [] : [sql<SqlBool>`customer_id = ${customerId}`]),
    ...(integrationId === undefined ? [] : [sql<SqlBool>`connection.integration_id = ${integrationId}`]),
    ...(claimed === undefined ? [] : [sql<SqlBool>`(connection.unclaimed_until is null) = ${claimed === 'true'}`]),
    ...(status === undefined ? [] : [STATUSES[status]]),
    ...(tag === undefined ? [] : [sql<SqlBool>`${tag} = any(connection.tags)`]),
    ...(search === undefined ? [] : [contains(search)]),
  ]
}

/** By position and not by pattern, so that nothing in the text means anything else. */
const contains = (text: string) =>
  sql<SqlBool>`(${sql.join(
    SEARCHED.map((column) => sql`coalesce(strpos(lower(${sql.ref(column)}), lower(${text})) > 0, false)`),
    sql` or `,
  )})`
