import type { Context } from '../context.ts'
import { createApiKey } from '../keys/create-api-key.ts'

const NAME = 'npm start'

/** A fresh key for this start. The last start's is revoked, so that keys printed once do not pile up. */
export async function newStartKey(ctx: Context): Promise<string> {
  await ctx.db
    .updateTable('api_key')
    .set({ revoked_at: ctx.clock.now() })
    .where('name', '=', NAME)
    .where('revoked_at', 'is', null)
    .execute()
  const { key } = await createApiKey(ctx, { name: NAME })
  return key
}
