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
  const name = (button.getAttribute('aria-label') ?? '').replace('Copy ', '')
  const copied = await navigator.clipboard.writeText(code.textContent ?? '').then(
    () => true,
    () => false,
  )
  if (!copied) getSelection()?.selectAllChildren(code)
  const told = slot('copied', HTMLElement)
  button.textContent = copied ? 'Copied' : 'Selected'
  told.textContent = `${copied ? 'Copied' : 'Selected'}: ${name}`
  setTimeout(() => {
    button.textContent = 'Copy'
    told.textContent = ''
  }, TOLD_MS)
}
