import { MalletError } from '@mallet/contract/errors'
import { limits } from '@mallet/contract/gong/limits'
import { sql } from 'kysely'
import type { Foundation } from '../../foundation.ts'

/** What a request for a connection needs to know. */
export interface Access {
  readonly connectionId: string
  readonly integrationId: string
  readonly companyId: string
  readonly baseUrl: string
  /** Of the company: the lowest that any of its connections sets. */
  readonly perSecond: number
  readonly perDay: number
  readonly kind: 'oauth2' | 'apiKey'
  /** Rises with each new token: tells whether somebody else has renewed it meanwhile. */
  readonly generation: number
  readonly secret: string
  readonly refreshAt: Date | null
  readonly expiresAt: Date | null
}

/** @throws {@link MalletError} `not_found`; `needs_reauth`; `undecryptable` */
export async function loadAccess(ctx: Pick<Foundation, 'db' | 'vault'>, connectionId: string): Promise<Access> {
  const row = await ctx.db
    .selectFrom('connection as c')
    .innerJoin('credential as k', 'k.connection_id', 'c.id')
    .select(['c.integration_id', 'c.company_id', 'c.base_url'])
    .select(['k.kind', 'k.generation', 'k.status', 'k.access', 'k.refresh_at', 'k.expires_at'])
    .select([lowest('callsPerSecond').as('per_second'), lowest('callsPerDay').as('per_day')])
    .where('c.id', '=', connectionId)
    .executeTakeFirst()
  if (!row || row.status === 'deleted') throw new MalletError('not_found', { resource: 'connection', id: connectionId })
  if (row.status === 'needs_reauth' || row.access === null) throw new MalletError('needs_reauth', { connectionId })
  return {
    connectionId,
    integrationId: row.integration_id,
    companyId: row.company_id,
    baseUrl: row.base_url,
    perSecond: row.per_second ?? limits.perSecond,
    perDay: row.per_day ?? limits.perDay,
    kind: row.kind,
    generation: row.generation,
    secret: ctx.vault.open({ owner: connectionId, field: 'access' }, row.access),
    refreshAt: row.refresh_at,
    expiresAt: row.expires_at,
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
