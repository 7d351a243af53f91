import type { Model, Sync } from '@mallet/contract/api/syncs'
import { MalletError } from '@mallet/contract/errors'
import type { Context } from '../context.ts'
import { listSyncs } from './list-syncs.ts'

/** @throws {@link MalletError} `not_found` */
export async function getSync(ctx: Context, connectionId: string, model: Model): Promise<Sync> {
  const { items } = await listSyncs(ctx, connectionId)
  const sync = items.find((item) => item.model === model)
  if (!sync) throw new MalletError('not_found', { resource: 'connection', id: connectionId })
  return sync
}
