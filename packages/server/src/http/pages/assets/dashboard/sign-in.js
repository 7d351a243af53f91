// @ts-check
import { Refusal } from '../ask.js'

/**
 * Exchanges the one-time code of the address for a cookie that scripts cannot read. The code leaves the address at
 * once. Without a code, or with one that was used already, the browser may still have its cookie from before.
 *
 * @param {import('../ask.js').Ask} ask
 * @param {Pick<Window, 'location' | 'history'>} window
 * @returns {Promise<Refusal | undefined>} why the code did not work
 */
export async function signIn(ask, { location, history }) {
  const code = location.hash.slice(1)
  if (code === '') return undefined
  history.replaceState(null, '', location.pathname)
  try {
    await ask('POST', '/dashboard/session', { code })
    return undefined
  } catch (error) {
    if (error instanceof Refusal) return error
    throw error
  }
}
