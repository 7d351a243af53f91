import { MalletError } from '@mallet/contract/errors'
import type { Secret } from '@mallet/contract/secret'
import { exchangeCode } from '@mallet/gong'
import { linkByGrant } from '../../connections/link-by-grant.ts'
import type { Context } from '../../context.ts'
import { describeFailure } from '../../describe-failure.ts'
import { clearRefusal } from '../../gateway/credentials/integration-refusal.ts'
import { clientSecretsOf, endOverlap, withEitherSecret } from '../../integrations/client-secrets.ts'
import { type IntegrationRow, loadIntegration } from '../../integrations/load-integration.ts'
import { redirectUri } from '../../integrations/redirect-uri.ts'
import { rememberTokenParameters } from '../../integrations/remember-token-parameters.ts'
import { requireLinkable } from '../../integrations/require-linkable.ts'
import { secretHash } from '../../keys/secret-hash.ts'
import { type ConnectSession, linkOf } from '../sessions/load-connect-session.ts'
import { useConnectSession } from '../sessions/use-connect-session.ts'
import { notGranted } from './check-granted.ts'
import { notAuthorized, refusedConsent, refusedExchange } from './explain-refusal.ts'

/** As long as a renewal has. */
const EXCHANGE_DEADLINE_MS = 90_000

/** What Gong sends the browser back with. */
export interface Callback {
  readonly state: string
  readonly code?: string
  readonly error?: string
  readonly errorDescription?: string
  /** Which server answers, where it says so (RFC 9207). */
  readonly iss?: string
}

interface Claimed {
  readonly attemptId: string
  readonly inWindow: 'same' | 'popup'
  /** The scopes that Gong was asked for. */
  readonly requested: readonly string[]
  readonly session: ConnectSession
  readonly integration: IntegrationRow
  readonly codeVerifier: Secret | undefined
}

/**
 * Finishes an attempt by OAuth: the state is used up first, then the code is exchanged, then the company is linked and
 * the session burned in one transaction. Whatever goes wrong after the state was used up is kept on the attempt, where
 * the page that began it reads it.
 *
 * @param browserSecrets the values of the cookies that the browser brought; one must belong to the attempt
 * @param requestId by which the log tells of what went wrong
 * @returns where Gong was visited, too
 * @throws {@link MalletError} `invalid_state`; nothing was sent to Gong then, and no attempt changed
 */
export async function finishAttempt(
  ctx: Context,
  callback: Callback,
  browserSecrets: readonly string[],
  requestId: string,
): Promise<Pick<Claimed, 'attemptId' | 'inWindow'>> {
  const claimed = await claimState(ctx, callback.state, browserSecrets)
  try {
    await link(ctx, callback, claimed)
  } catch (error) {
    await ctx.db
      .updateTable('connect_attempt')
      .set({
        status: 'error',
        error: JSON.stringify({ ...describeFailure(error), requestId }),
        code_verifier: null,
      })
      .where('id', '=', claimed.attemptId)
      .where('status', '=', 'pending')
      .execute()
    if (!(error instanceof MalletError)) throw error
  }
  return claimed
}

/** One statement: of two callbacks with one state, and of two browsers, only one gets on. */
async function claimState(ctx: Context, state: string, browserSecrets: readonly string[]): Promise<Claimed> {
  if (browserSecrets.length === 0) throw new MalletError('invalid_state', {})
  const now = ctx.clock.now()
  const attempt = await ctx.db
    .updateTable('connect_attempt')
    .set({ state_hash: null, browser_hash: null })
    .where('state_hash', '=', secretHash(state))
    .where('browser_hash', 'in', browserSecrets.map(secretHash))
    .where('status', '=', 'pending')
    .where('expires_at', '>', now)
    .returning(['id', 'session_id', 'integration_id', 'code_verifier', 'in_window', 'requested_scopes'])
    .executeTakeFirst()
  if (!attempt) throw new MalletError('invalid_state', {})
  const session = await ctx.db
    .selectFrom('connect_session')
    .selectAll()
    .where('id', '=', attempt.session_id)
    .executeTakeFirstOrThrow()
  const integration = await loadIntegration(ctx, attempt.integration_id)
  return {
    attemptId: attempt.id,
    inWindow: attempt.in_window,
    requested: attempt.requested_scopes ?? integration.scopes,
    session,
    integration,
    codeVerifier: openVerifier(ctx, attempt.id, attempt.code_verifier),
  }
}

/** An attempt from before a restart of another version has none. */
const openVerifier = ({ vault }: Context, attemptId: string, sealed: string | null) =>
  sealed === null ? undefined : vault.open({ owner: attemptId, field: 'code_verifier' }, sealed)

async function link(ctx: Context, callback: Callback, claimed: Claimed): Promise<void> {
  const { code, error, errorDescription, iss } = callback
  const { integration, requested } = claimed
  if (iss !== undefined && !isOf(integration, iss)) throw notAuthorized('wrong_issuer')
  if (error !== undefined) throw refusedConsent({ error, description: errorDescription }, requested)
  if (code === undefined) throw notAuthorized('no code')
  // A grant that nobody keeps would stay open at Gong, so none is fetched.
  if (claimed.session.linked_at !== null || claimed.session.revoked_at !== null)
    throw new MalletError('session_expired', {})
  requireLinkable(integration)
  const { result, worked } = await withEitherSecret(
    clientSecretsOf(ctx, integration),
    EXCHANGE_DEADLINE_MS,
    (clientSecret, deadlineMs) =>
      exchangeCode({
        send: ctx.send,
        appUrl: integration.app_url,
        clientId: integration.client_id ?? '',
        clientSecret,
        code,
        redirectUri: redirectUri(ctx.settings.publicUrl),
        ...(claimed.codeVerifier && { codeVerifier: claimed.codeVerifier }),
        tokenParametersIn: integration.token_parameters_in,
        lifetimeSeconds: integration.token_lifetime_seconds,
        deadlineMs,
      }),
  ).catch((refusal: unknown) => {
    throw refusedExchange(refusal)
  })
  const { grant, tokenParametersIn } = result
  await rememberTokenParameters(ctx, integration, tokenParametersIn)
  await clearRefusal(ctx.db, integration)
  await endOverlap(ctx.db, integration, worked)
  const withheld = notGranted(requested, grant.scopes)
  if (withheld.length > 0) {
    await ctx.db
      .updateTable('connect_attempt')
      .set({ not_granted: withheld })
      .where('id', '=', claimed.attemptId)
      .execute()
  }
  await linkByGrant(ctx, {
    integrationId: integration.id,
    ...linkOf(claimed.session),
    grant,
    requestedScopes: requested,
    inSameTransaction: async (trx, connectionId) => {
      await useConnectSession(trx, claimed.session, connectionId, ctx.clock.now())
      const kept = await trx
        .updateTable('connect_attempt')
        .set({ status: 'authenticated', connection_id: connectionId, code_verifier: null })
        .where('id', '=', claimed.attemptId)
        .where('status', '=', 'pending')
        .returning('id')
        .executeTakeFirst()
      // Cancelled while Gong was asked: the link must not appear after all.
      if (!kept) throw new MalletError('invalid_state', {})
    },
  })
}

/** The code of another server is worth nothing at this one, and must not be shown to it. */
const isOf = ({ app_url }: IntegrationRow, iss: string) => URL.canParse(iss) && new URL(iss).origin === app_url
