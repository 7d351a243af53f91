// @ts-check

const TOKEN = 'mallet.connect.token'
const ATTEMPT = 'mallet.connect.attempt'

/**
 * @typedef {object} Kept
 * @property {string | undefined} token
 * @property {string | undefined} attemptId
 * @property {(attemptId: string | undefined) => void} keepAttempt
 */

/**
 * What this tab keeps while its person is away at Gong. A token that came in the address is taken out of it at once,
 * so that it is in no history, no bookmark and no screenshot.
 *
 * @param {Pick<Window, 'location' | 'history' | 'sessionStorage'>} window
 * @returns {Kept}
 */
export function takeToken({ location, history, sessionStorage }) {
  if (location.hash !== '') {
    const token = /^#(cst_[\w-]+)$/.exec(location.hash)?.[1]
    history.replaceState(null, '', location.pathname)
    // A link that was cut short must not open the one before it.
    sessionStorage.removeItem(TOKEN)
    sessionStorage.removeItem(ATTEMPT)
    if (token !== undefined) sessionStorage.setItem(TOKEN, token)
  }
  return {
    token: sessionStorage.getItem(TOKEN) ?? undefined,
    attemptId: sessionStorage.getItem(ATTEMPT) ?? undefined,
    keepAttempt(attemptId) {
      if (attemptId === undefined) sessionStorage.removeItem(ATTEMPT)
      else sessionStorage.setItem(ATTEMPT, attemptId)
    },
  }
}
