import { MalletError } from '@mallet/contract/errors'
import { isLoopbackName } from '@mallet/gong'
import type { FastifyRequest } from 'fastify'
import type { Context } from '../context.ts'

type Asked = Pick<FastifyRequest, 'headers'>

/** What changes nothing by HTTP's own words, and by ours. Source: RFC 9110, 9.2.1. */
const SAFE_METHODS = new Set(['GET', 'HEAD'])

/**
 * Refuses a request that a page of another site made a browser send. Where the browser brings its session by itself, the
 * request must say that it comes from here, and be JSON, which no form can send.
 *
 * @throws {@link MalletError} `foreign_origin`; `unsupported_media_type`
 */
export function refuseForgery(ctx: Pick<Context, 'settings'>, method: string, request: Asked): void {
  if (SAFE_METHODS.has(method)) return
  const { origin, 'sec-fetch-site': site } = request.headers
  refuseForeignPage(ctx, request)
  if (origin === undefined && site !== 'same-origin') throw foreign('none')
  requireJson(request)
}

/**
 * The same for what asks for no credential, which programs send too: they say nothing of an origin, and browsers always do.
 *
 * @throws {@link MalletError} `foreign_origin`
 */
export function refuseForeignPage({ settings }: Pick<Context, 'settings'>, { headers }: Asked): void {
  const { origin, 'sec-fetch-site': site } = headers
  if (origin !== undefined && !isOwnOrigin(origin, settings.publicUrl)) throw foreign(origin)
  const isElsewhere = site !== undefined && site !== 'same-origin' && !(site === 'none' && origin !== undefined)
  if (isElsewhere) throw foreign(origin ?? String(site))
}

/** @throws {@link MalletError} `unsupported_media_type` */
function requireJson({ headers }: Asked): void {
  const [type = ''] = (headers['content-type'] ?? '').split(';')
  if (type.trim().toLowerCase() !== 'application/json') throw new MalletError('unsupported_media_type', {})
}

/** This machine has several names, and whoever listens on the port is the same by each of them. */
function isOwnOrigin(origin: string, publicUrl: string): boolean {
  const own = new URL(publicUrl)
  if (origin === own.origin) return true
  if (!isLoopbackName(own.hostname) || !URL.canParse(origin)) return false
  const { protocol, hostname, port, origin: spelt } = new URL(origin)
  return spelt === origin && protocol === own.protocol && port === own.port && isLoopbackName(hostname)
}

const foreign = (origin: string) => new MalletError('foreign_origin', { origin: origin.slice(0, 200) })
