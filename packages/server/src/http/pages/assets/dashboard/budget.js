// @ts-check
import { setText, slot } from '../slots.js'
import { absoluteTime } from '../time-words.js'
import { count } from './sync-row.js'

/** Where the line of the limit stands, in per cent of the gauge: what goes beyond it must still be seen. */
const LIMIT_PERCENT = 94

/**
 * @param {HTMLElement} card
 * @param {import('./read-overview.js').Answer<'connections.status'>['budget']} budget
 */
export function showBudget(card, { usedToday, perDay, perSecond, pausedUntil }) {
  setText(card, 'used', count(usedToday))
  setText(card, 'per-day', `limit ${count(perDay)}`)
  setText(
    card,
    'pace',
    pausedUntil === null
      ? `at most ${count(perSecond)} a second`
      : `Gong asked to wait until ${absoluteTime(Date.parse(pausedUntil))}`,
  )
  const gauge = slot(card, 'gauge')
  const percent = Math.min(100, (usedToday / Math.max(perDay, 1)) * LIMIT_PERCENT)
  gauge.style.setProperty('--used', `${percent}%`)
  gauge.style.setProperty('--limit', `${LIMIT_PERCENT}%`)
  gauge.classList.toggle('near', usedToday > perDay * 0.9)
  gauge.setAttribute('aria-valuemax', String(perDay))
  gauge.setAttribute('aria-valuenow', String(Math.min(usedToday, perDay)))
  gauge.setAttribute('aria-valuetext', `${count(usedToday)} of ${count(perDay)} calls`)
}
