import type { OidcRefusal } from '@mallet/contract/api/dashboard-access'
import { isMalletError, MalletError } from '@mallet/contract/errors'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Context } from '../context.ts'
import { beginOidc, OIDC_CALLBACK_PATH, OIDC_FLOW_SECONDS } from '../dashboard/oidc/begin-oidc.ts'
import { finishOidc } from '../dashboard/oidc/finish-oidc.ts'
import { readDashboardCookie, setDashboardCookie } from './dashboard-cookie.ts'

/** Each parameter at most once, since two readers could pick different ones. */
const Query = z.looseObject({ state: z.string().min(1).max(200) }).catchall(z.string().max(8000))

/** Where browsers go to sign in by OIDC. However it ends, they come to the dashboard, whose address holds no code. */
export function serveOidc(app: FastifyInstance, context: () => Context): void {
  app.get('/dashboard/oidc/start', async (request, reply) => {
    const ctx = context()
    if (!ctx.access.oidc) throw notFound(request)
    try {
      const { url, browserSecret } = await beginOidc(ctx)
      return await setCookie(reply, ctx, browserSecret).redirect(url, 303)
    } catch (error) {
      return back(request, reply, error)
    }
  })
  app.get(OIDC_CALLBACK_PATH, async (request, reply) => {
    const ctx = context()
    if (!ctx.access.oidc) throw notFound(request)
    const browserSecret = request.cookies[cookieName(ctx)]
    if (browserSecret !== undefined) setCookie(reply, ctx, null)
    try {
      const query = Query.safeParse(request.query)
      if (!query.success) return await toDashboard(reply, 'other_browser')
      const visitor = {
        browser: request.headers['user-agent'] ?? '',
        sessionSecret: readDashboardCookie(ctx, request),
      }
      const search = new URL(request.url, ctx.settings.publicUrl).search
      const { secret } = await finishOidc(ctx, { search, state: query.data.state, browserSecret }, visitor)
      setDashboardCookie(reply, ctx, secret)
      return await toDashboard(reply)
    } catch (error) {
      return back(request, reply, error)
    }
  })
}

const notFound = ({ method, routeOptions }: FastifyRequest) =>
  new MalletError('route_not_found', { method, path: routeOptions.url ?? '' })

function back(request: FastifyRequest, reply: FastifyReply, error: unknown): FastifyReply {
  if (!isMalletError(error, 'oidc_failed')) throw error
  const { reason } = error.details
  // Only whoever runs this Mallet can do something about it, and the reader's address is no place for what it is.
  if (error.cause !== undefined) request.log.warn({ err: error.cause, reason }, 'a sign-in by OIDC failed')
  return toDashboard(reply, reason)
}

const toDashboard = (reply: FastifyReply, error?: OidcRefusal | (string & {})) =>
  reply.redirect(error === undefined ? '/dashboard' : `/dashboard?error=${encodeURIComponent(error)}`, 303)

const isHttps = ({ settings }: Context) => settings.publicUrl.startsWith('https:')
const cookieName = (ctx: Context) => (isHttps(ctx) ? '__Host-mallet_oidc' : 'mallet_oidc')

/** Lax: the browser comes back from the provider's site, and must bring it. */
const setCookie = (reply: FastifyReply, ctx: Context, value: string | null) =>
  reply.setCookie(cookieName(ctx), value ?? '', {
    httpOnly: true,
    secure: isHttps(ctx),
    sameSite: 'lax',
    path: '/',
    maxAge: value === null ? 0 : OIDC_FLOW_SECONDS,
  })
