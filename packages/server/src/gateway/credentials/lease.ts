import { type Kysely, sql } from 'kysely'
import type { Alive } from '../../db/alive.ts'
import type { Database } from '../../db/schema.ts'
import { NOT_ABOUT_THE_KEY } from './needs-reauth.ts'

/** The three times that make two refreshes at once impossible: lease >= send by + deadline + time on the network. */
export const SEND_BY_MS = 15_000
export const DEADLINE_MS = 90_000
const LEASE_SECONDS = 120
/** Below this, a refresh whose answer was lost is tried once more with the old token. */
const SECOND_TRY_BEFORE_EXPIRY_MS = 600_000

interface LeaseContext {
  readonly db: Kysely<Database>
  readonly alive: Alive
}

export interface Lease {
  readonly connectionId: string
  readonly generation: number
  readonly fence: number
  /** Encrypted. */
  readonly refresh: string
  /** Which version of the field that is. */
  readonly version: number
  /** 2 when an earlier try with the same token had no answer. */
  readonly tries: number
}

/** The lease began so long before its end, by the database's clock. */
const takenAt = sql`lease_until - make_interval(secs => ${LEASE_SECONDS})`

/** Not that of a connection that Gong refuses for good. */
const isRenewed = sql<boolean>`(status = 'active' or (status = 'needs_reauth' and reason = any(${[...NOT_ABOUT_THE_KEY]})))`

/** Whoever asked last is dead, so that no answer is on its way to anybody. */
const askerIsGone = ({ alive }: LeaseContext) =>
  sql<boolean>`(asker_gone or ${alive.isGone(sql`lease_owner`, takenAt)})`

/**
 * Takes the right to refresh one generation of a token, or nothing. It commits before anything is sent, which proves
 * that the database can be written before the token is burned. A second try waits until the access token is nearly over,
 * unless whoever made the first one is known to be dead.
 */
export async function takeLease(
  ctx: LeaseContext,
  connectionId: string,
  generation: number,
  now: Date,
): Promise<Lease | undefined> {
  const nearExpiry = new Date(now.getTime() + SECOND_TRY_BEFORE_EXPIRY_MS)
  const isGone = askerIsGone(ctx)
  const { rows } = await sql<Omit<Lease, 'connectionId' | 'generation'>>`
    update credential
       set fence = fence + 1, lease_until = clock_timestamp() + make_interval(secs => ${LEASE_SECONDS}),
           lease_owner = ${ctx.alive.owner}, asker_gone = false, tries = tries + 1, tried_at = ${now}
     where connection_id = ${connectionId} and generation = ${generation} and ${isRenewed} and refresh_at <= ${now}
       and refresh is not null and (lease_until is null or lease_until < clock_timestamp() or ${isGone})
       and (tries = 0 or (tries = 1 and (expires_at <= ${nearExpiry} or ${isGone})))
    returning fence, refresh, coalesce(won_by, 0) as version, tries`.execute(ctx.db)
  const [row] = rows
  return row && { connectionId, generation, ...row }
}

/**
 * Why there was no right to take. `changed`: the generation is over. `held`: somebody has the right, an answer may be on
 * its way. `not due`: neither.
 */
export async function whyNoLease(
  ctx: LeaseContext,
  connectionId: string,
  generation: number,
): Promise<'changed' | 'held' | 'not due'> {
  const { rows } = await sql<{ held: boolean }>`
    select coalesce(lease_until >= clock_timestamp() and not ${askerIsGone(ctx)}, false) as held from credential
     where connection_id = ${connectionId} and generation = ${generation} and ${isRenewed}`.execute(ctx.db)
  const [row] = rows
  if (!row) return 'changed'
  return row.held ? 'held' : 'not due'
}

/**
 * Gives the right back where the token was surely not used up: it is as good as before. It comes due again at `retryAt`,
 * or with the end of the access token, whichever is first.
 */
export async function giveBackLease(
  { db }: LeaseContext,
  { connectionId, generation, fence }: Lease,
  now: Date,
  retryAt: Date = now,
): Promise<void> {
  await sql`
    update credential
       set lease_until = null, lease_owner = null, tries = tries - 1,
           refresh_at = least(${retryAt}, greatest(expires_at, ${now}))
     where connection_id = ${connectionId} and generation = ${generation} and fence = ${fence}`.execute(db)
}

/**
 * Leaves the token for its second try where nobody knows whether the first one used it up. Nothing is due before, so
 * requests go on with the access token and wait for nobody. Where an answer came, the lease ends early: nothing is under
 * way. It stays in this process's name, for when that dies.
 */
export async function awaitSecondTry(
  { db }: LeaseContext,
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
