import type { Company } from './company/company.ts'
import { membersOf } from './company/roles.ts'
import type { EmulatorContext } from './emulator-context.ts'
import type { CompanyAddress, EmulatorAddresses } from './emulator-options.ts'
import { firstApp } from './integrations/first-app.ts'

/** Where the listening emulator is reached and how to get in. */
export function describeAddresses(context: EmulatorContext, controlUrl: string): EmulatorAddresses {
  const { appUrl, apiBaseUrls } = context.addresses
  const companies = context.companies.map((company) => describeCompany(company, apiBaseUrls[company.index] ?? appUrl))
  const [first] = companies
  if (!first) throw new TypeError('an emulator has at least one company')
  const { clientId, clientSecret, redirectUris } = firstApp(context)
  const { apiBaseUrl, accessKey, accessKeySecret, techAdmin, otherUser } = first
  return {
    appUrl,
    apiBaseUrl,
    controlUrl,
    clientId,
    clientSecret,
    redirectUris,
    accessKey,
    accessKeySecret,
    techAdmin,
    otherUser,
    companies,
  }
}

/** Where one company is reached and how to get in. */
export function describeCompany(company: Company, apiBaseUrl: string): CompanyAddress {
  const { name, world } = company
  const { region, accessKey, accessKeySecret, password } = company.state()
  const other = membersOf(company).find(({ role }) => role === 'team member')
  return {
    name,
    apiBaseUrl,
    accessKey,
    accessKeySecret,
    region,
    techAdmin: { email: world.technicalAdministrator.email, password },
    otherUser: { email: other?.email ?? '', password },
  }
}
