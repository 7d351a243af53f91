import { MalletError } from '@mallet/contract/errors'
import type { Fetch } from './send-request.ts'

/** A `fetch` that reaches Gong through a connection: takes what `fetch` takes, answers what Gong answered. */
export type ProxyFetch = (input: string | URL | Request, init?: RequestInit) => Promise<Response>

const GONG_API = 'https://api.gong.io'
const GONG_HOST = /^([a-z0-9-]+\.)*api\.gong\.io$/

/**
 * Of an address only path and query are taken: the host is that of the connection. The credentials of the caller are
 * replaced, so a client that was made for Gong works as it is. Nothing is repeated, and it fails as `fetch` fails.
 *
 * It throws `wrong_base_url` for an address that is none of Gong's API.
 */
export const createProxyFetch =
  (fetch: Fetch, baseUrl: string, apiKey: string, connectionId: string): ProxyFetch =>
  async (input, init = {}) => {
    const request = input instanceof Request ? input : undefined
    const { hostname, pathname, search, protocol } = new URL(request?.url ?? input.toString(), GONG_API)
    if (protocol !== 'https:' || !GONG_HOST.test(hostname)) {
      throw new MalletError('wrong_base_url', { baseUrl: `${protocol}//${hostname}` })
    }
    const headers = new Headers(init.headers ?? request?.headers)
    headers.set('authorization', `Bearer ${apiKey}`)
    const target = `${baseUrl}/v1/connections/${encodeURIComponent(connectionId)}/proxy${pathname}${search}`
    return fetch(target, { ...(request && (await partsOf(request))), ...init, headers })
  }

/** What a request says besides its address and headers. Its body is read whole: not every browser sends streams. */
async function partsOf(request: Request): Promise<RequestInit> {
  const { method, signal, redirect } = request
  const body = method === 'GET' || method === 'HEAD' ? undefined : await request.blob()
  return { method, signal, redirect, ...(body && { body }) }
}
