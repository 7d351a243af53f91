// @ts-check
import { slot } from '../slots.js'
import { isBusy, makeBusy } from './busy-button.js'
import { describeSession } from './describe-session.js'
import { onAction, showView } from './show-view.js'

/**
 * Says before Gong is opened what is going to be allowed, and who may allow it.
 *
 * @param {import('./describe-session.js').Session} session
 * @param {() => Promise<void>} goToGong
 */
export function showIntro(session, goToGong) {
  showView('intro', (view) => {
    describeSession(view, session)
    slot(view, 'scopes').replaceChildren(...session.integration.scopes.map(toItem))
    onAction(view, 'continue', async (button) => {
      if (isBusy(button)) return
      makeBusy(button, 'Opening Gong')
      await goToGong()
    })
  })
}

/** @param {{ description: string }} scope */
function toItem({ description }) {
  const item = document.createElement('li')
  item.textContent = description
  return item
}
