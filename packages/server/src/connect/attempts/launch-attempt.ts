import { createHash } from 'node:crypto'
import { MalletError } from '@mallet/contract/errors'
import { Secret } from '@mallet/contract/secret'
import { authorizeUrl } from '@mallet/gong'
import type { Context } from '../../context.ts'
import { loadIntegration } from '../../integrations/load-integration.ts'
import { redirectUri } from '../../integrations/redirect-uri.ts'
import { requireLinkable } from '../../integrations/require-linkable.ts'
import { secretHash } from '../../keys/secret-hash.ts'
import { makeSecret } from '../../make-id.ts'
import { openLaunch } from './open-launch.ts'

export interface Launched {
  readonly attemptId: string
  /** For a cookie of the browser that launched: only that browser may finish. */
  readonly browserSecret: string
  readonly authorizeUrl: string
}

/**
 * Uses up the code of a launch address: from now on the attempt is that of the browser which brought it, and only there
 * does the state mean anything. State, browser's secret and verifier are made here, so that whoever has only the code
 * has nothing of them.
 *
 * @throws {@link MalletError} `launch_expired`, for a code that never existed as well; `integration_suspended`;
 *   `integration_incomplete`
 */
export async function launchAttempt(ctx: Context, code: string): Promise<Launched> {
  const { id, integration_id, requested_scopes } = await openLaunch(ctx, code)
  const integration = await loadIntegration(ctx, integration_id)
  requireLinkable(integration)
  // Letters and digits only: some servers and mail programs change other characters on the way.
  const state = makeSecret('s', ctx).replace('_', '')
  const browserSecret = makeSecret('b', ctx)
  // Gong does not document PKCE, and a client that sends it works. Where it is heeded, a code that was stolen on its way
  // is worth nothing; where it is not, the browser's cookie alone says whose code it is.
  const codeVerifier = new Secret(ctx.random(32).toString('base64url'))
  const launched = await ctx.db
    .updateTable('connect_attempt')
    .set({
      launch_hash: null,
      launch_until: null,
      state_hash: secretHash(state),
      browser_hash: secretHash(browserSecret),
      code_verifier: ctx.vault.seal({ owner: id, field: 'code_verifier' }, codeVerifier),
    })
    .where('id', '=', id)
    .where('launch_hash', '=', secretHash(code))
    .where('status', '=', 'pending')
    .returning('id')
    .executeTakeFirst()
  // Of two browsers with one code only one gets on.
  if (!launched) throw new MalletError('launch_expired', {})
  return {
    attemptId: id,
    browserSecret,
    authorizeUrl: authorizeUrl({
      appUrl: integration.app_url,
      clientId: integration.client_id ?? '',
      redirectUri: redirectUri(ctx.settings.publicUrl),
      scopes: requested_scopes ?? integration.scopes,
      state,
      codeChallenge: createHash('sha256').update(codeVerifier.reveal()).digest('base64url'),
    }),
  }
}
