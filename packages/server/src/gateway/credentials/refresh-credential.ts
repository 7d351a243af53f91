import { isMalletError, type MalletError } from '@mallet/contract/errors'
import { allowedBaseUrl, type Grant, refreshGrant, surelyNotSent } from '@mallet/gong'
import type { Foundation } from '../../foundation.ts'
import { clientSecretOf } from '../../integrations/client-secret-of.ts'
import { loadIntegration } from '../../integrations/load-integration.ts'
import { rememberTokenParameters } from '../../integrations/remember-token-parameters.ts'
import { credentialOfGrant } from './credential-of-grant.ts'
import {
  awaitSecondTry,
  DEADLINE_MS,
  endUndecided,
  giveBackLease,
  type Lease,
  SEND_BY_MS,
  storeGrant,
  storeRefusal,
  takeLease,
  whyNoLease,
} from './lease.ts'

export type RefreshContext = Pick<Foundation, 'db' | 'vault' | 'clock' | 'send' | 'settings'>

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
 * @throws {@link MalletError} `undecryptable`
 */
export async function refreshCredential(
  ctx: RefreshContext,
  access: { connectionId: string; integrationId: string; generation: number },
): Promise<RefreshOutcome> {
  const startedMs = performance.now()
  const integration = await loadIntegration(ctx, access.integrationId)
  const clientSecret = clientSecretOf(ctx, integration)
  const lease = await takeLease(ctx.db, access.connectionId, access.generation, ctx.clock.now())
  if (!lease) return withoutLease(ctx, access)
  const refreshToken = ctx.vault.open({ owner: lease.connectionId, field: 'refresh' }, lease.refresh)
  if (performance.now() - startedMs > SEND_BY_MS) {
    await giveBackLease(ctx.db, lease, ctx.clock.now())
    return 'busy'
  }
  try {
    const { grant, tokenParametersIn } = await refreshGrant({
      send: ctx.send,
      appUrl: integration.app_url,
      clientId: integration.client_id ?? '',
      clientSecret,
      refreshToken,
      tokenParametersIn: integration.token_parameters_in,
      deadlineMs: DEADLINE_MS,
    })
    await store(ctx, lease, grant)
    await rememberTokenParameters(ctx, integration, tokenParametersIn)
    return 'settled'
  } catch (error) {
    return settleFailure(ctx, lease, error)
  }
}

async function withoutLease(
  { db, clock }: RefreshContext,
  { connectionId, generation }: { connectionId: string; generation: number },
): Promise<RefreshOutcome> {
  const why = await whyNoLease(db, connectionId, generation)
  if (why !== 'not due') return why === 'held' ? 'busy' : 'settled'
  return (await endUndecided(db, connectionId, generation, clock.now())) ? 'settled' : 'put off'
}

async function store(ctx: RefreshContext, lease: Lease, grant: Grant): Promise<void> {
  const { connectionId } = lease
  const { access, refresh, ...rest } = credentialOfGrant(grant, ctx.clock.now())
  const stored = await storeGrant(ctx.db, lease, {
    ...rest,
    access: ctx.vault.seal({ owner: connectionId, field: 'access' }, access),
    refresh: ctx.vault.seal({ owner: connectionId, field: 'refresh' }, refresh),
  })
  if (stored) await followHost(ctx, connectionId, grant.apiBaseUrl)
}

/** Gong may move a company to another address. One that is not Gong's is not believed, and the old one stays. */
async function followHost(ctx: RefreshContext, connectionId: string, named: string): Promise<void> {
  let baseUrl: string
  try {
    baseUrl = allowedBaseUrl(named, ctx.settings.gongHosts)
  } catch (error) {
    if (isMalletError(error, 'wrong_base_url')) return
    throw error
  }
  await ctx.db
    .updateTable('connection')
    .set({ base_url: baseUrl })
    .where('id', '=', connectionId)
    .where('base_url', '<>', baseUrl)
    .execute()
}

async function settleFailure({ db, clock }: RefreshContext, lease: Lease, error: unknown): Promise<RefreshOutcome> {
  if (isMalletError(error, 'invalid_grant')) {
    await storeRefusal(db, lease)
    return 'settled'
  }
  const now = clock.now()
  const isRefused = isRefusalOfAnotherKind(error)
  if (isRefused || surelyNotSent(error)) {
    await giveBackLease(db, lease, now, new Date(now.getTime() + RETRY_AFTER_MS))
    return isRefused ? error : 'put off'
  }
  // Without an answer the request may still be under way.
  const wasAnswered = !isMalletError(error, 'gong_unavailable') || error.details.reason === 'server_error'
  await awaitSecondTry(db, lease, wasAnswered)
  return 'put off'
}

/** Gong said no before it looked at the refresh token, so the token is as good as before. */
const isRefusalOfAnotherKind = (error: unknown): error is MalletError =>
  isMalletError(error, 'invalid_client') ||
  isMalletError(error, 'untrusted_ip') ||
  isMalletError(error, 'rate_limited') ||
  isMalletError(error, 'authorization_failed')
