import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Context } from '../context.ts'
import { SESSION_LIFETIME_SECONDS } from '../dashboard/start-session.ts'

type Settings = Pick<Context, 'settings'>

const isHttps = ({ settings }: Settings) => settings.publicUrl.startsWith('https:')

/** With `__Host-`, browsers take it from nobody but this host over https: no sub-domain can plant one. */
export const dashboardCookieName = (ctx: Settings): string =>
  isHttps(ctx) ? '__Host-mallet_session' : 'mallet_session'

/** The secret of the session that a browser brings; of two, whose order says nothing, neither. */
export function readDashboardCookie(ctx: Settings, { headers, cookies }: FastifyRequest): string | undefined {
  const name = dashboardCookieName(ctx)
  const count = (headers.cookie ?? '').split(';').filter((pair) => pair.trim().startsWith(`${name}=`)).length
  const value = cookies[name]
  return count === 1 && value !== undefined && /^[\x21-\x7e]{1,200}$/.test(value) ? value : undefined
}

/** Null takes it away. */
export function setDashboardCookie(reply: FastifyReply, ctx: Settings, value: string | null): void {
  const options = { httpOnly: true, secure: isHttps(ctx), sameSite: 'strict', path: '/' } as const
  void reply.setCookie(dashboardCookieName(ctx), value ?? '', {
    ...options,
    maxAge: value === null ? 0 : SESSION_LIFETIME_SECONDS,
  })
}
