/** The daily allowance comes back within a day, so that no honest answer asks for more. */
const LONGEST_SECONDS = 86_400
/** After a longer one, which is a fault: an hour, then Gong is asked again. */
const UNBELIEVED_SECONDS = 3_600

/**
 * How long a 429 asks to wait, from 1 second to a day. Gong sends whole seconds; a proxy before it may send an HTTP
 * date (RFC 9110, 10.2.3). What is absent, invalid or past counts as 1 second, more than a day as an hour.
 */
export function retryAfterSeconds(header: string | undefined, nowMs: number): number {
  const text = header?.trim() ?? ''
  // Without the letter test, Date.parse would read -5 or 1.5 as a date.
  const untilMs = /^[A-Z]/i.test(text) ? Date.parse(text) - nowMs : Number.NaN
  const seconds = /^\d+$/.test(text) ? Number(text) : Math.ceil(untilMs / 1000)
  if (Number.isNaN(seconds)) return 1
  return seconds > LONGEST_SECONDS ? UNBELIEVED_SECONDS : Math.max(seconds, 1)
}
