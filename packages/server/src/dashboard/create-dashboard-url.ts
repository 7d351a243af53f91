import type { Foundation } from '../foundation.ts'
import { secretHash } from '../keys/secret-hash.ts'
import { makeSecret } from '../make-id.ts'

const CODE_LIFETIME_MS = 24 * 3_600_000

/**
 * The dashboard's address with a code that opens it once. The code stands in the fragment, which no browser sends.
 */
export async function createDashboardUrl(
  ctx: Pick<Foundation, 'db' | 'clock' | 'random' | 'settings'>,
): Promise<string> {
  const code = makeSecret('once', ctx)
  await ctx.db
    .insertInto('dashboard_access')
    .values({
      hash: secretHash(code),
      kind: 'code',
      expires_at: new Date(ctx.clock.now().getTime() + CODE_LIFETIME_MS),
    })
    .execute()
  return `${ctx.settings.publicUrl}/dashboard#${code}`
}
