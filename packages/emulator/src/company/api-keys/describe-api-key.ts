import type { EmulatorContext } from '../../emulator-context.ts'
import type { ApiKey } from '../../state/areas/api-keys-state.ts'
import { expiryOf } from './key-expiry.ts'

/** An API key as its company sees it: everything but its secret. */
export interface DescribedApiKey {
  readonly id: string
  readonly name: string
  readonly accessKey: string
  readonly lifetimeDays: number | null
  /** Instant. */
  readonly madeAt: string
  /** Instant from which on it is refused; null: it does not end. */
  readonly expiresAt: string | null
  readonly isExpired: boolean
  /** Null: all of them. */
  readonly scopes: readonly string[] | null
  /** None: any address may call. */
  readonly trustedIps: readonly string[]
}

export function describeApiKey(context: EmulatorContext, key: ApiKey): DescribedApiKey {
  const { id, name, accessKey, lifetimeDays, scopes, trustedIps } = key
  const { originMs } = context.state.current
  const expiresAtMs = expiryOf(key, originMs)
  return {
    id,
    name,
    accessKey,
    lifetimeDays,
    scopes,
    trustedIps,
    madeAt: new Date(key.madeAtMs ?? originMs).toISOString(),
    expiresAt: expiresAtMs === null ? null : new Date(expiresAtMs).toISOString(),
    isExpired: expiresAtMs !== null && context.clock.nowMs() >= expiresAtMs,
  }
}
