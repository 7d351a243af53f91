import { isMalletError } from '@mallet/contract/errors'
import type { FastifyInstance } from 'fastify'
import { createApiServer } from '../api/create-api-server.ts'
import { ControlRefusal } from '../control/control-input.ts'
import { describeCompany } from '../describe-addresses.ts'
import type { EmulatorContext } from '../emulator-context.ts'
import type { CompanyAddress, NewCompany } from '../emulator-options.ts'
import { listen } from '../listen.ts'
import { freshCompany } from '../state/open-state.ts'
import { isDomainOfNumber } from '../world/company-profiles.ts'
import type { Company } from './company.ts'
import { createStoredCompany } from './create-companies.ts'

export type AddCompany = (named?: NewCompany) => Promise<CompanyAddress>

/** The listeners of the companies, of which the first one is the application's too. */
export interface OpenCompanies {
  readonly servers: readonly FastifyInstance[]
  /** Makes all of them listen. Throws `port_in_use`. */
  listen(): Promise<void>
  readonly add: AddCompany
}

/**
 * @param companies the context's own list, which grows
 * @param appPort 0 takes any free port. Company k > 1 listens on `appPort + k`: the control port is between them.
 */
export function openCompanies(context: EmulatorContext, companies: Company[], appPort: number): OpenCompanies {
  const { state, clock, random, addresses } = context
  const servers = companies.map((company) => createApiServer(context, company))
  const portOf = (index: number) => (index === 0 || appPort === 0 ? appPort : appPort + index + 1)
  let last: Promise<unknown> = Promise.resolve()

  async function add(named: NewCompany | undefined): Promise<CompanyAddress> {
    const index = companies.length
    const own = freshCompany(random, named)
    const company = createStoredCompany(state, clock.nowMs, own, index)
    refuseTaken(companies, company, own.name)
    const server = createApiServer(context, company)
    const apiBaseUrl = await listenOrRefuse(server, portOf(index))
    servers.push(server)
    companies.push(company)
    addresses.apiBaseUrls.push(apiBaseUrl)
    state.current.companies.push(own)
    state.save()
    return describeCompany(company, apiBaseUrl)
  }

  return {
    servers,
    async listen() {
      for (const [index, server] of servers.entries()) {
        addresses.apiBaseUrls.push(await listen(server, portOf(index), '--port'))
      }
    },
    // One by one, or two would take the same place.
    add(named) {
      const mine = last.then(() => add(named))
      last = mine.catch(() => undefined)
      return mine
    },
  }
}

/** People sign in by e-mail address, so a domain belongs to one company only: of those that are, and that may come. */
function refuseTaken(companies: readonly Company[], { name, world }: Company, given: string | undefined): void {
  const { domain } = world.company
  const isTaken = companies.some((other) => other.name === name || other.world.company.domain === domain)
  if (isTaken || (given !== undefined && isDomainOfNumber(domain))) {
    throw new ControlRefusal(`There is a company of the name ${name} or much like it. Choose another name.`, 409)
  }
}

async function listenOrRefuse(server: FastifyInstance, port: number): Promise<string> {
  try {
    return await listen(server, port, '--port')
  } catch (error) {
    if (isMalletError(error, 'port_in_use')) throw new ControlRefusal(error.message, 409)
    throw error
  }
}
