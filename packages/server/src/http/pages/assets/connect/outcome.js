// @ts-check
import { addCopyButton } from '../copy-button.js'
import { setText, slot } from '../slots.js'
import { onAction, showView } from './show-view.js'

/** @param {string | undefined} connectionId */
export function showSuccess(connectionId) {
  showView('success', (view) => fillId(view, 'connection', connectionId, 'connection id'))
}

/**
 * @param {{ message: string, fix: string, requestId?: string | undefined }} failure
 * @param {{ tryAgain?: () => Promise<void>, startOver?: () => Promise<void> }} [ways] on; without one, its button goes
 */
export function showFailure({ message, fix, requestId }, ways = {}) {
  showView('failure', (view) => {
    setText(view, 'message', message)
    setText(view, 'fix', fix)
    fillId(view, 'request', requestId, 'request id')
    offer(view, 'again', ways.tryAgain)
    offer(view, 'over', ways.startOver)
  })
}

/**
 * @param {HTMLElement} view
 * @param {string} action
 * @param {(() => Promise<void>) | undefined} way
 */
function offer(view, action, way) {
  const button = onAction(view, action, () => void way?.())
  if (way === undefined) button.remove()
}

/** @param {{ message: string, fix: string }} told */
export function showExpired({ message, fix }) {
  showView('expired', (view) => {
    setText(view, 'message', message)
    setText(view, 'fix', fix)
  })
}

/**
 * @param {HTMLElement} view
 * @param {'connection' | 'request'} name
 * @param {string | undefined} id
 * @param {string} words
 */
function fillId(view, name, id, words) {
  if (id === undefined) return
  const place = slot(view, name)
  place.hidden = false
  setText(place, `${name}-id`, id)
  addCopyButton(/** @type {HTMLElement} */ (slot(place, `${name}-id`).parentElement), words)
}
