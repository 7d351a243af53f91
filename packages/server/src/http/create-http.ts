import { readFile } from 'node:fs/promises'
import cookie from '@fastify/cookie'
import helmet from '@fastify/helmet'
import { api } from '@mallet/contract/api/index'
import { toOpenApi } from '@mallet/contract/derive/openapi'
import { createRoutes } from '@mallet/contract/derive/routes'
import { ErrorBody, MalletError } from '@mallet/contract/errors'
import fastify, {
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  LogController,
} from 'fastify'
import type { Context } from '../context.ts'
import { makeSecret } from '../make-id.ts'
import { serveCallback } from './callback.ts'
import { errorResponse } from './error-response.ts'
import { pages } from './pages/pages.ts'
import { routes } from './routes.ts'
import { serveRoute } from './serve-route.ts'

const BODY_BYTES = 1_000_000
/** A list may name 1,000 ids in its address, which Node's own 16 KiB do not hold. */
const ADDRESS_BYTES = 65_536

/**
 * Serves Mallet's API and pages. The context comes with each request, because the public address in it is known only
 * once the port is.
 */
export async function createHttp(context: () => Context, log: FastifyBaseLogger): Promise<FastifyInstance> {
  const app = fastify({
    loggerInstance: log,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: BODY_BYTES,
    http: { maxHeaderSize: ADDRESS_BYTES },
    genReqId: () => makeSecret('req', context()),
    routerOptions: { querystringParser: parseQuery, maxParamLength: ADDRESS_BYTES },
    frameworkErrors: refuse,
  })
  // A form of another site can send text/plain without asking; only JSON is read.
  app.removeContentTypeParser('text/plain')
  await app.register(cookie)
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        connectSrc: ["'self'"],
        baseUri: ["'none'"],
        formAction: ["'none'"],
        frameAncestors: ["'none'"],
      },
    },
    referrerPolicy: { policy: 'no-referrer' },
    // Only the address that browsers use can promise https.
    strictTransportSecurity: false,
  })
  app.setErrorHandler((error, request, reply) => {
    const refused = errorResponse(error, request.id)
    if (refused.body.error.code === 'internal') request.log.error({ err: error }, 'a request failed')
    return reply.status(refused.status).send(refused.body)
  })
  app.setNotFoundHandler((request, reply) => {
    const path = request.url.split('?')[0] ?? ''
    return refuse(new MalletError('route_not_found', { method: request.method, path }), request, reply)
  })
  app.addHook('onSend', async (request, reply) => {
    void reply.header('x-request-id', request.id)
    // Which time instants in answers are to be compared with: not the reader's, where an emulator's clock is followed.
    void reply.header('x-mallet-now', context().clock.now().toISOString())
    if (!reply.hasHeader('cache-control')) void reply.header('cache-control', 'no-store')
  })
  const invalid = (issues: readonly string[]) => new MalletError('invalid_input', { issues: [...issues] })
  for (const route of createRoutes(api, routes, { invalid })) serveRoute(app, context, route)
  app.get('/openapi.json', () => describeApi(context()))
  app.get('/', (_request, reply) => reply.redirect('/dashboard', 303))
  await servePages(app)
  app.after(() => serveCallback(app, context))
  return app
}

function refuse(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const { status, body } = errorResponse(error, request.id)
  return reply.status(status).send(body)
}

async function servePages(app: FastifyInstance): Promise<void> {
  for (const { path, file, contentType } of pages) {
    const content = await readFile(file)
    app.get(path, (_request, reply) => reply.type(contentType).send(content))
  }
}

const describeApi = ({ settings }: Context) =>
  toOpenApi(api, {
    title: 'Mallet',
    version: 'v1',
    servers: [settings.publicUrl],
    securitySchemes: {
      apiKey: { type: 'http', scheme: 'bearer', description: 'A key that begins with mk_' },
      connectSession: { type: 'http', scheme: 'bearer', description: 'The token of a connect session' },
    },
    schemesOf: ({ scope }) => [scope === 'connect-session' ? 'connectSession' : 'apiKey'],
    errorSchema: ErrorBody,
  })

/** A parameter that stands twice stays two values, for the schema to refuse. */
function parseQuery(text: string): Record<string, string | string[]> {
  const query: Record<string, string | string[]> = Object.create(null)
  for (const [key, value] of new URLSearchParams(text)) {
    const present = query[key]
    query[key] = present === undefined ? value : [present, value].flat()
  }
  return query
}
