// @ts-check
import { ask, tell } from './ask.js'
import { slot, textElement } from './slot.js'

/**
 * @typedef {{ id: string, match: { company?: string, operation?: string, path?: string }, effect: { kind: string },
 *   times?: number, fired: number, held: number }} Fault
 */

/** The line of each fault in force, which stays the same element so that it keeps the focus. @type {Map<string, HTMLElement>} */
const lines = new Map()

/** Makes the form add a fault, and the buttons delete them. */
export function addFaults() {
  const form = slot('add-fault', HTMLFormElement)
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    const data = new FormData(form)
    const chosen = form.querySelector('[name=preset]')
    const effect = chosen instanceof HTMLSelectElement ? chosen.selectedOptions[0]?.dataset.effect : undefined
    const operation = data.get('operation')
    const match = operation === '' ? {} : { operation }
    void act(async () => {
      const { id } = await ask('POST', '/faults', {
        match,
        effect: JSON.parse(effect ?? '{}'),
        times: Number(data.get('times')),
      })
      return `${id} is in force.`
    })
  })
  slot('clear-faults', HTMLButtonElement).addEventListener('click', () =>
    act(async () => {
      await ask('DELETE', '/faults')
      return 'No fault is in force.'
    }),
  )
}

/** @param {Fault[]} faults */
export function showFaults(faults) {
  const list = slot('fault-rows', HTMLUListElement)
  const ids = new Set(faults.map(({ id }) => id))
  for (const [id, line] of lines) {
    if (ids.has(id)) continue
    line.remove()
    lines.delete(id)
  }
  for (const fault of faults) {
    const known = lines.get(fault.id) ?? newLine(fault.id)
    const words = known.querySelector('span')
    if (words) words.textContent = wordsOf(fault)
    if (!known.isConnected) list.append(known)
  }
}

/** @param {string} id */
function newLine(id) {
  const line = document.createElement('li')
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'small'
  button.textContent = 'Delete'
  button.setAttribute('aria-label', `Delete ${id}`)
  button.addEventListener('click', () =>
    act(async () => {
      await ask('DELETE', `/faults/${id}`)
      return `${id} is deleted.`
    }),
  )
  line.append(textElement('span', ''), button)
  lines.set(id, line)
  return line
}

/** @param {Fault} fault */
function wordsOf({ id, match, effect, times, fired, held }) {
  const { kind, ...fields } = effect
  const whom = Object.entries(match).map(([name, value]) => `${name} ${value}`)
  const holds = held > 0 ? `, holds ${held}` : ''
  return `${id}: ${kind} ${JSON.stringify(fields)} at ${whom.join(', ') || 'every request'}; fired ${fired}${
    times === undefined ? '' : ` of ${times}`
  }${holds}`
}

/** @param {() => Promise<string>} what */
async function act(what) {
  await tell(slot('faults-told', HTMLElement), async () => {
    const words = await what()
    showFaults((await ask('GET', '/faults')).items)
    return words
  })
}
