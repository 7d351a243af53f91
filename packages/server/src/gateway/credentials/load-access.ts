import { isMalletError, MalletError } from '@mallet/contract/errors'
import { limits } from '@mallet/contract/gong/limits'
import type { Secret } from '@mallet/contract/secret'
import { sql } from 'kysely'
import { isSuspended } from '../../connections/load-connection.ts'
import type { Foundation } from '../../foundation.ts'
import type { EnabledNames } from '../enabled.ts'
import { type EndContext, NOT_ABOUT_THE_KEY, storeDeadCredential } from './needs-reauth.ts'

/** What a request for a connection needs to know. */
export interface Access {
  readonly connectionId: string
  readonly integrationId: string
  /** The actions that its integration enables. */
  readonly enabled: EnabledNames
  readonly companyId: string
  readonly baseUrl: string
  /** Of the company: the lowest that any of its connections sets. */
  readonly perSecond: number
  readonly perDay: number
  readonly kind: 'oauth2' | 'apiKey'
  /** Rises with each new token: tells whether somebody else has renewed it meanwhile. */
  readonly generation: number
  readonly secret: Secret
  /** Nobody has said yet whose it is, so nothing is done for anybody. */
  readonly isUnclaimed: boolean
  /** Not so where it needs reauthorization, and is used until it expires or Gong takes it again. */
  readonly isActive: boolean
  /** Not active for the address of either side: Gong has nothing against it, so it is used and renewed as before. */
  readonly isUsedOn: boolean
  readonly refreshAt: Date | null
  readonly expiresAt: Date | null
}

/**
 * The present credentials of a connection. Those that do not open where they stand were moved or altered: the connection
 * is marked, and nothing is sent with them.
 *
 * @throws {@link MalletError} `not_found`; `connection_suspended`; `needs_reauth`; `undecryptable`; `missing_key`
 */
export async function loadAccess(ctx: EndContext & Pick<Foundation, 'vault'>, connectionId: string): Promise<Access> {
  const row = await ctx.db
    .selectFrom('connection as c')
    .innerJoin('credential as k', 'k.connection_id', 'c.id')
    .innerJoin('integration as i', 'i.id', 'c.integration_id')
    .select(['i.actions', 'c.integration_id', 'c.company_id', 'c.base_url'])
    .select(['c.suspended_at', 'c.unclaimed_until'])
    .select('i.suspended_at as integration_suspended_at')
    .select(['k.kind', 'k.generation', 'k.status', 'k.reason', 'k.access', 'k.won_by', 'k.refresh_at', 'k.expires_at'])
    .select([lowest('callsPerSecond').as('per_second'), lowest('callsPerDay').as('per_day')])
    .where('c.id', '=', connectionId)
    .executeTakeFirst()
  if (!row || row.status === 'deleted') throw new MalletError('not_found', { resource: 'connection', id: connectionId })
  if (isSuspended(row)) throw new MalletError('connection_suspended', { connectionId })
  const isActive = row.status === 'active'
  const isUsedOn = !isActive && row.reason !== null && NOT_ABOUT_THE_KEY.includes(row.reason)
  if (row.access === null || !(isActive || isUsedOn || isUsedToItsEnd(row, ctx.clock.now()))) {
    throw new MalletError('needs_reauth', { connectionId })
  }
  const secret = await openAccess(ctx, connectionId, row.access, row)
  return {
    connectionId,
    integrationId: row.integration_id,
    enabled: row.actions,
    companyId: row.company_id,
    baseUrl: row.base_url,
    perSecond: row.per_second ?? limits.perSecond,
    perDay: row.per_day ?? limits.perDay,
    kind: row.kind,
    generation: row.generation,
    secret,
    isUnclaimed: row.unclaimed_until !== null,
    isActive,
    isUsedOn,
    refreshAt: isActive || isUsedOn ? row.refresh_at : null,
    expiresAt: row.expires_at,
  }
}

/** Where an answer to a refresh was lost, Gong has nothing against the access token that is still running. */
const isUsedToItsEnd = ({ reason, expires_at }: { reason: string | null; expires_at: Date | null }, now: Date) =>
  reason === 'refresh_outcome_unknown' && expires_at !== null && expires_at > now

async function openAccess(
  ctx: EndContext & Pick<Foundation, 'vault'>,
  owner: string,
  sealed: string,
  { generation, won_by }: { generation: number; won_by: number | null },
): Promise<Secret> {
  try {
    return ctx.vault.open({ owner, field: 'access', version: won_by ?? 0 }, sealed)
  } catch (error) {
    if (isMalletError(error, 'undecryptable')) await storeDeadCredential(ctx, owner, generation, 'undecryptable')
    throw error
  }
}

/** The call limits of a connection's company. */
export async function loadAccessLimits(
  { db }: Pick<Foundation, 'db'>,
  connectionId: string,
): Promise<{ perSecond: number; perDay: number }> {
  const row = await db
    .selectFrom('connection as c')
    .select([lowest('callsPerSecond').as('per_second'), lowest('callsPerDay').as('per_day')])
    .where('c.id', '=', connectionId)
    .executeTakeFirst()
  return { perSecond: row?.per_second ?? limits.perSecond, perDay: row?.per_day ?? limits.perDay }
}

const lowest = (setting: 'callsPerSecond' | 'callsPerDay') =>
  sql<
    number | null
  >`(select min((other.settings->>${setting})::int) from connection other where other.company_id = c.company_id)`
