// @ts-check
import { Refusal } from '../ask.js'
import { isBusy } from './read-overview.js'

const QUIET_MS = 2000
const BUSY_MS = 1000
const UNREACHABLE_MS = 5000

/**
 * Reads and shows, over and over, while somebody can see it. Ends once the session is gone.
 *
 * @param {object} options
 * @param {Document} options.document
 * @param {() => Promise<import('./read-overview.js').Overview>} options.read
 * @param {(overview: import('./read-overview.js').Overview) => void} options.show
 * @param {() => void} options.signedOut
 * @param {(refusal: Refusal) => void} options.unreachable
 */
export async function keepReading({ document, read, show, signedOut, unreachable }) {
  for (;;) {
    await visible(document)
    let pauseMs = QUIET_MS
    try {
      const overview = await read()
      show(overview)
      if (isBusy(overview)) pauseMs = BUSY_MS
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      if (error.code === 'unauthorized') return signedOut()
      unreachable(error)
      pauseMs = UNREACHABLE_MS
    }
    await new Promise((resolve) => setTimeout(resolve, pauseMs))
  }
}

/** @param {Document} document @returns {Promise<void>} resolves while the page can be seen */
function visible(document) {
  return new Promise((resolve) => {
    if (!document.hidden) return resolve()
    const look = () => {
      if (document.hidden) return
      document.removeEventListener('visibilitychange', look)
      resolve()
    }
    document.addEventListener('visibilitychange', look)
  })
}
