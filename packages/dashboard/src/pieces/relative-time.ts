const SECOND_MS = 1000
const MINUTE_MS = 60 * SECOND_MS
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS

/** How far an instant is from now: `in 13 min`, `2 h ago`, `now` within five seconds. */
export function relativeTime(instantMs: number, nowMs: number): string {
  const distanceMs = Math.abs(instantMs - nowMs)
  if (distanceMs < 5 * SECOND_MS) return 'now'
  const words = distance(distanceMs)
  return instantMs > nowMs ? `in ${words}` : `${words} ago`
}

/** Two days and more in days, two hours and more in hours. */
export function distance(ms: number): string {
  if (ms < MINUTE_MS) return `${Math.round(ms / SECOND_MS)} s`
  if (ms < 2 * HOUR_MS) return `${Math.round(ms / MINUTE_MS)} min`
  if (ms < 2 * DAY_MS) return `${Math.round(ms / HOUR_MS)} h`
  return `${Math.round(ms / DAY_MS)} days`
}

/** The instant in the zone of this machine, for whoever wants it exactly. */
export const absoluteTime = (instantMs: number): string =>
  new Date(instantMs).toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'long' })
