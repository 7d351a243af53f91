// @ts-check
import { find, setText } from '../slots.js'

/** When a person begins to doubt. */
const LONG_MS = 15_000

/**
 * Shows on a button that its work is under way. It stays focused and readable, and further presses do nothing.
 *
 * @param {HTMLButtonElement} button
 * @param {string} label what it says meanwhile
 * @returns {() => void} shows it as it was
 */
export function makeBusy(button, label) {
  const spinner = find(button, '.spinner', HTMLElement)
  const before = find(button, '[data-slot="continue"]', HTMLElement).textContent ?? ''
  button.setAttribute('aria-disabled', 'true')
  spinner.hidden = false
  say(label)
  const timer = setTimeout(() => say(`${label}, this takes longer than usual`), LONG_MS)
  /** @param {string} words */
  function say(words) {
    setText(button, 'continue', words)
    // A change of its label is not read out by itself.
    find(document, '#announcements', HTMLElement).textContent = words
  }
  return () => {
    clearTimeout(timer)
    button.removeAttribute('aria-disabled')
    spinner.hidden = true
    setText(button, 'continue', before)
  }
}

/** @param {HTMLButtonElement} button */
export const isBusy = (button) => button.getAttribute('aria-disabled') === 'true'
