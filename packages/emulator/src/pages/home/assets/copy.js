// @ts-check
import { slot } from './slot.js'

/** How long a button says that it copied. */
const TOLD_MS = 2000

/** Makes every copy button copy the code beside it. Where the browser refuses, the text is selected for the keyboard. */
export function copyOnClick() {
  document.addEventListener('click', (event) => {
    const button = event.target instanceof Element ? event.target.closest('[data-copy]') : null
    const code = button?.parentElement?.querySelector('code')
    if (button && code) void copy(button, code)
  })
}

/**
 * @param {Element} button
 * @param {Element} code
 */
async function copy(button, code) {
  const name = (button.getAttribute('aria-label') ?? '').replace(/^\S+ /, '')
  const copied = await navigator.clipboard.writeText(code.textContent ?? '').then(
    () => true,
    () => false,
  )
  if (!copied) getSelection()?.selectAllChildren(code)
  const told = slot('copied', HTMLElement)
  const word = copied ? 'Copied' : 'Selected'
  label(button, word, name)
  told.textContent = `${word}: ${name}`
  setTimeout(() => {
    label(button, 'Copy', name)
    told.textContent = ''
  }, TOLD_MS)
}

/**
 * Whoever speaks to the button says the word that stands on it, so its name begins with that.
 *
 * @param {Element} button
 * @param {string} word
 * @param {string} name
 */
function label(button, word, name) {
  button.textContent = word
  button.setAttribute('aria-label', `${word} ${name}`)
}
