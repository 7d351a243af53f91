import { createHash } from 'node:crypto'
import type { ApiKeyCredentials, Attempt } from '@mallet/contract/api/connect'
import { MalletError } from '@mallet/contract/errors'
import { Secret } from '@mallet/contract/secret'
import { authorizeUrl } from '@mallet/gong'
import { linkByApiKey } from '../connections/link-by-api-key.ts'
import type { Context } from '../context.ts'
import { type IntegrationRow, loadIntegration } from '../integrations/load-integration.ts'
import { redirectUri } from '../integrations/redirect-uri.ts'
import { requireLinkable } from '../integrations/require-linkable.ts'
import { secretHash } from '../keys/secret-hash.ts'
import { makeId, makeSecret } from '../make-id.ts'
import type { ConnectSession } from './load-connect-session.ts'
import { useConnectSession } from './use-connect-session.ts'

const LIFETIME_MS = 10 * 60_000

export interface StartedAttempt extends Attempt {
  readonly authorizeUrl?: string
  /** For a cookie of the browser that began: only that browser may finish. */
  readonly browserSecret?: string
}

/**
 * Begins linking. By OAuth it answers where the browser is to go; by API key the key is tested and, when Gong accepts
 * it, the company is linked before this returns.
 *
 * @throws {@link MalletError} `session_expired`; `invalid_input`; `integration_suspended`; `integration_incomplete`; by API key also what the test call tells:
 *   `invalid_credentials`, `wrong_base_url`, `other_company`, `untrusted_ip`, `rate_limited`, `gong_unavailable`. The
 *   session stays usable.
 */
export async function createAttempt(
  ctx: Context,
  session: ConnectSession,
  input: { integrationId?: string | undefined; credentials?: ApiKeyCredentials | undefined },
): Promise<StartedAttempt> {
  if (session.used) throw new MalletError('session_expired', {})
  const integration = await loadIntegration(ctx, session.integrationId)
  if (input.integrationId !== undefined && input.integrationId !== integration.id) {
    throw new MalletError('not_found', { resource: 'integration', id: input.integrationId })
  }
  requireLinkable(integration)
  return integration.auth_type === 'oauth2'
    ? beginOAuth(ctx, session, integration, input.credentials)
    : linkAtOnce(ctx, session, integration, input.credentials)
}

async function beginOAuth(
  ctx: Context,
  session: ConnectSession,
  integration: IntegrationRow,
  credentials: ApiKeyCredentials | undefined,
): Promise<StartedAttempt> {
  if (credentials) throw invalid('credentials: this integration links by OAuth')
  const id = makeId('att', ctx)
  // Letters and digits only: some servers and mail programs change other characters on the way.
  const state = makeSecret('s', ctx).replace('_', '')
  const browserSecret = makeSecret('b', ctx)
  // Gong does not document PKCE, and a client that sends it works. Where it is heeded, a code that was stolen on its way
  // is worth nothing; where it is not, the browser's cookie alone says whose code it is.
  const codeVerifier = new Secret(ctx.random(32).toString('base64url'))
  const now = ctx.clock.now()
  await ctx.db
    .insertInto('connect_attempt')
    .values({
      id,
      session_id: session.id,
      state_hash: secretHash(state),
      browser_hash: secretHash(browserSecret),
      code_verifier: ctx.vault.seal({ owner: id, field: 'code_verifier' }, codeVerifier),
      status: 'pending',
      expires_at: new Date(now.getTime() + LIFETIME_MS),
      created_at: now,
    })
    .execute()
  const url = authorizeUrl({
    appUrl: integration.app_url,
    clientId: integration.client_id ?? '',
    redirectUri: redirectUri(ctx.settings.publicUrl),
    scopes: integration.scopes,
    state,
    codeChallenge: createHash('sha256').update(codeVerifier.reveal()).digest('base64url'),
  })
  return { id, status: 'pending', authorizeUrl: url, browserSecret }
}

async function linkAtOnce(
  ctx: Context,
  session: ConnectSession,
  integration: IntegrationRow,
  credentials: ApiKeyCredentials | undefined,
): Promise<StartedAttempt> {
  if (!credentials) throw invalid('credentials: this integration links by API key')
  const id = makeId('att', ctx)
  const now = ctx.clock.now()
  const connectionId = await linkByApiKey(ctx, {
    integrationId: integration.id,
    customer: session.customer,
    settings: session.settings,
    credentials,
    ...(session.connectionId !== null && { connectionId: session.connectionId }),
    inSameTransaction: async (trx, connectionId) => {
      await useConnectSession(trx, session.id, now)
      await trx
        .insertInto('connect_attempt')
        .values({
          id,
          session_id: session.id,
          status: 'authenticated',
          connection_id: connectionId,
          expires_at: now,
          created_at: now,
        })
        .execute()
    },
  })
  return { id, status: 'authenticated', connectionId }
}

const invalid = (issue: string) => new MalletError('invalid_input', { issues: [issue] })
