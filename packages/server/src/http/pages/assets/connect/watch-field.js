// @ts-check
import { find } from '../slots.js'
import { checkField } from './check-field.js'

/**
 * @typedef {object} Field
 * @property {HTMLInputElement} input
 * @property {() => boolean} check shows what is wrong, and tells whether nothing is
 * @property {(fault: string) => void} refuse shows what the server found wrong, until the value changes
 */

/**
 * Checks a field when it is left, and from then on as it changes: nobody is corrected while still typing.
 *
 * @param {HTMLInputElement} input
 * @returns {Field}
 */
export function watchField(input) {
  const place = find(input.form ?? document, `#${input.id}-fault`, HTMLElement)
  let left = false
  /** @param {string | undefined} fault */
  const show = (fault) => {
    if (place.textContent !== (fault ?? '')) place.textContent = fault ?? ''
    if (fault === undefined) input.removeAttribute('aria-invalid')
    else input.setAttribute('aria-invalid', 'true')
    return fault === undefined
  }
  const check = () => {
    left = true
    return show(checkField(input.name, input.value.trim()))
  }
  // A field that was only passed through on the way is not wrong yet.
  input.addEventListener('blur', () => (input.value !== '' || left) && check())
  input.addEventListener('input', () => left && check())
  return {
    input,
    check,
    refuse(fault) {
      left = true
      show(fault)
    },
  }
}
