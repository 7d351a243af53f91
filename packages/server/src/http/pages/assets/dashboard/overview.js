// @ts-check
import { find, fromTemplate, setText, slot } from '../slots.js'
import { createConnectionCard, showConnection } from './connection-card.js'
import { tellChanges } from './tell-changes.js'

/** @typedef {import('./read-overview.js').Overview} Overview */

const content = find(document, '#content', HTMLElement)
const updated = find(document, '#updated', HTMLElement)
const announcements = find(document, '#announcements', HTMLElement)

/** @type {Map<string, HTMLElement>} */
const cards = new Map()
/** @type {Overview | undefined} */
let before

/**
 * Shows how every connection stands, and says what changed since the last time.
 *
 * @param {Overview} overview
 * @param {number} nowMs the platform's time
 */
export function showOverview(overview, nowMs) {
  const { entries } = overview
  if (entries.length === 0) showEmpty()
  else showCards(overview, nowMs)
  updated.textContent = `As of ${new Date().toLocaleTimeString('en-GB')}`
  updated.classList.remove('stale')
  const changes = tellChanges(before, overview)
  if (changes.length > 0) announcements.textContent = changes.join(' ')
  before = overview
}

/** @param {Overview} overview @param {number} nowMs */
function showCards({ entries, more }, nowMs) {
  const shown = entries.map((entry) => {
    const card = cards.get(entry.connection.id) ?? createConnectionCard()
    cards.set(entry.connection.id, card)
    showConnection(card, entry, nowMs)
    return card
  })
  const same = content.children.length >= shown.length && shown.every((card, index) => content.children[index] === card)
  if (same) return
  content.replaceChildren(...shown)
  if (!more) return
  const rest = document.createElement('p')
  rest.className = 'quiet'
  rest.textContent = `These are the ${shown.length} oldest connections. GET /v1/connections lists the others.`
  content.append(rest)
}

function showEmpty() {
  if (content.querySelector('[data-slot="command"]')) return
  const view = fromTemplate('no-connections')
  const body = '{"customer":{"id":"acme","name":"Acme Inc."}}'
  setText(
    view,
    'command',
    `curl -X POST ${window.location.origin}/v1/connect-sessions \\\n  -H "Authorization: Bearer mk_..." \\\n` +
      `  -H "Content-Type: application/json" \\\n  -d '${body}'`,
  )
  content.replaceChildren(view)
}

/** @param {{ message: string } | undefined} refusal of the code that came in the address */
export function showSignedOut(refusal) {
  const view = fromTemplate('signed-out')
  const reason = slot(view, 'reason')
  reason.hidden = refusal === undefined
  reason.textContent = refusal?.message ?? ''
  content.replaceChildren(view)
  updated.textContent = ''
}

/** What was read last stays: it is old, and says so. @param {{ message: string }} refusal */
export function showUnreachable({ message }) {
  const told = `${message} Trying again every five seconds.`
  if (updated.textContent === told) return
  updated.textContent = told
  updated.classList.add('stale')
  announcements.textContent = told
}
