import type { ApiKeyCredentials, Attempt } from '@mallet/contract/api/attempt'
import { MalletError } from '@mallet/contract/errors'
import { linkByApiKey } from '../../connections/link-by-api-key.ts'
import type { Context } from '../../context.ts'
import { type IntegrationRow, loadIntegration } from '../../integrations/load-integration.ts'
import { requireLinkable } from '../../integrations/require-linkable.ts'
import { secretHash } from '../../keys/secret-hash.ts'
import { makeId, makeSecret } from '../../make-id.ts'
import { heedPreset } from '../sessions/check-preset.ts'
import { type ConnectSession, linkOf } from '../sessions/load-connect-session.ts'
import { useConnectSession } from '../sessions/use-connect-session.ts'

const LIFETIME_MS = 10 * 60_000

/** Launching is one click away from here. */
const LAUNCH_WITHIN_MS = 60_000

export interface StartedAttempt extends Attempt {
  readonly launchUrl?: string
}

interface Input {
  readonly integrationId?: string | undefined
  readonly credentials?: ApiKeyCredentials | undefined
  readonly inWindow?: 'same' | 'popup'
}

/**
 * Begins linking. By OAuth it answers where a browser may launch it, once; by API key the key is tested and, when Gong
 * accepts it, the company is linked before this returns.
 *
 * @throws {@link MalletError} `session_expired`; `invalid_input`; `integration_suspended`; `integration_incomplete`; by API key also what the test call tells:
 *   `invalid_credentials`, `wrong_base_url`, `other_company`, `untrusted_ip`, `rate_limited`, `gong_unavailable`. The
 *   session stays usable.
 */
export async function createAttempt(ctx: Context, session: ConnectSession, input: Input): Promise<StartedAttempt> {
  if (session.linked_at !== null) throw new MalletError('session_expired', {})
  const integration = await loadIntegration(ctx, chosenIntegration(session, input.integrationId))
  requireLinkable(integration)
  return integration.auth_type === 'oauth2'
    ? beginOAuth(ctx, session, integration, input)
    : linkAtOnce(ctx, session, integration, input.credentials)
}

function chosenIntegration({ integration_ids }: ConnectSession, named: string | undefined): string {
  const [only] = integration_ids
  const chosen = named ?? (integration_ids.length === 1 ? only : undefined)
  if (chosen === undefined) throw invalid('integrationId: choose one of those that are offered')
  if (!integration_ids.includes(chosen)) throw new MalletError('not_found', { resource: 'integration', id: chosen })
  return chosen
}

async function beginOAuth(
  ctx: Context,
  session: ConnectSession,
  integration: IntegrationRow,
  { credentials, inWindow = 'same' }: Input,
): Promise<StartedAttempt> {
  if (credentials) throw invalid('credentials: this integration links by OAuth')
  const id = makeId('att', ctx)
  const code = makeSecret('lc', ctx)
  const now = ctx.clock.now()
  await ctx.db
    .insertInto('connect_attempt')
    .values({
      id,
      session_id: session.id,
      integration_id: integration.id,
      launch_hash: secretHash(code),
      launch_until: new Date(now.getTime() + LAUNCH_WITHIN_MS),
      in_window: inWindow,
      requested_scopes: integration.scopes,
      status: 'pending',
      expires_at: new Date(now.getTime() + LIFETIME_MS),
      created_at: now,
    })
    .execute()
  return { id, status: 'pending', launchUrl: `${ctx.settings.publicUrl}/connect/launch#${code}` }
}

async function linkAtOnce(
  ctx: Context,
  session: ConnectSession,
  integration: IntegrationRow,
  credentials: ApiKeyCredentials | undefined,
): Promise<StartedAttempt> {
  if (!credentials) throw invalid('credentials: this integration links by API key')
  heedPreset(session.preset, credentials)
  const id = makeId('att', ctx)
  const now = ctx.clock.now()
  const connectionId = await linkByApiKey(ctx, {
    integrationId: integration.id,
    ...linkOf(session),
    credentials,
    inSameTransaction: async (trx, connectionId) => {
      await useConnectSession(trx, session, connectionId, now)
      await trx
        .insertInto('connect_attempt')
        .values({
          id,
          session_id: session.id,
          integration_id: integration.id,
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
