import type { Endpoint } from '@mallet/contract/endpoint'
import { MalletError } from '@mallet/contract/errors'
import type { FastifyRequest } from 'fastify'
import { type ConnectSession, loadConnectSession } from '../connect/load-connect-session.ts'
import type { Context } from '../context.ts'
import { checkSession } from '../dashboard/check-session.ts'
import { checkApiKey } from '../keys/check-api-key.ts'

export const DASHBOARD_COOKIE = 'mallet_dashboard'

/**
 * Lets a request through to its endpoint. The dashboard's cookie may only read, so that no other site can make a
 * browser change anything.
 *
 * @returns the connect session, for the endpoints that need one
 * @throws {@link MalletError} `unauthorized`; `session_expired`
 */
export async function authenticate(
  ctx: Context,
  endpoint: Endpoint,
  request: FastifyRequest,
): Promise<ConnectSession | undefined> {
  if (endpoint.scope === 'public') return undefined
  const token = bearerToken(request.headers.authorization)
  if (endpoint.scope === 'connect-session') {
    if (!token) throw new MalletError('unauthorized', {}, { message: 'The request carries no session token.' })
    return loadConnectSession(ctx, token)
  }
  const cookie = request.cookies[DASHBOARD_COOKIE]
  if (token) await checkApiKey(ctx, token)
  else if (cookie && endpoint.method === 'GET') await checkSession(ctx, cookie)
  else throw new MalletError('unauthorized', {})
  return undefined
}

const bearerToken = (header: string | undefined): string | undefined =>
  /^Bearer ([\x21-\x7e]{1,500})$/i.exec(header ?? '')?.[1]
