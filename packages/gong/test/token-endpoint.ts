import type { IncomingHttpHeaders } from 'node:http'
import { text } from 'node:stream/consumers'
import { Secret } from '@mallet/contract/secret'
import { exchangeCode } from '../src/oauth/exchange-code.ts'
import { refreshGrant } from '../src/oauth/refresh-grant.ts'
import { listen, sender } from './local-server.ts'

interface Asked {
  readonly method: string
  readonly path: string
  readonly query: Record<string, string>
  readonly form: Record<string, string>
  readonly headers: IncomingHttpHeaders
}

export interface Told {
  readonly status?: number
  readonly headers?: Record<string, string>
  /** Sent as JSON, a text as it is; a good grant by default. */
  readonly body?: unknown
}

export const granted = {
  access_token: 'access-1',
  refresh_token: 'refresh-1',
  expires_in: 86_400,
  token_type: 'bearer',
  scope: 'api:users:read  api:workspaces:read',
  api_base_url_for_customer: 'https://us-12345.api.gong.io',
}

/** A token endpoint that answers as told, or never where it is told nothing, and what it takes to ask it. */
export async function tokenEndpoint(tell: (asked: Asked, turn: number) => Told | undefined) {
  const asked: Asked[] = []
  const { url } = await listen(async (request, response) => {
    const target = new URL(request.url ?? '', 'http://gong.test')
    const one: Asked = {
      method: request.method ?? '',
      path: target.pathname,
      query: Object.fromEntries(target.searchParams),
      form: Object.fromEntries(new URLSearchParams(await text(request))),
      headers: request.headers,
    }
    const told = tell(one, asked.push(one))
    if (!told) return
    const { status = 200, headers = {}, body = granted } = told
    response.writeHead(status, { 'content-type': 'application/json', ...headers })
    response.end(typeof body === 'string' ? body : JSON.stringify(body))
  })
  const endpoint = {
    send: sender(),
    appUrl: url,
    clientId: 'client-1',
    clientSecret: new Secret('s3cret-client'),
    tokenParametersIn: 'form' as const,
    deadlineMs: 10_000,
  }
  const exchange = (more: object = {}) =>
    exchangeCode({ ...endpoint, code: 'c0de+/=', redirectUri: 'https://mallet.example/cb', ...more })
  const refresh = (more: object = {}) =>
    refreshGrant({ ...endpoint, refreshToken: new Secret('refresh-0+/='), ...more })
  return { url, asked, exchange, refresh }
}
