import { isMalletError } from '@mallet/contract/errors'
import { allowedBaseUrl } from '@mallet/gong'
import { sql, type Transaction } from 'kysely'
import type { Database } from '../../db/schema.ts'
import { transact } from '../../db/transact.ts'
import type { Foundation } from '../../foundation.ts'
import { makeId } from '../../make-id.ts'
import type { OAuthCredential } from './credential-of-grant.ts'
import { NOT_ABOUT_THE_KEY } from './needs-reauth.ts'
import { tellOfRecovery } from './tell-of-recovery.ts'

export type StoreContext = Pick<Foundation, 'db' | 'vault' | 'clock' | 'random' | 'settings'>

/** An answer of the token endpoint and the lease that it belongs to. */
export interface RenewedCredential {
  readonly connectionId: string
  /** The generation that was renewed. */
  readonly generation: number
  readonly fence: number
  readonly credential: OAuthCredential
}

/**
 * Stores a grant if nothing newer descends from the same parent, however late it comes, however often it is stored, and
 * whoever holds the lease now: a token that Gong gave out is never thrown away. A deleted connection stays deleted.
 */
export async function storeGrant(ctx: StoreContext, renewed: RenewedCredential): Promise<void> {
  const { connectionId, generation, fence, credential } = renewed
  const place = { owner: connectionId, version: fence }
  const access = ctx.vault.seal({ ...place, field: 'access' }, credential.access)
  const refresh = ctx.vault.seal({ ...place, field: 'refresh' }, credential.refresh)
  await transact(ctx.db, async (trx) => {
    const before = await trx
      .selectFrom('credential')
      .select(['status', 'reason'])
      .where('connection_id', '=', connectionId)
      .forUpdate()
      .executeTakeFirst()
    // Renewing says nothing of the address that the API refuses; the next request that it serves does.
    const isUsedOn = before?.status === 'needs_reauth' && NOT_ABOUT_THE_KEY.includes(before.reason ?? '')
    const { rows } = await sql`
    update credential
       set generation = generation + 1, parent = ${generation}, won_by = ${fence}, access = ${access},
           refresh = ${refresh}, scopes = coalesce(${credential.scopes}::text[], scopes), obtained_at = ${credential.obtainedAt},
           refresh_at = ${credential.refreshAt}, expires_at = ${credential.expiresAt},
           status = ${isUsedOn ? 'needs_reauth' : 'active'}, reason = ${isUsedOn ? (before?.reason ?? null) : null},
           lease_until = null, lease_owner = null, asker_gone = false, tries = 0
     where connection_id = ${connectionId} and status <> 'deleted'
       and (generation = ${generation} or (parent = ${generation} and won_by < ${fence}))
    returning connection_id`.execute(trx)
    if (rows.length === 0) return
    await followHost(ctx, trx, connectionId, credential.apiBaseUrl)
    if (before?.status === 'needs_reauth' && !isUsedOn) await tellOfRecovery(ctx, trx, connectionId)
  })
}

/**
 * Gong may move a company to another address, which is an event. One that is not Gong's is not believed: the old one
 * stays, and the connection says which was named.
 */
async function followHost(
  ctx: StoreContext,
  trx: Transaction<Database>,
  connectionId: string,
  named: unknown,
): Promise<void> {
  let baseUrl: string
  try {
    baseUrl = allowedBaseUrl(named, ctx.settings.gongHosts)
  } catch (error) {
    if (!isMalletError(error, 'wrong_base_url')) throw error
    return refuseHost(ctx, trx, connectionId, error.details.baseUrl)
  }
  await sql`
    with before as (select id, base_url from connection where id = ${connectionId} for no key update),
         moved as (
           update connection c set base_url = ${baseUrl}, refused_base_url = null, refused_base_url_at = null
             from before b
            where c.id = b.id and (c.base_url <> ${baseUrl} or c.refused_base_url is not null)
           returning c.id, b.base_url as was)
    insert into outbox_event (id, connection_id, type, data, created_at)
    select ${makeId('evt', ctx)}, id, 'connection.base_url_changed',
           jsonb_build_object('connectionId', id, 'from', was, 'to', ${baseUrl}::text), ${ctx.clock.now()}
      from moved where was <> ${baseUrl}`.execute(trx)
}

async function refuseHost(
  ctx: StoreContext,
  trx: Transaction<Database>,
  connectionId: string,
  named: string,
): Promise<void> {
  const now = ctx.clock.now()
  await sql`
    with refused as (
      update connection set refused_base_url = ${named}, refused_base_url_at = ${now}
       where id = ${connectionId} and refused_base_url is distinct from ${named} returning id)
    insert into outbox_event (id, connection_id, type, data, created_at)
    select ${makeId('evt', ctx)}, id, 'connection.base_url_refused',
           jsonb_build_object('connectionId', id, 'named', ${named}::text), ${now}
      from refused`.execute(trx)
}
