// @ts-check

const SECOND_MS = 1000
const MINUTE_MS = 60 * SECOND_MS
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS

/**
 * How far an instant is from now: `in 13 min`, `2 h ago`, `now` within five seconds.
 *
 * @param {number} instantMs
 * @param {number} nowMs
 */
export function relativeTime(instantMs, nowMs) {
  const distanceMs = Math.abs(instantMs - nowMs)
  if (distanceMs < 5 * SECOND_MS) return 'now'
  const words = distance(distanceMs)
  return instantMs > nowMs ? `in ${words}` : `${words} ago`
}

/** Two days and more in days, two hours and more in hours. @param {number} ms */
function distance(ms) {
  if (ms < MINUTE_MS) return `${Math.round(ms / SECOND_MS)} s`
  if (ms < 2 * HOUR_MS) return `${Math.round(ms / MINUTE_MS)} min`
  if (ms < 2 * DAY_MS) return `${Math.round(ms / HOUR_MS)} h`
  return `${Math.round(ms / DAY_MS)} days`
}

/** The instant on this machine's clock and in its zone, for whoever wants it exactly. @param {number} instantMs */
export const absoluteTime = (instantMs) =>
  new Date(instantMs).toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'long' })

/**
 * Shows an instant in an element: relative as text, absolute on hover.
 *
 * @param {HTMLElement} place a `time`
 * @param {string | null} instant null where there is none
 * @param {number} nowMs
 */
export function showInstant(place, instant, nowMs) {
  const text = instant === null ? '' : relativeTime(Date.parse(instant), nowMs)
  if (place.textContent !== text) place.textContent = text
  if (place.getAttribute('datetime') === instant) return
  if (instant === null) {
    place.removeAttribute('datetime')
    place.removeAttribute('title')
  } else {
    place.setAttribute('datetime', instant)
    place.title = absoluteTime(Date.parse(instant))
  }
}
