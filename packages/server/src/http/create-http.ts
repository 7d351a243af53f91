import { readFile } from 'node:fs/promises'
import cookie from '@fastify/cookie'
import { api } from '@mallet/contract/api/index'
import { issueLines } from '@mallet/contract/derive/client'
import { toOpenApi } from '@mallet/contract/derive/openapi'
import { createRoutes } from '@mallet/contract/derive/routes'
import { ErrorBody, MalletError } from '@mallet/contract/errors'
import fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify'
import type { z } from 'zod'
import type { Context } from '../context.ts'
import { makeSecret } from '../make-id.ts'
import { poolRandom } from '../pool-random.ts'
import { createGatekeeper, type RateLimits } from './admit.ts'
import { serveAttemptEvents } from './attempt-events.ts'
import { serveBuiltPages } from './built-pages.ts'
import { serveCallback } from './callback.ts'
import { CONNECT_PAGES, frameConnect } from './connect-frames.ts'
import { serveConnectScript } from './connect-script.ts'
import { servePreflight } from './cross-origin.ts'
import { dashboardCookieName } from './dashboard-cookie.ts'
import { createDrain, type Drain } from './drain.ts'
import { refuse } from './error-response.ts'
import { confirmForeignLaunch } from './foreign-launch.ts'
import { createGuessLimits, type GuessRates, guessRates } from './guess-limits.ts'
import { hardenServer, type ServerLimits, serverLimits, serverOptions } from './harden-server.ts'
import { serveHelp } from './help.ts'
import { serveInstall } from './install.ts'
import { serveMcp } from './mcp.ts'
import { serveOidc } from './oidc.ts'
import { ownHeaders, transportHeader } from './own-headers.ts'
import { pages } from './pages/pages.ts'
import { serveProxy } from './proxy.ts'
import { readBody } from './read-body.ts'
import { passOnFiles } from './read-file.ts'
import { routes } from './routes.ts'
import { bareHeaders, createSecurityHeaders } from './security-headers.ts'
import { serveRoute } from './serve-route.ts'

export interface HttpOptions {
  readonly random: (bytes: number) => Buffer
  readonly rateLimits: RateLimits
  readonly guesses?: GuessRates
  readonly limits?: ServerLimits
}

export interface Http {
  readonly app: FastifyInstance
  readonly drain: Drain
}

/**
 * Serves Mallet's API and pages.
 *
 * @param made the context, asked for with each request, because the public address in it is known only once the port is
 */
export async function createHttp(
  made: () => Context | undefined,
  log: FastifyBaseLogger,
  { random, rateLimits, guesses = guessRates, limits = serverLimits }: HttpOptions,
): Promise<Http> {
  const context = () => made() ?? starting()
  const pooled = poolRandom(random)
  const app = fastify({
    ...serverOptions(limits),
    loggerInstance: log,
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => makeSecret('req', { random: pooled }),
    routerOptions: { querystringParser: parseQuery, maxParamLength: limits.headerBytes },
    // No hook runs for an address that cannot be read.
    frameworkErrors: (error, request, reply) => {
      void reply.headers({ ...bareHeaders, ...transportHeader(made()), 'x-request-id': request.id })
      refuse(error, request, reply)
    },
    // A request that comes on a connection which is about to close is answered like any other.
    return503OnClosing: false,
    trustProxy: false,
  })
  const arrival = hardenServer(app.server, limits)
  const drain = createDrain(app.server)
  const gatekeeper = createGatekeeper(rateLimits, () => performance.now())
  readBody(app)
  await app.register(cookie)
  app.setErrorHandler(refuse)
  app.setNotFoundHandler((request) => {
    gatekeeper.admitAddress(request.ip)
    const path = request.url.split('?')[0] ?? ''
    throw new MalletError('route_not_found', { method: request.method, path })
  })
  const secure = createSecurityHeaders()
  app.addHook('onRequest', ({ raw }, reply, done) => {
    void reply.headers(secure(raw, reply.raw))
    const isTooMuch = raw.rawHeaders.length / 2 > limits.headerCount
    done(isTooMuch ? new MalletError('headers_too_large', {}) : undefined)
  })
  app.addHook('onSend', async (request, reply) => {
    void reply.headers(ownHeaders(request, made(), drain))
    if (!reply.hasHeader('cache-control')) void reply.header('cache-control', 'no-store')
  })
  const invalid = (error: z.ZodError) => new MalletError('invalid_input', { issues: issueLines(error) })
  const exchange = {
    isStopping: () => drain.isUnderWay(),
    guesses: createGuessLimits(guesses, () => performance.now()),
  }
  const all = createRoutes(api, routes, { invalid })
  const hang = (scope: FastifyInstance, which: typeof all) => {
    for (const route of which) serveRoute(scope, context, gatekeeper, exchange, route)
  }
  const mayBeFile = ({ endpoint }: (typeof all)[number]) => endpoint.mayBeFile === true
  hang(
    app,
    all.filter((route) => !mayBeFile(route)),
  )
  await app.register(async (scope) => {
    passOnFiles(scope, arrival)
    hang(scope, all.filter(mayBeFile))
  })
  await app.register(async (open) => serveProxy(open, { context, gatekeeper, arrival, drain, secure }))
  serveMcp(app, context, gatekeeper)
  serveAttemptEvents(app, { context, gatekeeper, drain })
  await app.register(async (open) => {
    open.addHook('onRequest', async ({ ip }) => gatekeeper.admitAddress(ip))
    frameConnect(open, context)
    confirmForeignLaunch(open)
    servePreflight(open, context, all)
    open.get('/openapi.json', () => describeApi(context()))
    open.get('/', (_request, reply) => reply.redirect('/dashboard', 303))
    await servePages(open)
    await serveBuiltPages(open, 'connect', CONNECT_PAGES)
    await serveConnectScript(open)
    await serveBuiltPages(open, 'dashboard', ['/dashboard', '/dashboard/*'])
    serveCallback(open, context)
    serveInstall(open, context)
    serveHelp(open, context)
    serveOidc(open, context)
  })
  return { app, drain }
}

function starting(): never {
  throw new MalletError('starting', { retryAfterSeconds: 1 })
}

async function servePages(app: FastifyInstance): Promise<void> {
  for (const { path, file, contentType } of pages) {
    const content = await readFile(file)
    app.get(path, (_request, reply) => reply.type(contentType).send(content))
  }
}

/** Which credentials open what no key of the API opens. */
const SCHEMES: Readonly<Record<string, readonly string[]>> = {
  'connect-session': ['connectSession'],
  'dashboard-session': ['dashboardSession'],
}

const describeApi = ({ settings }: Context) =>
  toOpenApi(api, {
    title: 'Mallet',
    version: 'v1',
    servers: [settings.publicUrl],
    securitySchemes: {
      apiKey: { type: 'http', scheme: 'bearer', description: 'A key that begins with mk_' },
      connectSession: { type: 'http', scheme: 'bearer', description: 'The token of a connect session' },
      dashboardSession: {
        type: 'apiKey',
        in: 'cookie',
        name: dashboardCookieName({ settings }),
        description: 'Of whoever signed in to the dashboard, as far as their role allows',
      },
    },
    schemesOf: ({ scope }) => SCHEMES[scope] ?? ['apiKey', 'dashboardSession'],
    errorSchema: ErrorBody,
  })

/** A parameter that stands twice stays two values, for the schema to refuse; more than two say no more. */
function parseQuery(text: string): Record<string, string | string[]> {
  const query: Record<string, string | string[]> = Object.create(null)
  for (const [key, value] of new URLSearchParams(text)) {
    const present = query[key]
    if (present === undefined) query[key] = value
    else if (typeof present === 'string') query[key] = [present, value]
  }
  return query
}
