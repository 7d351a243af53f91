// @ts-check
import { onAction, showView } from './show-view.js'

const ASK_AGAIN_MS = 1000

/** @typedef {import('@mallet/contract/api/connect').Attempt} Attempt */

/**
 * Asks how an attempt stands until it has ended, and says so on the page from the second asking on: whoever comes
 * back from Gong finds it ended.
 *
 * @param {() => Promise<Attempt>} askAttempt
 * @param {{ beginAgain: () => Promise<void>, cancel: () => Promise<void> }} ways out of waiting
 * @returns {Promise<Attempt | undefined>} the attempt once it ended; undefined when a way out was taken
 */
export async function followAttempt(askAttempt, ways) {
  let attempt = await askAttempt()
  if (attempt.status !== 'pending') return attempt
  let left = false
  showView('waiting', (view) => {
    onAction(view, 'again', () => {
      left = true
      void ways.beginAgain()
    })
    onAction(view, 'cancel', () => {
      left = true
      void ways.cancel()
    })
  })
  while (attempt.status === 'pending') {
    await new Promise((resolve) => setTimeout(resolve, ASK_AGAIN_MS))
    if (left) return undefined
    attempt = await askAttempt()
  }
  return left ? undefined : attempt
}
