import { isMalletError, type MalletError } from '@mallet/contract/errors'
import type { Secret } from '@mallet/contract/secret'
import { refreshGrant, surelyNotSent, type TokenResult } from '@mallet/gong'
import type { Foundation } from '../../foundation.ts'
import { clientSecretsOf, endOverlap, withEitherSecret } from '../../integrations/client-secrets.ts'
import { type IntegrationRow, loadIntegration } from '../../integrations/load-integration.ts'
import { rememberTokenParameters } from '../../integrations/remember-token-parameters.ts'
import { credentialOfGrant } from './credential-of-grant.ts'
import { clearRefusal, markRefusal, recentRefusal } from './integration-refusal.ts'
import { type KeepContext, keepGrant } from './keep-grant.ts'
import { awaitSecondTry, DEADLINE_MS, giveBackLease, type Lease, SEND_BY_MS, takeLease, whyNoLease } from './lease.ts'
import { endUndecided, storeDeadCredential, storeRefusal } from './needs-reauth.ts'

export interface RefreshContext extends KeepContext, Pick<Foundation, 'alive' | 'send'> {}

/** After a refusal that is not about the token, such as of the client secret, or when Gong cannot be reached. */
const RETRY_AFTER_MS = 60_000

/**
 * What a refresh leaves behind. `settled`: the credential has changed, look again. `busy`: somebody else is at it, it
 * will change soon. `put off`: nothing changes for now. An error: Gong refused for a reason that asking again does not
 * change.
 */
export type RefreshOutcome = 'settled' | 'busy' | 'put off' | MalletError

/**
 * Renews one generation of a token if nobody else is at it. Afterwards the credential has a newer generation, or stands
 * as needing reauthorization, or is as it was because the answer decides nothing. Never throws for what Gong answers.
 *
 * @throws {@link MalletError} `undecryptable`, `missing_key`
 */
export async function refreshCredential(
  ctx: RefreshContext,
  access: { connectionId: string; integrationId: string; generation: number },
): Promise<RefreshOutcome> {
  const startedMs = performance.now()
  const integration = await loadIntegration(ctx, access.integrationId)
  const refusal = recentRefusal(integration, ctx.clock.now())
  if (refusal) return refusal
  const clientSecrets = clientSecretsOf(ctx, integration)
  const lease = await takeLease(ctx, access.connectionId, access.generation, ctx.clock.now())
  if (!lease) return withoutLease(ctx, access)
  const { connectionId, generation, fence } = lease
  const refreshToken = await openRefreshToken(ctx, lease)
  if (!refreshToken) return 'settled'
  await ctx.reached('before-refresh-send')
  if (performance.now() - startedMs > SEND_BY_MS) {
    await giveBackLease(ctx, lease, ctx.clock.now())
    return 'busy'
  }
  let asked: { result: TokenResult; worked: 'present' | 'previous' }
  try {
    asked = await withEitherSecret(clientSecrets, DEADLINE_MS, (clientSecret, deadlineMs) =>
      refreshGrant({
        send: ctx.send,
        appUrl: integration.app_url,
        clientId: integration.client_id ?? '',
        clientSecret,
        refreshToken,
        tokenParametersIn: integration.token_parameters_in,
        lifetimeSeconds: integration.token_lifetime_seconds,
        deadlineMs,
      }),
    )
  } catch (error) {
    return settleFailure(ctx, integration, lease, error)
  }
  const { result, worked } = asked
  const credential = credentialOfGrant(result.grant, ctx.clock.now())
  await ctx.reached('after-refresh-answer')
  await keepGrant(ctx, { connectionId, generation, fence, credential })
  await rememberTokenParameters(ctx, integration, result.tokenParametersIn)
  await clearRefusal(ctx.db, integration)
  await endOverlap(ctx.db, integration, worked)
  return 'settled'
}

/** Undefined where it does not open where it stands: nothing is sent then, and the connection is marked. */
async function openRefreshToken(ctx: RefreshContext, lease: Lease): Promise<Secret | undefined> {
  const { connectionId, generation, version } = lease
  try {
    return ctx.vault.open({ owner: connectionId, field: 'refresh', version }, lease.refresh)
  } catch (error) {
    await giveBackLease(ctx, lease, ctx.clock.now())
    if (!isMalletError(error, 'undecryptable')) throw error
    await storeDeadCredential(ctx, connectionId, generation, 'undecryptable')
    return undefined
  }
}

async function withoutLease(
  ctx: RefreshContext,
  { connectionId, generation }: { connectionId: string; generation: number },
): Promise<RefreshOutcome> {
  const why = await whyNoLease(ctx, connectionId, generation)
  if (why !== 'not due') return why === 'held' ? 'busy' : 'settled'
  return (await endUndecided(ctx, connectionId, generation, ctx.clock.now())) ? 'settled' : 'put off'
}

async function settleFailure(
  ctx: RefreshContext,
  integration: IntegrationRow,
  lease: Lease,
  error: unknown,
): Promise<RefreshOutcome> {
  if (isMalletError(error, 'invalid_grant')) {
    await storeRefusal(ctx, lease)
    return 'settled'
  }
  const now = ctx.clock.now()
  const isRefused = isRefusalOfAnotherKind(error)
  if (isRefused || surelyNotSent(error)) {
    await giveBackLease(ctx, lease, now, new Date(now.getTime() + RETRY_AFTER_MS))
    if (isRefused) await markRefusal(ctx.db, integration.id, error, now)
    return isRefused ? error : 'put off'
  }
  // Without an answer the request may still be under way.
  const wasAnswered = !isMalletError(error, 'gong_unavailable') || error.details.reason === 'server_error'
  await awaitSecondTry(ctx, lease, wasAnswered)
  return 'put off'
}

/** Gong said no before it looked at the refresh token, so the token is as good as before. */
const isRefusalOfAnotherKind = (error: unknown): error is MalletError =>
  isMalletError(error, 'invalid_client') ||
  isMalletError(error, 'untrusted_ip') ||
  isMalletError(error, 'rate_limited') ||
  isMalletError(error, 'authorization_failed')
