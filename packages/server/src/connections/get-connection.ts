import type { Connection } from '@mallet/contract/api/connections'
import type { Context } from '../context.ts'
import { describeConnection } from './describe-connection.ts'
import { loadConnection } from './load-connection.ts'

/** @throws {@link MalletError} `not_found` */
export async function getConnection(ctx: Pick<Context, 'db'>, id: string): Promise<Connection> {
  return describeConnection(await loadConnection(ctx, id))
}
