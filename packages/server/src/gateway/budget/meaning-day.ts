const DAY_MS = 24 * 60 * 60 * 1000

let lastDay = { number: Number.NaN, text: '' }

/** The UTC day that an instant counts for, as `YYYY-MM-DD`. Asked with each request, so the last one is remembered. */
export function dayOf(instant: Date): string {
  const number = Math.floor(instant.getTime() / DAY_MS)
  if (number !== lastDay.number) lastDay = { number, text: instant.toISOString().slice(0, 10) }
  return lastDay.text
}

/** When the allowance of a day ends: Gong's is assumed to begin at midnight, UTC. */
export const endOfDay = (day: string) => new Date(Date.parse(day) + DAY_MS)

/**
 * Whether what was counted for the day `stored` no longer counts. A day that is one ahead stays: around midnight another
 * process may have begun it already, and going back and forth would count neither. One further ahead is from a clock
 * that was set back.
 */
export function isOver(stored: string, today: string): boolean {
  const aheadMs = Date.parse(stored) - Date.parse(today)
  return aheadMs < 0 || aheadMs > DAY_MS
}
