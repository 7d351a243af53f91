import { MalletError } from '@mallet/contract/errors'
import { WebStandardStreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/webStandardStreamableHttp.js'
import { ErrorCode } from '@modelcontextprotocol/sdk/types.js'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { loadConnection } from '../connections/load-connection.ts'
import type { Context } from '../context.ts'
import { type Caller, requireConnection } from '../keys/caller.ts'
import { createMcpServer } from '../mcp/create-mcp-server.ts'
import { CONNECTION_HEADER, readSessionOptions, SESSION_HEADERS } from '../mcp/session-options.ts'
import type { Session } from '../mcp/tool.ts'
import type { Gatekeeper } from './admit.ts'
import { authenticateKey } from './authenticate.ts'
import { errorResponse, refuse } from './error-response.ts'
import { unstorableTexts } from './storable-text.ts'

const MCP_PATH = '/mcp'
const MAX_BODY_BYTES = 1_048_576
const BOTH = 'application/json, text/event-stream'

/**
 * MCP over streamable HTTP, each request for itself: no session outlives its request, so it does not matter which process
 * answers the next one. Every answer is JSON. There is no stream from here to a client, so GET has nothing to open.
 */
export function serveMcp(app: FastifyInstance, context: () => Context, gatekeeper: Gatekeeper): void {
  const callers = new WeakMap<FastifyRequest, Caller>()
  app.route({
    method: ['GET', 'POST', 'DELETE'],
    url: MCP_PATH,
    config: { takesBody: true },
    bodyLimit: MAX_BODY_BYTES,
    onRequest: async (request, reply) => {
      const ctx = context()
      callers.set(request, await authenticateKey(ctx, gatekeeper, request))
      if (request.method !== 'POST') {
        void reply.header('allow', 'POST')
        throw new MalletError('method_not_allowed', { allowed: 'POST' })
      }
      refuseForeignPages(ctx, request)
    },
    errorHandler: (error, request, reply) => refuseMessage(error, request, reply),
    handler: async (request, reply) => {
      const caller = callers.get(request)
      if (!caller) throw new MalletError('unauthorized', {})
      const issues = [...(Array.isArray(request.body) ? [ONE_MESSAGE] : []), ...unstorableTexts(request.body)]
      if (issues.length > 0) throw new MalletError('invalid_input', { issues })
      const answer = await answerMessage(await openSession(context(), caller, request), request, reply)
      if (!answer) return reply.hijack()
      const text = await answer.text()
      return reply
        .status(answer.status)
        .headers(Object.fromEntries(answer.headers))
        .send(text === '' ? undefined : text)
    },
  })
}

const Query = z.record(z.string(), z.unknown())
const ONE_MESSAGE = 'the body: one message at a time'

/** A page could reach a Mallet that listens on its reader's machine by giving that address a name of its own. */
function refuseForeignPages({ settings }: Context, { headers }: FastifyRequest): void {
  const { origin } = headers
  if (origin !== undefined && origin !== new URL(settings.publicUrl).origin) {
    throw new MalletError('foreign_origin', { origin: origin.slice(0, 200) })
  }
}

/** @throws {@link MalletError} `connection_required`; `not_found`; `invalid_input` */
async function openSession(ctx: Context, caller: Caller, request: FastifyRequest): Promise<Session> {
  const { headers, query, log } = request
  const only = caller.connectionIds?.length === 1 ? caller.connectionIds[0] : undefined
  const connectionId = textOf(headers[CONNECTION_HEADER]) ?? only
  if (connectionId === undefined) throw new MalletError('connection_required', {})
  requireConnection(caller, connectionId)
  await loadConnection(ctx, connectionId)
  const fromHeaders = Object.entries(SESSION_HEADERS).flatMap(([name, header]) => {
    const value = textOf(headers[header])
    return value === undefined ? [] : [[name, value]]
  })
  const options = readSessionOptions({ ...Object.fromEntries(fromHeaders), ...Query.parse(query) })
  return {
    ctx,
    caller,
    connectionId,
    options,
    requestId: request.id,
    report: (error) => log.error({ err: error }, 'a tool failed'),
  }
}

const textOf = (header: string | readonly string[] | undefined): string | undefined =>
  typeof header === 'string' ? header : undefined

/** Undefined where the client went away: whatever was under way for it then asks Gong nothing more. */
async function answerMessage(
  session: Session,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<Response | undefined> {
  const server = createMcpServer(session)
  const transport = new WebStandardStreamableHTTPServerTransport({ enableJsonResponse: true })
  await server.connect(transport)
  const gone = new Promise<undefined>((resolve) => {
    reply.raw.once('close', () => resolve(undefined))
  })
  try {
    return await Promise.race([
      transport.handleRequest(toWebRequest(session, request), { parsedBody: request.body }),
      gone,
    ])
  } finally {
    await server.close()
  }
}

/** The body was read under our own bounds already. */
function toWebRequest({ ctx }: Session, { headers }: FastifyRequest): Request {
  const accepted = headers.accept ?? '*/*'
  const version = textOf(headers['mcp-protocol-version'])
  return new Request(ctx.settings.publicUrl + MCP_PATH, {
    method: 'POST',
    headers: {
      // All answers are JSON, so whoever takes JSON is served.
      accept: /application\/(json|\*)|\*\/\*/.test(accepted) ? BOTH : accepted,
      'content-type': 'application/json',
      ...(version !== undefined && { 'mcp-protocol-version': version }),
    },
  })
}

/** Told in the envelope of all of Mallet, since they are about the request and not about the message in it. */
const ABOUT_THE_REQUEST = new Set([401, 405, 429, 500, 503])

/** What is wrong with a message is told in the terms of the protocol. */
function refuseMessage(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const { status, body } = errorResponse(error, request.id)
  if (status === 401) void reply.header('www-authenticate', 'Bearer')
  if (ABOUT_THE_REQUEST.has(status)) return refuse(error, request, reply)
  const { code, message, fix } = body.error
  return reply.status(status).send({
    jsonrpc: '2.0',
    id: idOf(request.body),
    error: {
      code: code === 'invalid_json' ? ErrorCode.ParseError : ErrorCode.InvalidRequest,
      message: `${message} ${fix}`,
      data: body.error,
    },
  })
}

const idOf = (body: unknown): string | number | null => {
  const id = typeof body === 'object' && body !== null && 'id' in body ? body.id : null
  return typeof id === 'string' || typeof id === 'number' ? id : null
}
