import { composedActions } from '@mallet/contract/actions/composed-actions'
import type { Table } from '@mallet/contract/endpoint'
import { MalletError } from '@mallet/contract/errors'
import { gong } from '@mallet/contract/gong/index'
import { operationAt } from '@mallet/contract/gong/operation-at'
import { failureReason, GivingUp, type StreamedAnswer } from '@mallet/gong'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Context } from '../context.ts'
import { FILE_FIRST_BYTE_MS, isReading, LONG_DEADLINE_MS } from '../gateway/departure.ts'
import type { Gatekeeper } from './admit.ts'
import { authenticate } from './authenticate.ts'
import type { Drain } from './drain.ts'
import { errorResponse } from './error-response.ts'
import type { ArrivalLimit } from './limit-arrival.ts'
import { ownHeaders } from './own-headers.ts'
import { type PassedBody, passBody } from './passed-body.ts'
import { headersFromGong, headersToGong, takesGzip } from './passed-headers.ts'
import { passedOnHeaders, type SecurityHeaders } from './security-headers.ts'

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE']
const PATTERN = '/v1/connections/:id/proxy/v2/*'
/** In the address as it came: what is decoded and encoded again may be another. */
const ADDRESS = /^\/v1\/connections\/[^/?#]+\/proxy(\/v2\/[^?#]*(?:\?[^#]*)?)$/
const DOOR = { path: '/v1/connections/{id}/proxy', scope: 'proxy:use' } as const
const Params = z.object({ id: z.string() })

/** What a request is called that is none of the operations that the contract knows. */
const OPEN_REQUEST = composedActions['http.request'].name

const table: Table = gong

export interface ProxyOptions {
  readonly context: () => Context
  readonly gatekeeper: Gatekeeper
  readonly arrival: ArrivalLimit
  readonly drain: Drain
  readonly secure: SecurityHeaders
}

/**
 * Passes requests under a connection's `/proxy/v2` on to Gong, and its answers back, both while they come. What Gong
 * answers is answered as it came, refusals too; Mallet's own refusals have Mallet's form.
 */
export function serveProxy(app: FastifyInstance, options: ProxyOptions): void {
  const { context, gatekeeper } = options
  app.removeAllContentTypeParsers()
  // Whatever it is, it is not read here.
  app.addContentTypeParser('*', (_request, _payload, done) => done(null))
  app.route({
    method: METHODS,
    url: PATTERN,
    exposeHeadRoute: false,
    bodyLimit: Number.MAX_SAFE_INTEGER,
    onRequest: async (request) => {
      await authenticate(context(), gatekeeper, { ...DOOR, method: request.method }, request)
    },
    handler: (request, reply) => pass(options, request, reply),
  })
}

async function pass(options: ProxyOptions, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const beganAt = performance.now()
  const path = ADDRESS.exec(request.raw.url ?? '')?.[1]
  if (path === undefined) throw new MalletError('route_not_found', { method: request.method, path: PATTERN })
  const { id: connectionId } = Params.parse(request.params)
  let body: PassedBody | undefined
  const tell = (status: number, bytesOut: number, failure?: string) => {
    const ms = Math.round(performance.now() - beganAt)
    const bytes = { bytesIn: body?.bytesIn() ?? 0, bytesOut }
    const [withoutQuery] = path.split('?')
    const what = { connectionId, method: request.method, path: withoutQuery, status, ...bytes, ms }
    request.log.info({ ...what, ...(failure !== undefined && { failure }) }, 'a request was passed on')
  }
  const gone = new GivingUp()
  reply.raw.once('close', () => {
    if (!reply.raw.writableFinished) gone.giveUp(new MalletError('gong_unavailable', { reason: 'given_up' }))
  })
  try {
    const ctx = options.context()
    const name = operationAt(request.method, path)
    body = await passBody(request.raw, options.arrival)
    const answer = await ctx.gateway.stream(
      { connectionId, lane: 'interactive', action: name ?? OPEN_REQUEST },
      {
        ...body.sent,
        name: name ?? OPEN_REQUEST,
        isUnknown: name === undefined,
        method: request.method,
        path,
        headers: headersToGong(request.raw.headers),
        takesGzip: takesGzip(request.headers['accept-encoding']),
        isReading: isReadingAt(name, request.method),
        isSentOnce: body.isSentOnce,
        signal: gone,
        deadlineMs: LONG_DEADLINE_MS,
        ...(body.isSentOnce && { firstByteMs: FILE_FIRST_BYTE_MS }),
      },
    )
    body.letGo()
    void reply.hijack()
    const secure = options.secure(request.raw, reply.raw)
    const own = { ...secure, ...passedOnHeaders, ...ownHeaders(request, ctx, options.drain), 'x-mallet-source': 'gong' }
    answerWith(reply, own, answer, (bytesOut, failure) => tell(answer.status, bytesOut, failure))
    return reply
  } catch (error) {
    body?.letGo()
    const { status, body: refusal } = errorResponse(error, request.id)
    tell(status, 0, refusal.error.code)
    throw error
  }
}

/** What is not known changes nothing where HTTP says so. Source: RFC 9110, 9.2.1. */
function isReadingAt(name: string | undefined, method: string): boolean {
  const endpoint = name === undefined ? undefined : table[name]
  return endpoint ? isReading(endpoint) : method === 'GET' || method === 'HEAD'
}

function answerWith(
  reply: FastifyReply,
  own: Readonly<Record<string, string>>,
  { status, headers, body, isOpenEnded }: StreamedAnswer,
  onEnd: (bytesOut: number, failure?: string) => void,
): void {
  const out = reply.raw
  const all = Object.assign(headersFromGong(headers), own)
  if (status === 204) delete all['content-length']
  if (Buffer.isBuffer(body)) {
    out.writeHead(status, all).end(body)
    onEnd(body.length)
    return
  }
  // What was cut off on its way must not look whole here either, so this connection ends with the body, too.
  if (isOpenEnded) out.useChunkedEncodingByDefault = false
  out.writeHead(status, all)
  let bytesOut = 0
  let failure: string | undefined
  body.on('data', (piece: Buffer) => {
    bytesOut += piece.length
  })
  // A break on either side breaks the other: this answer then ends without its end. Not by `pipeline`, whose signal
  // costs a small answer more than all the rest of it.
  body.on('error', (error) => {
    failure ??= failureReason(error)?.reason ?? 'given_up'
    out.destroy()
  })
  out.on('error', () => undefined)
  out.once('close', () => {
    if (!out.writableFinished) failure ??= 'given_up'
    body.destroy()
    onEnd(bytesOut, failure)
  })
  body.pipe(out)
}
