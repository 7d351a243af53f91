// @ts-check
import { fromTemplate, setText, slot } from '../slots.js'
import { showInstant } from '../time-words.js'
import { setIcon } from './state-mark.js'

/** @typedef {{ tone: 'bad' | 'attention', title: string, at: string | null, message: string, fix: string }} Notice */

/**
 * What a connection needs somebody for, the worst first.
 *
 * @param {import('./read-overview.js').Entry['status']} status
 * @returns {Notice[]}
 */
function noticesOf({ auth, missingScopes, lastError }) {
  /** @type {Notice[]} */
  const notices = []
  if (auth.status === 'needs_reauth') {
    notices.push({
      tone: 'bad',
      title: 'Gong no longer accepts the credentials of this connection',
      at: null,
      message: auth.reason === null ? '' : `Reason: ${auth.reason.replaceAll('_', ' ')}.`,
      fix: 'Ask the customer to connect Gong again. Records and ids are kept.',
    })
  }
  if (lastError !== null) {
    const { model, message, fix, at } = lastError
    notices.push({ tone: 'bad', title: `The last run of ${model} failed`, at, message, fix })
  }
  if (missingScopes.length > 0) {
    notices.push({
      tone: 'attention',
      title: 'Gong did not grant every scope',
      at: null,
      message: `Missing: ${missingScopes.join(', ')}.`,
      fix: 'Add them to the integration, in Gong and here, and connect again.',
    })
  }
  return notices
}

/**
 * @param {HTMLElement} place
 * @param {import('./read-overview.js').Entry['status']} status
 * @param {number} nowMs
 */
export function showNotices(place, status, nowMs) {
  const notices = noticesOf(status)
  const shown = [...place.children]
  for (const extra of shown.slice(notices.length)) extra.remove()
  for (const [index, notice] of notices.entries()) {
    const present = shown[index]
    const box = present instanceof HTMLElement ? present : place.appendChild(fromTemplate('notice'))
    box.className = `notice ${notice.tone}`
    setIcon(box, notice.tone)
    setText(box, 'title', notice.title)
    showInstant(slot(box, 'when'), notice.at, nowMs)
    setText(box, 'message', notice.message)
    setText(box, 'fix', notice.fix)
  }
}
