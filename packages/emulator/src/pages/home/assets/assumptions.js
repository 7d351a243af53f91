// @ts-check
import { ask, tell } from './ask.js'
import { slot } from './slot.js'

/** @returns {HTMLSelectElement[]} */
const switches = () =>
  [...document.querySelectorAll('select')].filter(({ dataset }) => dataset.assumption !== undefined)

/** Makes each assumption's choice play at once. */
export function switchAssumptions() {
  for (const choice of switches()) {
    choice.addEventListener('change', () => {
      const name = choice.dataset.assumption ?? ''
      void tell(slot('assumptions-told', HTMLElement), async () => {
        await ask('POST', '/assumptions', { [name]: choice.value })
        return `${name} plays ${choice.value}.`
      })
    })
  }
}

/** Somebody else may have switched. What has the focus is left alone. @param {Record<string, string>} played */
export function showAssumptions(played) {
  for (const choice of switches()) {
    const value = played[choice.dataset.assumption ?? '']
    if (value !== undefined && choice !== document.activeElement) choice.value = value
  }
}
