/** Longer waits than the daily allowance can ask for are a fault, and would park a company for good. */
const LONGEST_SECONDS = 2 * 86_400

/**
 * How long a 429 asks to wait, from 1 second to two days. Gong sends whole seconds; a proxy before it may send an HTTP
 * date (RFC 9110, 10.2.3). What is absent, invalid or past counts as 1 second.
 */
export function retryAfterSeconds(header: string | undefined, nowMs: number): number {
  const text = header?.trim() ?? ''
  // Without the letter test, Date.parse would read -5 or 1.5 as a date.
  const untilMs = /^[A-Z]/i.test(text) ? Date.parse(text) - nowMs : Number.NaN
  const seconds = /^\d+$/.test(text) ? Number(text) : Math.ceil(untilMs / 1000)
  return Number.isNaN(seconds) ? 1 : Math.min(Math.max(seconds, 1), LONGEST_SECONDS)
}
