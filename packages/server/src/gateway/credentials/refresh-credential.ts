import { isMalletError } from '@mallet/contract/errors'
import { allowedBaseUrl, type Grant, refreshGrant, surelyNotSent } from '@mallet/gong'
import type { Foundation } from '../../foundation.ts'
import { clientSecretOf } from '../../integrations/client-secret-of.ts'
import { loadIntegration } from '../../integrations/load-integration.ts'
import { rememberTokenParameters } from '../../integrations/remember-token-parameters.ts'
import { credentialOfGrant } from './credential-of-grant.ts'
import {
  DEADLINE_MS,
  giveBackLease,
  type Lease,
  SEND_BY_MS,
  shortenLease,
  storeGrant,
  storeRefusal,
  takeLease,
} from './lease.ts'

export type RefreshContext = Pick<Foundation, 'db' | 'vault' | 'clock' | 'send' | 'settings'>

/**
 * Renews one generation of a token if nobody else is at it. Afterwards the credential has a newer generation, or stands
 * as needing reauthorization, or is as it was because the answer decides nothing. Never throws for what Gong answers.
 *
 * @returns false where another worker holds the right to refresh, or there is nothing to refresh
 */
export async function refreshCredential(
  ctx: RefreshContext,
  access: { connectionId: string; integrationId: string; generation: number },
): Promise<boolean> {
  const startedMs = performance.now()
  const integration = await loadIntegration(ctx, access.integrationId)
  const clientSecret = clientSecretOf(ctx, integration)
  const lease = await takeLease(ctx.db, access.connectionId, access.generation, ctx.clock.now())
  if (!lease) return false
  const refreshToken = ctx.vault.open({ owner: lease.connectionId, field: 'refresh' }, lease.refresh)
  if (performance.now() - startedMs > SEND_BY_MS) {
    await giveBackLease(ctx.db, lease)
    return false
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
  } catch (error) {
    await settleFailure(ctx, lease, error)
  }
  return true
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

async function settleFailure(ctx: RefreshContext, lease: Lease, error: unknown): Promise<void> {
  if (isMalletError(error, 'invalid_grant')) return storeRefusal(ctx.db, lease)
  if (surelyNotSent(error)) return giveBackLease(ctx.db, lease)
  // Without an answer the request may still be under way: the lease runs out by itself.
  if (isMalletError(error, 'gong_unavailable') && error.details.reason !== 'server_error') return undefined
  return shortenLease(ctx.db, lease)
}
