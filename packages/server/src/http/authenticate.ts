import { roles } from '@mallet/contract/api/roles'
import type { Endpoint } from '@mallet/contract/endpoint'
import { MalletError } from '@mallet/contract/errors'
import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { type ConnectSession, loadConnectSession } from '../connect/sessions/load-connect-session.ts'
import type { Context } from '../context.ts'
import { checkSession, type SignedIn } from '../dashboard/check-session.ts'
import { type Caller, nobody, requireConnection, requireScope } from '../keys/caller.ts'
import { checkApiKey } from '../keys/check-api-key.ts'
import type { Gatekeeper } from './admit.ts'
import { readDashboardCookie } from './dashboard-cookie.ts'
import { refuseForeignPage, refuseForgery } from './refuse-foreign-page.ts'

export interface Admitted {
  readonly caller: Caller
  /** For the endpoints that need one. */
  readonly session?: ConnectSession
  /** Of whoever signed in to the dashboard. */
  readonly signedIn?: SignedIn
}

/** What no page of another site may make a browser send, although it needs no credential: it gives one, or uses one up. */
const SIGN_IN = '/dashboard/'

/** Where the parameter `id` is that of a connection. */
const OF_CONNECTION = '/v1/connections/{id}'
const ConnectionParams = z.looseObject({ id: z.string() })

/**
 * Lets a request through to its endpoint: the credential is good, it carries the endpoint's scope, and a connection that
 * the address names exists for it. A key in the header goes before the cookie of the dashboard. Browsers send that one
 * by themselves, so with it whatever may change something must come from a page of this Mallet.
 *
 * @throws {@link MalletError} `unauthorized`; `not_signed_in`; `session_expired`; `forbidden`; `foreign_origin`; `unsupported_media_type`;
 *   `not_found`; `too_many_requests`
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
    if (endpoint.method !== 'GET' && endpoint.path.startsWith(SIGN_IN)) refuseForeignPage(ctx, request)
    return { caller: nobody }
  }
  const token = bearerToken(request)
  if (endpoint.scope === 'connect-session') {
    if (!token) throw withoutCredential(gatekeeper, address, 'The request carries no session token.')
    const session = await gatekeeper.admit(token, address, () => loadConnectSession(ctx, token))
    return { caller: nobody, session }
  }
  const who = await checkCredential(ctx, gatekeeper, endpoint, request, token)
  if (endpoint.scope === 'dashboard-session') return who
  requireScope(who.caller, endpoint.scope)
  if (endpoint.path.startsWith(OF_CONNECTION)) {
    requireConnection(who.caller, ConnectionParams.parse(request.params).id)
  }
  return who
}

/**
 * Lets in whoever brings a good key, whatever it may do.
 *
 * @throws {@link MalletError} `unauthorized`; `too_many_requests`
 */
export async function authenticateKey(ctx: Context, gatekeeper: Gatekeeper, request: FastifyRequest): Promise<Caller> {
  const token = bearerToken(request)
  if (!token) throw withoutCredential(gatekeeper, request.ip)
  return gatekeeper.admit(token, request.ip, (hash) => checkApiKey(ctx, token, hash))
}

async function checkCredential(
  ctx: Context,
  gatekeeper: Gatekeeper,
  { scope, method }: Pick<Endpoint, 'scope'> & { readonly method: string },
  request: FastifyRequest,
  token: string | undefined,
): Promise<Admitted> {
  const address = request.ip
  if (token && scope !== 'dashboard-session') {
    return { caller: await gatekeeper.admit(token, address, (hash) => checkApiKey(ctx, token, hash)) }
  }
  const cookie = token ? undefined : readDashboardCookie(ctx, request)
  if (!cookie) {
    const refusal = withoutCredential(gatekeeper, address)
    throw scope === 'dashboard-session' ? new MalletError('not_signed_in', {}) : refusal
  }
  refuseForgery(ctx, method, request)
  const signedIn = await gatekeeper.admit(cookie, address, () => checkSession(ctx, cookie))
  const id = signedIn.person?.id ?? LOCAL_OPERATOR
  return { caller: { scopes: roles[signedIn.role].scopes, connectionIds: null, id }, signedIn }
}

/** Whoever opened the address that the command line printed, in what is kept of who did something. */
const LOCAL_OPERATOR = 'local operator'

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
