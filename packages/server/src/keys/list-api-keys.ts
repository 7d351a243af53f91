import type { ApiKey } from '@mallet/contract/api/api-keys'
import type { Context } from '../context.ts'
import { type ListInput, listPage } from '../db/list-page.ts'
import { describeApiKey } from './describe-api-key.ts'

/** Keys that have not been revoked, oldest first. */
export async function listApiKeys(
  ctx: Context,
  input: ListInput,
): Promise<{ items: ApiKey[]; nextCursor: string | null }> {
  const live = ctx.db.selectFrom('api_key').selectAll().where('revoked_at', 'is', null)
  return listPage(ctx.vault, 'api-keys', input, describeApiKey, (after, limit) =>
    live
      .$if(after !== undefined, (query) => query.where('id', '>', after ?? ''))
      .orderBy('id')
      .limit(limit)
      .execute(),
  )
}
