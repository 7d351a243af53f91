// @ts-check
import { find } from './slots.js'

/** How long the button says that it copied. */
const TOLD_MS = 2000

/**
 * Puts a button beside the code in `place` that copies its text. Where the browser refuses, the text is selected
 * instead, for the keyboard.
 *
 * @param {HTMLElement} place
 * @param {string} name what is copied, for people who do not see what stands beside the button
 */
export function addCopyButton(place, name) {
  const code = find(place, 'code', HTMLElement)
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'button small'
  button.textContent = 'Copy'
  button.setAttribute('aria-label', `Copy the ${name}`)
  const told = document.createElement('span')
  told.className = 'visually-hidden'
  told.setAttribute('role', 'status')
  button.addEventListener('click', async () => {
    const copied = await copy(code.textContent ?? '')
    if (!copied) getSelection()?.selectAllChildren(code)
    button.textContent = copied ? 'Copied' : 'Selected'
    told.textContent = copied ? `The ${name} is copied.` : `The ${name} is selected.`
    setTimeout(() => {
      button.textContent = 'Copy'
      told.textContent = ''
    }, TOLD_MS)
  })
  place.append(button, told)
}

/** @param {string} text */
async function copy(text) {
  try {
    // Absent on a page that came over plain http from another machine.
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return false
  }
}
