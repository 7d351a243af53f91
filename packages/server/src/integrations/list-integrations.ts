import type { Integration } from '@mallet/contract/api/integrations'
import type { Context } from '../context.ts'
import { type ListInput, listPage } from '../db/list-page.ts'
import { describeIntegration } from './describe-integration.ts'
import type { IntegrationRow } from './load-integration.ts'

export async function listIntegrations(
  ctx: Context,
  input: ListInput,
): Promise<{ items: Integration[]; nextCursor: string | null }> {
  const describe = (row: IntegrationRow) => describeIntegration(ctx, row)
  return listPage(ctx.vault, 'integrations', input, describe, (after, limit) =>
    ctx.db
      .selectFrom('integration')
      .selectAll()
      .where('deleted_at', 'is', null)
      .$if(after !== undefined, (query) => query.where('id', '>', after ?? ''))
      .orderBy('id')
      .limit(limit)
      .execute(),
  )
}
