import { MalletError } from '@mallet/contract/errors'
import type { Selectable } from 'kysely'
import type { Database } from '../db/schema.ts'
import type { Foundation } from '../foundation.ts'

export type IntegrationRow = Selectable<Database['integration']>

/** @throws {@link MalletError} `not_found`, also for one that was deleted */
export async function loadIntegration(ctx: Pick<Foundation, 'db'>, id: string): Promise<IntegrationRow> {
  const row = await ctx.db
    .selectFrom('integration')
    .selectAll()
    .where('id', '=', id)
    .where('deleted_at', 'is', null)
    .executeTakeFirst()
  if (!row) throw new MalletError('not_found', { resource: 'integration', id })
  return row
}
