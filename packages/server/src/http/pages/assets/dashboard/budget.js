// @ts-check
import { setText, slot } from '../slots.js'
import { relativeTime } from '../time-words.js'
import { count } from './sync-row.js'

/** Where the line of the limit stands, in per cent of the gauge: what goes beyond it must still be seen. */
const LIMIT_PERCENT = 94
const NEARLY = 0.9

/**
 * @param {HTMLElement} card
 * @param {import('./read-overview.js').Answer<'connections.status'>['budget']} budget
 * @param {number} nowMs
 */
export function showBudget(card, { usedToday, perDay, perSecond, pausedUntil }, nowMs) {
  setText(card, 'used', count(usedToday))
  setText(card, 'used-words', usedWords(usedToday, perDay))
  setText(card, 'per-day', `limit ${count(perDay)}`)
  setText(
    card,
    'pace',
    pausedUntil === null
      ? `at most ${count(perSecond)} a second`
      : `paused by Gong, goes on ${relativeTime(Date.parse(pausedUntil), nowMs)}`,
  )
  const gauge = slot(card, 'gauge')
  const percent = Math.min(100, (usedToday / Math.max(perDay, 1)) * LIMIT_PERCENT)
  gauge.style.setProperty('--used', `${percent}%`)
  gauge.style.setProperty('--limit', `${LIMIT_PERCENT}%`)
  gauge.classList.toggle('near', isNearlyUsedUp(usedToday, perDay))
}

/** @param {number} used @param {number} perDay */
const isNearlyUsedUp = (used, perDay) => used > perDay * NEARLY

/** The colour alone must not say it. @param {number} used @param {number} perDay */
function usedWords(used, perDay) {
  if (used >= perDay) return 'used, none left'
  return isNearlyUsedUp(used, perDay) ? 'used, nearly all' : 'used'
}
