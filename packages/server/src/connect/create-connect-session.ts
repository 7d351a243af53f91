import type { api } from '@mallet/contract/api/index'
import type { Parsed } from '@mallet/contract/endpoint'
import { MalletError } from '@mallet/contract/errors'
import type { Context } from '../context.ts'
import { loadIntegration } from '../integrations/load-integration.ts'
import { secretHash } from '../keys/secret-hash.ts'
import { makeId, makeSecret } from '../make-id.ts'

/**
 * Makes a short-lived right to link one company. Only the hash of its token is kept.
 *
 * @throws {@link MalletError} `not_found`; `invalid_input` where no integration is named and there is not exactly one
 */
export async function createConnectSession(
  ctx: Context,
  input: Parsed<(typeof api)['connectSessions.create']>['body'],
): Promise<{ id: string; token: string; url: string; expiresAt: string }> {
  const integration = await loadIntegration(ctx, input.integrationId ?? (await onlyIntegration(ctx)))
  const id = makeId('cs', ctx)
  const token = makeSecret('cst', ctx)
  const now = ctx.clock.now()
  const expiresAt = new Date(now.getTime() + input.expiresInSeconds * 1000)
  await ctx.db
    .insertInto('connect_session')
    .values({
      id,
      token_hash: secretHash(token),
      integration_id: integration.id,
      customer: JSON.stringify(input.customer),
      settings: JSON.stringify(input.settings ?? {}),
      expires_at: expiresAt,
      created_at: now,
    })
    .execute()
  // A fragment never reaches a server, so the token stays out of every log on the way.
  return { id, token, url: `${ctx.settings.publicUrl}/connect#${token}`, expiresAt: expiresAt.toISOString() }
}

async function onlyIntegration(ctx: Context): Promise<string> {
  const rows = await ctx.db.selectFrom('integration').select('id').limit(2).execute()
  const [only] = rows
  if (only && rows.length === 1) return only.id
  throw new MalletError('invalid_input', {
    issues: ['integrationId: name one, since there is not exactly one integration'],
  })
}
