import type { Connection } from '@mallet/contract/api/connections'
import type { Context } from '../context.ts'
import { type ListInput, listPage } from '../db/list-page.ts'
import type { Caller } from '../keys/caller.ts'
import { describeConnection } from './describe-connection.ts'
import { connectionRows } from './load-connection.ts'

/** The connections that exist for a caller, oldest first; of one customer where named. */
export async function listConnections(
  ctx: Context,
  { connectionIds }: Caller,
  input: ListInput & { customerId?: string | undefined },
): Promise<{ items: Connection[]; nextCursor: string | null }> {
  // A cursor of a list that shows more is none of this one.
  const list = connectionIds === null ? 'connections' : `connections ${connectionIds.join()}`
  return listPage(ctx.vault, list, input, describeConnection, (after, limit) =>
    connectionRows(ctx)
      .$if(connectionIds !== null, (query) => query.where('connection.id', 'in', [...(connectionIds ?? [])]))
      .$if(input.customerId !== undefined, (query) => query.where('customer_id', '=', input.customerId ?? ''))
      .$if(after !== undefined, (query) => query.where('connection.id', '>', after ?? ''))
      .orderBy('connection.id')
      .limit(limit)
      .execute(),
  )
}
