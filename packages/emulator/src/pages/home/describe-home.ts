import type { GongEndpoint } from '@mallet/contract/gong/gong-endpoint'
import { gong } from '@mallet/contract/gong/index'
import { listAssumptions } from '../../control/hang-assumptions.ts'
import { describeCompany } from '../../describe-addresses.ts'
import type { EmulatorContext } from '../../emulator-context.ts'
import { firstApp } from '../../integrations/first-app.ts'
import { oauthCurls } from '../curl/oauth-curls.ts'
import { operationCurl } from '../curl/operation-curl.ts'
import { sampleRequest } from '../samples/sample-request.ts'
import { thingsAtHand } from '../samples/things-at-hand.ts'
import type { HomePage } from './home-page.ts'

const rows: readonly (readonly [name: string, endpoint: GongEndpoint])[] = Object.entries(gong)

/** All that the page shows of an emulator, but its clock. The commands ask the company at that place. */
export function describeHome(context: EmulatorContext, controlUrl: string, chosen: number): Omit<HomePage, 'clock'> {
  const { addresses, companies, clock } = context
  const [first, ...others] = companies.map((company) =>
    describeCompany(company, addresses.apiBaseUrls[company.index] ?? addresses.appUrl),
  )
  const asked = companies[chosen]
  if (!first || !asked) throw new TypeError('an emulator has at least one company')
  const described = [first, ...others] as const
  const address = described[chosen] ?? first
  const things = thingsAtHand(context, asked)
  const nowMs = clock.nowMs()
  return {
    companies: described,
    chosen,
    controlUrl,
    client: firstApp(context),
    oauthCurls: oauthCurls(context, address.apiBaseUrl),
    operations: rows.map(([name, endpoint]) => ({
      name,
      endpoint,
      curl: operationCurl(endpoint, sampleRequest(endpoint, things, nowMs), address),
    })),
    assumptions: listAssumptions(context),
  }
}
