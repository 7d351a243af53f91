import { api } from '@mallet/contract/api/index'
import { type Client, createClient } from '@mallet/contract/derive/client'
import { Refusal, refusalOf, unreachable } from './refusal.ts'

export type MalletApi = Client<typeof api>

export interface ApiOptions {
  readonly fetch: typeof window.fetch
  /** Sees the headers of every answer. */
  readonly heard: (headers: Headers) => void
  /** Told of every answer by which the session is no longer good. */
  readonly signedOut: () => void
}

/**
 * Mallet's API as a page of its own asks for it: by the cookie that scripts cannot read.
 *
 * @returns a client whose calls throw a {@link Refusal}
 */
export function createApi({ fetch, heard, signedOut }: ApiOptions): MalletApi {
  return createClient(api, {
    send: async ({ method, path, body, endpoint }) => {
      const response = await fetch(path, {
        method,
        // Named with every request that changes something, body or not: a form of another site cannot send it.
        headers: method === 'GET' ? {} : { 'content-type': 'application/json' },
        ...(method !== 'GET' && body !== undefined && { body }),
        credentials: 'same-origin',
        cache: 'no-store',
      }).catch(() => {
        throw unreachable()
      })
      heard(response.headers)
      if (response.status === 401 && endpoint.scope !== 'public') signedOut()
      return { status: response.status, headers: Object.fromEntries(response.headers), body: await response.text() }
    },
    refused: ({ status, body, headers }) => refusalOf(status, body, headers),
    unexpected: (issues) =>
      new Refusal({
        code: 'unexpected_answer',
        message: 'The server answered in a form that this page does not know.',
        fix: `Load the page again; the server may have been updated. (${issues[0] ?? 'no details'})`,
      }),
  })
}
