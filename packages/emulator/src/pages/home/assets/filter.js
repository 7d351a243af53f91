// @ts-check
import { slot } from './slot.js'

/** Shows the operations that have all the words of the filter, and opens and closes their areas. */
export function filterOperations() {
  const filter = slot('filter', HTMLInputElement)
  const openAll = slot('open-all', HTMLButtonElement)
  const areas = [...document.querySelectorAll('details')].filter((one) => one.className === 'area')

  filter.addEventListener('input', () => {
    const words = filter.value.toLowerCase().split(/\s+/).filter(Boolean)
    let shown = 0
    for (const area of areas) {
      const operations = [...area.querySelectorAll('details')]
      for (const operation of operations) {
        const known = operation.dataset.words ?? ''
        operation.hidden = !words.every((word) => known.includes(word))
      }
      const fitting = operations.filter((operation) => !operation.hidden).length
      area.hidden = fitting === 0
      area.open = words.length > 0 && fitting > 0
      shown += fitting
    }
    const plural = shown === 1 ? 'operation fits' : 'operations fit'
    slot('filtered', HTMLElement).textContent = words.length > 0 ? `${shown} ${plural}.` : ''
    tellButton()
  })

  openAll.addEventListener('click', () => {
    const open = areas.some((area) => !area.open)
    for (const area of areas) area.open = open
    tellButton()
  })

  function tellButton() {
    openAll.textContent = areas.every((area) => area.open) ? 'Close all areas' : 'Open all areas'
  }
}
