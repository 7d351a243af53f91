import { type Kysely, sql } from 'kysely'
import type { Database } from '../../db/schema.ts'

/** The three times that make two refreshes at once impossible: lease >= send by + deadline + time on the network. */
export const SEND_BY_MS = 15_000
export const DEADLINE_MS = 90_000
const LEASE_SECONDS = 120
/** Below this, a refresh whose answer was lost is tried once more with the old token. */
const SECOND_TRY_BEFORE_EXPIRY_MS = 600_000

type Db = Kysely<Database>

export interface Lease {
  readonly connectionId: string
  readonly generation: number
  readonly fence: number
  /** Encrypted. */
  readonly refresh: string
  /** 2 when an earlier try with the same token had no answer. */
  readonly tries: number
}

/**
 * Takes the right to refresh one generation of a token, or nothing. It commits before anything is sent, which proves
 * that the database can be written before the token is burned.
 */
export async function takeLease(
  db: Db,
  connectionId: string,
  generation: number,
  now: Date,
): Promise<Lease | undefined> {
  const { rows } = await sql<{ fence: number; refresh: string; tries: number }>`
    update credential
       set fence = fence + 1, lease_until = clock_timestamp() + make_interval(secs => ${LEASE_SECONDS}),
           tries = tries + 1, tried_at = ${now}
     where connection_id = ${connectionId} and generation = ${generation} and status = 'active' and refresh_at <= ${now}
       and refresh is not null and (lease_until is null or lease_until < clock_timestamp())
       and (tries = 0 or (tries = 1 and expires_at <= ${new Date(now.getTime() + SECOND_TRY_BEFORE_EXPIRY_MS)}))
    returning fence, refresh, tries`.execute(db)
  const [row] = rows
  return row && { connectionId, generation, ...row }
}

/**
 * Why there was no right to take. `changed`: the generation is over. `held`: somebody has the right, an answer may be on
 * its way. `not due`: neither.
 */
export async function whyNoLease(
  db: Db,
  connectionId: string,
  generation: number,
): Promise<'changed' | 'held' | 'not due'> {
  const { rows } = await sql<{ held: boolean }>`
    select coalesce(lease_until >= clock_timestamp(), false) as held from credential
     where connection_id = ${connectionId} and generation = ${generation} and status = 'active'`.execute(db)
  const [row] = rows
  if (!row) return 'changed'
  return row.held ? 'held' : 'not due'
}

/**
 * Gives the right back where the token was surely not used up: it is as good as before. It comes due again at `retryAt`,
 * or with the end of the access token, whichever is first.
 */
export async function giveBackLease(
  db: Db,
  { connectionId, generation, fence }: Lease,
  now: Date,
  retryAt: Date = now,
): Promise<void> {
  await sql`
    update credential
       set lease_until = null, tries = tries - 1, refresh_at = least(${retryAt}, greatest(expires_at, ${now}))
     where connection_id = ${connectionId} and generation = ${generation} and fence = ${fence}`.execute(db)
}

/**
 * Leaves the token for its second try where nobody knows whether the first one used it up. Nothing is due before, so
 * requests go on with the access token and wait for nobody. Where an answer came, the lease ends early: nothing is under
 * way.
 */
export async function awaitSecondTry(
  db: Db,
  { connectionId, generation, fence }: Lease,
  wasAnswered: boolean,
): Promise<void> {
  const leaseSeconds = wasAnswered ? 5 : LEASE_SECONDS
  await sql`
    update credential
       set lease_until = least(lease_until, clock_timestamp() + make_interval(secs => ${leaseSeconds})),
           refresh_at = greatest(refresh_at, expires_at - make_interval(secs => ${SECOND_TRY_BEFORE_EXPIRY_MS / 1000}))
     where connection_id = ${connectionId} and generation = ${generation} and fence = ${fence}`.execute(db)
}

/**
 * Ends a credential whose access token is over and whose refresh token was sent twice without an answer that decides.
 *
 * @returns whether it ended now
 */
export async function endUndecided(db: Db, connectionId: string, generation: number, now: Date): Promise<boolean> {
  const { rows } = await sql`
    update credential set status = 'needs_reauth', reason = 'refresh_outcome_unknown', lease_until = null
     where connection_id = ${connectionId} and generation = ${generation} and status = 'active'
       and tries > 1 and expires_at <= ${now} and (lease_until is null or lease_until < clock_timestamp())
    returning connection_id`.execute(db)
  return rows.length > 0
}

export interface SealedGrant {
  readonly access: string
  readonly refresh: string
  readonly scopes: readonly string[]
  readonly obtainedAt: Date
  readonly refreshAt: Date
  readonly expiresAt: Date
}

/**
 * Stores a grant if nothing newer descends from the same parent, however late it comes and whoever holds the lease now:
 * a token that Gong gave out is never thrown away.
 */
export async function storeGrant(
  db: Db,
  { connectionId, generation, fence }: Lease,
  grant: SealedGrant,
): Promise<boolean> {
  const { rows } = await sql`
    update credential
       set generation = generation + 1, parent = ${generation}, won_by = ${fence}, access = ${grant.access},
           refresh = ${grant.refresh}, scopes = ${grant.scopes}, obtained_at = ${grant.obtainedAt},
           refresh_at = ${grant.refreshAt}, expires_at = ${grant.expiresAt}, status = 'active', reason = null,
           lease_until = null, tries = 0
     where connection_id = ${connectionId} and status <> 'deleted'
       and (generation = ${generation} or (parent = ${generation} and won_by < ${fence}))
    returning connection_id`.execute(db)
  return rows.length > 0
}

/** Gong refused the refresh token for good. Does nothing where a newer grant is there already. */
export async function storeRefusal(db: Db, { connectionId, generation, fence, tries }: Lease): Promise<void> {
  const reason = tries > 1 ? 'refresh_outcome_unknown' : 'invalid_grant'
  await sql`
    update credential set status = 'needs_reauth', reason = ${reason}, lease_until = null
     where connection_id = ${connectionId} and generation = ${generation} and fence = ${fence} and status = 'active'`.execute(
    db,
  )
}

/** Gong refused an access token: from now on it counts as expired, unless somebody renewed it meanwhile. */
export async function expireGeneration(db: Db, connectionId: string, generation: number, now: Date): Promise<void> {
  await sql`
    update credential set expires_at = least(expires_at, ${now}), refresh_at = least(refresh_at, ${now})
     where connection_id = ${connectionId} and generation = ${generation} and status = 'active'`.execute(db)
}

/** Gong refuses credentials that cannot be renewed. */
export async function storeDeadCredential(
  db: Db,
  connectionId: string,
  generation: number,
  reason: string,
): Promise<void> {
  await sql`
    update credential set status = 'needs_reauth', reason = ${reason}
     where connection_id = ${connectionId} and generation = ${generation} and status = 'active'`.execute(db)
}
