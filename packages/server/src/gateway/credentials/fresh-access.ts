import { setTimeout as sleep } from 'node:timers/promises'
import { MalletError } from '@mallet/contract/errors'
import { type Access, loadAccess } from './load-access.ts'
import { type RefreshContext, refreshCredential } from './refresh-credential.ts'

const CALLER_WAITS_MS = 10_000
const POLL_MS = 250

/** Refreshes that this process has under way, so that its callers wait for one and the stop can wait for all. */
export type UnderWay = Map<string, Promise<boolean>>

/**
 * Access for a request, its token renewed first where that is due. A caller waits at most 10 s for a renewal, then uses
 * the old token while it lives.
 *
 * @throws {@link MalletError} `not_found`; `needs_reauth`; `refresh_in_progress`; `undecryptable`
 */
export async function freshAccess(ctx: RefreshContext, underWay: UnderWay, connectionId: string): Promise<Access> {
  const waitUntilMs = performance.now() + CALLER_WAITS_MS
  for (;;) {
    const access = await loadAccess(ctx, connectionId)
    if (!isRefreshDue(access, ctx.clock.now())) return access
    const remainingMs = waitUntilMs - performance.now()
    if (remainingMs <= 0) return oldTokenWhileItLives(access, ctx.clock.now())
    const refreshed = await Promise.race([
      refreshOnce(ctx, underWay, access),
      sleep(remainingMs, false, { ref: false }),
    ])
    if (!refreshed) await sleep(Math.min(POLL_MS, Math.max(0, waitUntilMs - performance.now())))
  }
}

const isRefreshDue = ({ refreshAt }: Access, now: Date) => refreshAt !== null && refreshAt <= now

function oldTokenWhileItLives(access: Access, now: Date): Access {
  if (access.expiresAt !== null && access.expiresAt > now) return access
  throw new MalletError('refresh_in_progress', { connectionId: access.connectionId })
}

function refreshOnce(ctx: RefreshContext, underWay: UnderWay, access: Access): Promise<boolean> {
  const present = underWay.get(access.connectionId)
  if (present) return present
  const started = refreshCredential(ctx, access).finally(() => underWay.delete(access.connectionId))
  underWay.set(access.connectionId, started)
  return started
}
