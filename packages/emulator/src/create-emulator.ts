import { randomBytes } from 'node:crypto'
import { toOpenApi } from '@mallet/contract/derive/openapi'
import { MalletError } from '@mallet/contract/errors'
import { GongErrorBody } from '@mallet/contract/gong/fields'
import { gong } from '@mallet/contract/gong/index'
import { oauth } from '@mallet/contract/gong/oauth'
import Fastify, { type FastifyInstance } from 'fastify'
import { hangApi } from './api/hang-api.ts'
import { createClock, toInstant } from './clock/emulator-clock.ts'
import { createFollowers } from './clock/followers.ts'
import { createMoveClock } from './clock/move-clock.ts'
import { type Company, createCompany } from './company/company.ts'
import { hangClock } from './control/hang-clock.ts'
import { hangControl } from './control/hang-control.ts'
import { describeAddresses } from './describe-addresses.ts'
import type { Emulator } from './emulator.ts'
import type { EmulatorContext } from './emulator-context.ts'
import type { EmulatorOptions } from './emulator-options.ts'
import { createFaults } from './faults/create-faults.ts'
import { openFaults } from './faults/open-faults.ts'
import { listen } from './listen.ts'
import { hangOauthPages } from './oauth/hang-oauth-pages.ts'
import { hangTokenRoute } from './oauth/hang-token-route.ts'
import { createSessions } from './oauth/sessions.ts'
import { homePage } from './pages/home-page.ts'
import { sendPage } from './pages/send-page.ts'
import { logRequests } from './requests/log-requests.ts'
import { createRequestLog } from './requests/request-log.ts'
import { assumed, openState, type StateStore } from './state/open-state.ts'
import { resetState } from './state/reset-state.ts'
import { createWorld, type World, type WorldOptions } from './world/create-world.ts'

/**
 * Starts a Gong on this machine's loopback, for a test or as a program. It listens on return.
 *
 * Throws `port_in_use`, and `invalid_environment` for options that make no world or another one than the directory holds.
 */
export async function createEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
  const { wallClock = Date.now, monotonicClock = () => performance.now(), random = randomBytes } = options
  const state = openState(options, { wallClock, random })
  const clock = createClock(state, wallClock)
  const context: EmulatorContext = {
    clock,
    state,
    requests: createRequestLog(),
    faults: createFaults(),
    companies: createCompanies(state, clock.nowMs),
    assumed: (name) => assumed(state.current, name),
    random,
    monotonicClock,
    rateLimit: { on: options.rateLimit ?? true },
    addresses: { appUrl: '', apiBaseUrls: [] },
  }
  // Not before: options that make no world must leave no trace in the directory.
  state.save()
  const followers = createFollowers(monotonicClock)
  const moveClock = createMoveClock(clock, followers)
  const sessions = createSessions(random)
  async function reset(): Promise<void> {
    resetState(state, wallClock)
    sessions.clear()
    context.requests.clear()
    context.faults.delete()
    for (const { limits } of context.companies) limits.reset()
    followers.announce()
  }

  const servers = context.companies.map((company) => createApiServer(context, company))
  const [app] = servers
  if (!app) throw new TypeError('an emulator has at least one company')
  hangOauthPages(app, context, sessions)
  hangTokenRoute(app, context)
  app.get('/', async (_request, reply) => sendPage(reply, 200, homePage(pageAddresses(context))))

  const control = createServer()
  hangControl(control, context, reset)
  hangClock(control, clock, followers, moveClock)

  const close = async () => {
    await Promise.all([control, ...servers].map((server) => server.close()))
  }
  const ports = options.ports ?? { app: 0, control: 0 }
  let controlUrl: string
  try {
    for (const [index, server] of servers.entries()) {
      const port = index === 0 || ports.app === 0 ? ports.app : ports.app + index + 1
      context.addresses.apiBaseUrls.push(await listen(server, port, '--port'))
    }
    context.addresses.appUrl = context.addresses.apiBaseUrls[0] ?? ''
    controlUrl = await listen(control, ports.control, '--control-port')
  } catch (error) {
    await close()
    throw error
  }

  return {
    ...describeAddresses(context, controlUrl),
    close,
    requests: () => context.requests.list(),
    clearRequests: () => context.requests.clear(),
    faults: openFaults(context),
    now: () => toInstant(clock.nowMs()),
    async advance({ seconds, to, untilIdle }) {
      const target = to === undefined ? { byMs: Math.round((seconds ?? 0) * 1000) } : { toMs: Date.parse(to) }
      const { nowMs, running, idle } = await moveClock({ target, untilIdle })
      return { now: toInstant(nowMs), running, idle }
    },
    setRateLimit(on) {
      context.rateLimit.on = on
    },
    expireAccessTokens() {
      for (const token of Object.values(state.current.accessTokens)) token.expiresAtMs = clock.nowMs()
      state.save()
    },
    revokeGrants() {
      for (const grant of Object.values(state.current.grants)) grant.revoked = true
      state.save()
    },
    reset,
  }
}

function createCompanies(state: StateStore, nowMs: () => number): Company[] {
  const { seed, calls, users, originMs, companies } = state.current
  return companies.map((own, index) => {
    const world = makeWorld({ seed, calls, users, originMs, company: index + 1 })
    return createCompany(index, world, () => state.current.companies[index] ?? own, nowMs)
  })
}

function makeWorld(options: WorldOptions): World {
  try {
    return createWorld(options)
  } catch (error) {
    if (error instanceof RangeError) throw new MalletError('invalid_environment', { issues: [error.message] })
    throw error
  }
}

/** `forceCloseConnections`: clients keep connections open, and a closed emulator must let its process end. */
const createServer = (): FastifyInstance => Fastify({ forceCloseConnections: true, exposeHeadRoutes: false })

function createApiServer(context: EmulatorContext, company: Company): FastifyInstance {
  const server = createServer()
  logRequests(server, context.requests, company.name)
  hangApi(server, context, company)
  server.get('/openapi.json', async () =>
    toOpenApi(gong, {
      title: 'Gong API, as far as Mallet speaks it',
      version: 'v2',
      servers: [context.addresses.apiBaseUrls[company.index] ?? ''],
      securitySchemes: {
        basicAuth: { type: 'http', scheme: 'basic' },
        bearerAuth: { type: 'http', scheme: 'bearer' },
      },
      errorSchema: GongErrorBody,
    }),
  )
  return server
}

function pageAddresses({ addresses, companies }: EmulatorContext) {
  return {
    authorizeUrl: addresses.appUrl + oauth.authorizePath,
    tokenUrl: addresses.appUrl + oauth.tokenPath,
    companies: companies.map(({ name, index }) => ({ name, apiBaseUrl: addresses.apiBaseUrls[index] ?? '' })),
  }
}
