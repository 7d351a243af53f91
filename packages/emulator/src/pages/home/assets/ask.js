// @ts-check

const HOME = '/mallet-emulator'

/**
 * Asks a door of this page.
 *
 * @param {'GET' | 'POST' | 'DELETE'} method
 * @param {string} path
 * @param {object} [body]
 * @returns {Promise<any>} what it answers; undefined where it answers nothing
 * @throws {Error} with the door's own words, or because nobody answers
 */
export async function ask(method, path, body) {
  const response = await window.fetch(HOME + path, {
    method,
    cache: 'no-store',
    ...(body && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  })
  const answer = response.status === 204 ? undefined : await response.json()
  if (!response.ok) throw new Error(answer.error)
  return answer
}

/**
 * Does it and says in `told` what came of it.
 *
 * @param {HTMLElement} told
 * @param {() => Promise<string>} act
 */
export async function tell(told, act) {
  try {
    told.textContent = await act()
  } catch (error) {
    told.textContent = error instanceof Error ? error.message : String(error)
  }
}
