import type { ApiKey } from '../../state/areas/api-keys-state.ts'

const DAY_MS = 86_400_000

/** From when on a key is refused, in milliseconds since the epoch; null: never. */
export const expiryOf = ({ madeAtMs, lifetimeDays }: ApiKey, originMs: number): number | null =>
  lifetimeDays === null ? null : (madeAtMs ?? originMs) + lifetimeDays * DAY_MS
