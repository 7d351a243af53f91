import type { Integration } from '@mallet/contract/api/integrations'
import type { Context } from '../context.ts'
import { type ListInput, listPage } from '../db/list-page.ts'
import { describeIntegration } from './describe-integration.ts'

export async function listIntegrations(
  ctx: Context,
  input: ListInput,
): Promise<{ items: Integration[]; nextCursor: string | null }> {
  const describe = (row: Parameters<typeof describeIntegration>[0]) => describeIntegration(row, ctx.settings)
  return listPage(ctx.vault, 'integrations', input, describe, (after, limit) =>
    ctx.db
      .selectFrom('integration')
      .selectAll()
      .$if(after !== undefined, (query) => query.where('id', '>', after ?? ''))
      .orderBy('id')
      .limit(limit)
      .execute(),
  )
}
