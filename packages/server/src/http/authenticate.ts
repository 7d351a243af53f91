import type { Endpoint } from '@mallet/contract/endpoint'
import { MalletError } from '@mallet/contract/errors'
import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { type ConnectSession, loadConnectSession } from '../connect/load-connect-session.ts'
import type { Context } from '../context.ts'
import { checkSession } from '../dashboard/check-session.ts'
import { type Caller, nobody, requireConnection, requireScope } from '../keys/caller.ts'
import { checkApiKey } from '../keys/check-api-key.ts'
import type { Gatekeeper } from './admit.ts'

export const DASHBOARD_COOKIE = 'mallet_dashboard'

export interface Admitted {
  readonly caller: Caller
  /** For the endpoints that need one. */
  readonly session?: ConnectSession
}

/** It stands in a browser of whoever runs this Mallet. */
const dashboard: Caller = { scopes: ['admin'], connectionIds: null }

/** Where the parameter `id` is that of a connection. */
const OF_CONNECTION = '/v1/connections/{id}'
const ConnectionParams = z.looseObject({ id: z.string() })

/**
 * Lets a request through to its endpoint: the credential is good, it carries the endpoint's scope, and a connection that
 * the address names exists for it. The dashboard's cookie may only read, so that no other site can make a browser change
 * anything.
 *
 * @throws {@link MalletError} `unauthorized`; `session_expired`; `forbidden`; `not_found`; `too_many_requests`
 */
export async function authenticate(
  ctx: Context,
  gatekeeper: Gatekeeper,
  endpoint: Pick<Endpoint, 'scope' | 'path'> & { readonly method: string },
  request: FastifyRequest,
): Promise<Admitted> {
  const address = request.ip
  if (endpoint.scope === 'public') {
    gatekeeper.admitAddress(address)
    return { caller: nobody }
  }
  const token = bearerToken(request)
  const cookie = endpoint.method === 'GET' ? request.cookies[DASHBOARD_COOKIE] : undefined
  if (endpoint.scope === 'connect-session') {
    if (!token) throw withoutCredential(gatekeeper, address, 'The request carries no session token.')
    const session = await gatekeeper.admit(token, address, () => loadConnectSession(ctx, token))
    return { caller: nobody, session }
  }
  const caller = await checkCredential(ctx, gatekeeper, address, token, cookie)
  requireScope(caller, endpoint.scope)
  if (endpoint.path.startsWith(OF_CONNECTION)) {
    requireConnection(caller, ConnectionParams.parse(request.params).id)
  }
  return { caller }
}

/**
 * Lets in whoever brings a good key, whatever it may do.
 *
 * @throws {@link MalletError} `unauthorized`; `too_many_requests`
 */
export const authenticateKey = (ctx: Context, gatekeeper: Gatekeeper, request: FastifyRequest): Promise<Caller> =>
  checkCredential(ctx, gatekeeper, request.ip, bearerToken(request), undefined)

async function checkCredential(
  ctx: Context,
  gatekeeper: Gatekeeper,
  address: string,
  token: string | undefined,
  cookie: string | undefined,
): Promise<Caller> {
  if (token) return gatekeeper.admit(token, address, (hash) => checkApiKey(ctx, token, hash))
  if (!cookie) throw withoutCredential(gatekeeper, address)
  await gatekeeper.admit(cookie, address, () => checkSession(ctx, cookie))
  return dashboard
}

function withoutCredential(gatekeeper: Gatekeeper, address: string, message?: string): MalletError {
  gatekeeper.admitAddress(address)
  return new MalletError('unauthorized', {}, message === undefined ? {} : { message })
}

/** Of two headers, two readers could take different ones, so neither is taken. */
function bearerToken({ raw }: FastifyRequest): string | undefined {
  const lines = raw.headersDistinct.authorization ?? []
  const [only = ''] = lines
  return lines.length === 1 ? /^Bearer ([\x21-\x7e]{1,500})$/i.exec(only)?.[1] : undefined
}
