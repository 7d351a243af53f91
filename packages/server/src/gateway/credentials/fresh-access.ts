import { setTimeout as sleep } from 'node:timers/promises'
import { MalletError } from '@mallet/contract/errors'
import type { RecentlyRead } from '../../db/recently-read.ts'
import { type Access, loadAccess } from './load-access.ts'
import { storeDeadCredential } from './needs-reauth.ts'
import { type RefreshContext, type RefreshOutcome, refreshCredential } from './refresh-credential.ts'

const CALLER_WAITS_MS = 10_000
const POLL_MS = 250
/** Where a refresh just failed, asking again at once would be a storm. */
const POLL_AFTER_FAILURE_MS = 1000

export interface FreshContext extends RefreshContext {
  /** Access that was read before and has not changed; none where nobody would tell that it has. */
  readonly recentAccess?: RecentlyRead<Access> | undefined
}

/** Refreshes that this process has under way, so that its callers wait for one and the stop can wait for all. */
export type UnderWay = Map<string, Promise<RefreshOutcome>>

/**
 * Access for a request, its token renewed first where that is due. A caller waits at most 10 s for a renewal that is
 * under way, then uses the old token while it lives; where a renewal failed, it uses the old one at once.
 *
 * @throws {@link MalletError} `not_found`; `needs_reauth`; `refresh_in_progress`; `undecryptable`; `invalid_client`,
 *   `untrusted_ip`, `rate_limited`, `authorization_failed` where Gong refuses to renew and the old token is over
 */
export async function freshAccess(ctx: FreshContext, underWay: UnderWay, connectionId: string): Promise<Access> {
  const waitUntilMs = performance.now() + CALLER_WAITS_MS
  for (;;) {
    const access = await presentAccess(ctx, connectionId)
    if (!isRefreshDue(access, ctx.clock.now())) return access
    const remainingMs = waitUntilMs - performance.now()
    if (remainingMs <= 0) return oldTokenWhileItLives(access, ctx.clock.now())
    const outcome = await Promise.race([
      refreshOnce(ctx, underWay, access),
      sleep(remainingMs, 'busy' as const, { ref: false }),
    ])
    const isDecided = outcome === 'put off' || outcome instanceof MalletError
    if (isDecided && lives(access, ctx.clock.now())) return access
    if (outcome instanceof MalletError) {
      // From here on nothing can be asked, so that somebody has to know.
      if (outcome.code === 'untrusted_ip') {
        await storeDeadCredential(ctx, connectionId, access.generation, 'untrusted_ip')
      }
      throw outcome
    }
    const pauseMs = outcome === 'put off' ? POLL_AFTER_FAILURE_MS : POLL_MS
    if (outcome !== 'settled') await sleep(Math.min(pauseMs, Math.max(0, waitUntilMs - performance.now())))
  }
}

function presentAccess(ctx: FreshContext, connectionId: string): Promise<Access> {
  const read = () => loadAccess(ctx, connectionId)
  return ctx.recentAccess?.lookUp(connectionId, read, ({ isActive }) => isActive) ?? read()
}

const isRefreshDue = ({ refreshAt }: Access, now: Date) => refreshAt !== null && refreshAt <= now

const lives = ({ expiresAt }: Access, now: Date) => expiresAt !== null && expiresAt > now

function oldTokenWhileItLives(access: Access, now: Date): Access {
  if (lives(access, now)) return access
  throw new MalletError('refresh_in_progress', { connectionId: access.connectionId })
}

function refreshOnce(ctx: RefreshContext, underWay: UnderWay, access: Access): Promise<RefreshOutcome> {
  const present = underWay.get(access.connectionId)
  if (present) return present
  const started = refreshCredential(ctx, access).finally(() => underWay.delete(access.connectionId))
  underWay.set(access.connectionId, started)
  return started
}
