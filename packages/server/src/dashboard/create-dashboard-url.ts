import { CODE_PREFIXES } from '@mallet/contract/api/dashboard-access'
import { MalletError } from '@mallet/contract/errors'
import type { Context } from '../context.ts'
import { makeSecret } from '../make-id.ts'
import { isLocal } from './is-local.ts'
import { keepCode } from './one-time-code.ts'

const CODE_LIFETIME_MS = 24 * 3_600_000

/**
 * The dashboard's address with a code that opens it once. The code stands in the fragment, which no browser sends.
 *
 * @throws {@link MalletError} `not_on_this_machine`
 */
export async function createDashboardUrl(
  ctx: Pick<Context, 'db' | 'clock' | 'random' | 'settings' | 'access'>,
): Promise<string> {
  if (!isLocal(ctx)) throw new MalletError('not_on_this_machine', {})
  const code = makeSecret(CODE_PREFIXES.local, ctx)
  await keepCode(ctx, code, 'local', CODE_LIFETIME_MS)
  return `${ctx.settings.publicUrl}/dashboard#${code}`
}
