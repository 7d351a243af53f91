// @ts-check
import { slot, textElement } from './slot.js'

/**
 * @typedef {{ at: number, status: number | null, method: string, path: string, query: string, company: string | null,
 *   operation?: string, fault?: string }} Request
 */

let paused = false
let shown = ''

/** Lets the reader stop the list, so that it stays where it is. */
export function pauseRequests() {
  const button = slot('pause', HTMLButtonElement)
  button.addEventListener('click', () => {
    paused = !paused
    button.setAttribute('aria-pressed', String(paused))
  })
}

/** @param {Request[]} requests the newest first */
export function showRequests(requests) {
  const text = JSON.stringify(requests)
  if (paused || text === shown || requests.length === 0) return
  shown = text
  slot('request-rows', HTMLTableSectionElement).replaceChildren(...requests.map(row))
}

/** @param {Request} request */
function row({ at, status, method, path, query, company, operation, fault }) {
  const line = document.createElement('tr')
  const when = document.createElement('time')
  when.dateTime = new Date(at).toISOString()
  when.textContent = timeOfDay(at)
  const where = textElement('code', query === '' ? path : `${path}?${query}`)
  where.title = operation ?? ''
  line.append(
    cell(when),
    cell(textElement('span', statusWords(status), statusClass(status))),
    cell(method),
    cell(where),
    cell(company ?? 'OAuth'),
    cell(fault ?? ''),
  )
  return line
}

/** @param {string | Node} content */
function cell(content) {
  const made = document.createElement('td')
  made.append(content)
  return made
}

/** Of this machine, to the millisecond. @param {number} at */
function timeOfDay(at) {
  const date = new Date(at)
  const pad = (/** @type {number} */ number, digits = 2) => String(number).padStart(digits, '0')
  return `${pad(date.getHours())}:${pad(date.getMinutes())}:${pad(date.getSeconds())}.${pad(date.getMilliseconds(), 3)}`
}

/** @param {number | null} status */
const statusWords = (status) => (status === null ? 'waiting' : status === 0 ? 'no answer' : String(status))

/** @param {number | null} status */
const statusClass = (status) => (status === null ? 'badge' : status > 0 && status < 400 ? 'badge good' : 'badge bad')
