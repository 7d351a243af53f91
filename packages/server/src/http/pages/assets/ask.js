// @ts-check

/** What an answer other than success tells, in the words of the API. */
export class Refusal extends Error {
  /** @param {{ code: string, message: string, fix: string, requestId?: string }} told */
  constructor({ code, message, fix, requestId }) {
    super(message)
    this.code = code
    this.fix = fix
    this.requestId = requestId
  }
}

/**
 * @typedef {(method: 'GET' | 'POST' | 'DELETE', path: string, body?: object) => Promise<any>} Ask
 *   Answers what the API answers; the caller's own annotation says which of its shapes that is.
 */

/**
 * A way to ask Mallet's API from one of its pages.
 *
 * @param {{ fetch: typeof window.fetch, token?: string, heard?: (response: Response) => void }} options `heard` sees
 *   every response before it is read
 * @returns {Ask} throws a {@link Refusal} for every other answer than success, and for none
 */
export function createAsk({ fetch, token, heard }) {
  return async (method, path, body) => {
    const response = await send(fetch, path, {
      method,
      headers: {
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
        ...(body && { 'content-type': 'application/json' }),
      },
      ...(body && { body: JSON.stringify(body) }),
      credentials: 'same-origin',
      cache: 'no-store',
    })
    heard?.(response)
    const answer = await response.json().catch(() => undefined)
    if (response.ok && answer !== undefined) return answer
    throw new Refusal(answer?.error ?? unreadable(response))
  }
}

/**
 * @param {typeof window.fetch} fetch
 * @param {string} path
 * @param {RequestInit} init
 */
async function send(fetch, path, init) {
  try {
    return await fetch(path, init)
  } catch {
    throw new Refusal({
      code: 'unreachable',
      message: 'This page did not reach its server.',
      fix: 'Check the network connection, then try again.',
    })
  }
}

/** @param {Response} response */
const unreadable = (response) => ({
  code: 'unreadable',
  message: `The server answered ${response.status} without an explanation.`,
  fix: 'Try again in a minute. If it stays, ask whoever runs this Mallet.',
})
