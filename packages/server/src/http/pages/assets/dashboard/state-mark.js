// @ts-check
import { find, setText } from '../slots.js'

/** @typedef {{ word: string, icon: string, tone: 'good' | 'attention' | 'bad' | 'plain' }} Mark */

/**
 * Shows a state as icon, word and colour, in this order of importance.
 *
 * @param {HTMLElement} place
 * @param {string} wordSlot
 * @param {Mark} mark
 */
export function showMark(place, wordSlot, { word, icon, tone }) {
  setText(place, wordSlot, word)
  setIcon(place, icon)
  place.dataset.tone = tone
}

/** @param {HTMLElement} place @param {string} icon */
export function setIcon(place, icon) {
  const use = find(place, 'use', SVGUseElement)
  const href = `#icon-${icon}`
  if (use.getAttribute('href') !== href) use.setAttribute('href', href)
  const drawn = use.ownerSVGElement
  drawn?.classList.toggle('turning', icon === 'running')
}
