import type { Connection } from '@mallet/contract/api/connections'
import type { Context } from '../context.ts'
import { type ListInput, listPage } from '../db/list-page.ts'
import { describeConnection } from './describe-connection.ts'
import { connectionRows } from './load-connection.ts'

/** Connections, oldest first; of one customer where named. */
export async function listConnections(
  ctx: Context,
  input: ListInput & { customerId?: string | undefined },
): Promise<{ items: Connection[]; nextCursor: string | null }> {
  return listPage(ctx.vault, 'connections', input, describeConnection, (after, limit) =>
    connectionRows(ctx)
      .$if(input.customerId !== undefined, (query) => query.where('customer_id', '=', input.customerId ?? ''))
      .$if(after !== undefined, (query) => query.where('connection.id', '>', after ?? ''))
      .orderBy('connection.id')
      .limit(limit)
      .execute(),
  )
}
