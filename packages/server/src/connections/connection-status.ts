import type { api } from '@mallet/contract/api/index'
import type { Answer } from '@mallet/contract/endpoint'
import { notGranted } from '../connect/attempts/check-granted.ts'
import type { Context } from '../context.ts'
import { loadAccessLimits } from '../gateway/credentials/load-access.ts'
import { loadIntegration } from '../integrations/load-integration.ts'
import { listSyncs } from '../syncs/list-syncs.ts'
import { scopesOfSyncs } from '../syncs/sync-scopes.ts'
import { reasonOf, statusOf } from './describe-connection.ts'
import { loadConnection } from './load-connection.ts'

/**
 * Whether a connection works, from what is stored: Gong is not asked.
 *
 * @throws {@link MalletError} `not_found`
 */
export async function connectionStatus(ctx: Context, id: string): Promise<Answer<(typeof api)['connections.status']>> {
  const row = await loadConnection(ctx, id)
  const integration = await loadIntegration(ctx, row.integration_id)
  const { items } = await listSyncs(ctx, id)
  const limits = await loadAccessLimits(ctx, id)
  const budget = await ctx.gateway.budget.snapshot(row.company_id, limits.perDay)
  const failed = items
    .flatMap(({ model, lastRun }) =>
      lastRun?.error && lastRun.endedAt ? [{ ...lastRun.error, at: lastRun.endedAt, model }] : [],
    )
    .sort((a, b) => a.at.localeCompare(b.at))
  const granted = row.scopes
  // Of a connection from before that was kept, what its integration asks for stands in.
  const requested = row.requested_scopes ?? integration.scopes
  return {
    connectionId: id,
    auth: {
      status: statusOf(row),
      reason: reasonOf(row),
      accessTokenExpiresAt: row.expires_at?.toISOString() ?? null,
      clientRefused: integration.refused_reason,
      refusedBaseUrl: row.refused_base_url,
    },
    budget: {
      usedToday: budget.usedToday,
      ...limits,
      leftToday: budget.leftToday,
      resetsAt: budget.resetsAt.toISOString(),
      pausedUntil: budget.pausedUntil?.toISOString() ?? null,
    },
    scopes: {
      requested,
      granted,
      notGranted: notGranted(requested, granted),
    },
    missingScopes: notGranted(scopesOfSyncs(integration.syncs), granted),
    models: items.map(({ model, state, caughtUp, records, freshAt }) => ({ model, state, caughtUp, records, freshAt })),
    lastError: failed.at(-1) ?? null,
  }
}
