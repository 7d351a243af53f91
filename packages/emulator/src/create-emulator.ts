import { randomBytes } from 'node:crypto'
import { MalletError } from '@mallet/contract/errors'
import { createClock, toInstant } from './clock/emulator-clock.ts'
import { createFollowers } from './clock/followers.ts'
import { createMoveClock } from './clock/move-clock.ts'
import { openApiKeys } from './company/api-keys/open-api-keys.ts'
import { CompanyInput } from './company/company-input.ts'
import { createCompanies } from './company/create-companies.ts'
import { openCompanies } from './company/open-companies.ts'
import { parseInput } from './control/control-input.ts'
import { hangClock } from './control/hang-clock.ts'
import { hangControl } from './control/hang-control.ts'
import { createServer } from './create-server.ts'
import { describeAddresses } from './describe-addresses.ts'
import type { Emulator } from './emulator.ts'
import type { EmulatorContext } from './emulator-context.ts'
import type { EmulatorOptions } from './emulator-options.ts'
import { createFaults } from './faults/create-faults.ts'
import { openFaults } from './faults/open-faults.ts'
import { openIntegrations } from './integrations/open-integrations.ts'
import { listen } from './listen.ts'
import { hangOauthPages } from './oauth/hang-oauth-pages.ts'
import { hangTokenRoute } from './oauth/hang-token-route.ts'
import { createSessions } from './oauth/sessions.ts'
import { hangAdmin } from './pages/admin/hang-admin.ts'
import { hangHome } from './pages/home/hang-home.ts'
import { createRequestLog } from './requests/request-log.ts'
import { lockDirectory, type Unlock } from './state/lock-directory.ts'
import { assumed, openState } from './state/open-state.ts'
import { resetState } from './state/reset-state.ts'

/**
 * Starts a Gong on this machine's loopback, for a test or as a program. It listens on return.
 *
 * Throws `port_in_use`, `state_directory_in_use`, and `invalid_environment` for options that make no world or another one
 * than the directory holds.
 */
export async function createEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
  const unlock = options.stateDirectory === undefined ? async () => {} : await lockDirectory(options.stateDirectory)
  try {
    return await startEmulator(options, unlock)
  } catch (error) {
    await unlock()
    throw error
  }
}

async function startEmulator(options: EmulatorOptions, unlock: Unlock): Promise<Emulator> {
  const { wallClock = Date.now, monotonicClock = () => performance.now(), random = randomBytes } = options
  const { pageSize = Number.POSITIVE_INFINITY } = options
  if (!(pageSize >= 1)) throw new MalletError('invalid_environment', { issues: ['pageSize: is below 1'] })
  const state = openState(options, { wallClock, random })
  const clock = createClock(state, wallClock)
  const companies = createCompanies(state, clock.nowMs)
  const context: EmulatorContext = {
    clock,
    state,
    requests: createRequestLog(),
    faults: createFaults(),
    companies,
    assumed: (name) => assumed(state.current, name),
    random,
    monotonicClock,
    pageSize,
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

  let controlUrl = ''
  const ports = options.ports ?? { app: 0, control: 0 }
  const open = openCompanies(context, companies, ports.app)
  const [app] = open.servers
  if (!app) throw new TypeError('an emulator has at least one company')
  hangOauthPages(app, context, sessions)
  hangTokenRoute(app, context)
  hangAdmin(app, context, { sessions, addCompany: open.add })
  hangHome(app, context, { controlUrl: () => controlUrl, followers, moveClock })

  const control = createServer()
  hangControl(control, context, { reset, addCompany: open.add })
  hangClock(control, clock, followers, moveClock)

  const close = async () => {
    await Promise.all([control, ...open.servers].map((server) => server.close()))
    await unlock()
  }
  try {
    await open.listen()
    context.addresses.appUrl = context.addresses.apiBaseUrls[0] ?? ''
    controlUrl = await listen(control, ports.control, '--control-port')
  } catch (error) {
    await close()
    throw error
  }

  return {
    ...describeAddresses(context, controlUrl),
    get companies() {
      return describeAddresses(context, controlUrl).companies
    },
    close,
    addCompany: (name, region) => open.add(parseInput(CompanyInput, { name, region })),
    apiKeys: openApiKeys(context),
    integrations: openIntegrations(context),
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
