import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { Database } from '../../db/schema.ts'
import type { Foundation } from '../../foundation.ts'
import { makeId } from '../../make-id.ts'
import type { Lease } from './lease.ts'

export type EndContext = Pick<Foundation, 'db' | 'clock' | 'random'>

/** Gong refused the refresh token for good. Does nothing where a newer grant is there already. */
export async function storeRefusal(ctx: EndContext, { connectionId, generation, fence, tries }: Lease): Promise<void> {
  const reason = tries > 1 ? 'refresh_outcome_unknown' : 'invalid_grant'
  await end(ctx, reason, sql`connection_id = ${connectionId} and generation = ${generation} and fence = ${fence}`)
}

/**
 * Ends a credential whose access token is over and whose refresh token was sent twice without an answer that decides.
 *
 * @returns whether it ended now
 */
export const endUndecided = (ctx: EndContext, connectionId: string, generation: number, now: Date): Promise<boolean> =>
  end(
    ctx,
    'refresh_outcome_unknown',
    sql`connection_id = ${connectionId} and generation = ${generation} and tries > 1 and expires_at <= ${now}
        and (lease_until is null or lease_until < clock_timestamp())`,
  )

/**
 * Gong refuses credentials that cannot be renewed, or this server's address, or is not where it was; or what is stored is
 * not what was stored.
 */
export async function storeDeadCredential(
  ctx: EndContext,
  connectionId: string,
  generation: number,
  reason: 'access_token_refused' | 'key_refused' | 'undecryptable' | 'untrusted_ip' | 'wrong_base_url',
): Promise<void> {
  await end(ctx, reason, sql`connection_id = ${connectionId} and generation = ${generation}`)
}

/** Whoever mends an address does so soon. */
const FIRST_PROBE_AFTER_MS = 3_600_000

/** Gong has nothing against the credential itself: it is used and renewed on, so that it works as soon as Gong takes it. */
export const NOT_ABOUT_THE_KEY: readonly string[] = ['untrusted_ip', 'wrong_base_url']

/** One statement for the state and its event, so that each time a connection ends somebody hears of it once. */
async function end({ db, clock, random }: EndContext, reason: string, which: RawBuilder<unknown>): Promise<boolean> {
  const probeAt = new Date(clock.now().getTime() + FIRST_PROBE_AFTER_MS)
  const { rows } = await sql`
    with ended as (
      update credential set status = 'needs_reauth', reason = ${reason}, lease_until = null, lease_owner = null,
             probe_at = case when ${NOT_ABOUT_THE_KEY.includes(reason)} then coalesce(probe_at, ${probeAt}::timestamptz) else probe_at end
       where (status = 'active' or (status = 'needs_reauth' and reason = any(${[...NOT_ABOUT_THE_KEY]})))
         and reason is distinct from ${reason} and ${which} returning connection_id
    )
    insert into outbox_event (id, connection_id, type, data, created_at)
    select ${makeId('evt', { clock, random })}, connection_id, 'connection.needs_reauth',
           jsonb_build_object('connectionId', connection_id, 'reason', ${reason}::text), ${clock.now()}
      from ended
    returning connection_id`.execute(db)
  return rows.length > 0
}

/**
 * Gong refused an access token: from now on it counts as expired, unless somebody renewed it meanwhile. That of a
 * connection that needs reauthorization, and is used to its end, is over too.
 */
export async function expireGeneration(
  db: Kysely<Database>,
  connectionId: string,
  generation: number,
  now: Date,
): Promise<void> {
  await sql`
    update credential set expires_at = least(expires_at, ${now}), refresh_at = least(refresh_at, ${now})
     where connection_id = ${connectionId} and generation = ${generation} and status <> 'deleted'`.execute(db)
}
