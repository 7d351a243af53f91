import type { Company } from './company/company.ts'
import type { EmulatorContext } from './emulator-context.ts'
import type { CompanyAddress, EmulatorAddresses } from './emulator-options.ts'

/** Where the listening emulator is reached and how to get in. */
export function describeAddresses(context: EmulatorContext, controlUrl: string): EmulatorAddresses {
  const { appUrl, apiBaseUrls } = context.addresses
  const companies = context.companies.map((company) => describeCompany(company, apiBaseUrls[company.index] ?? appUrl))
  const [first] = companies
  if (!first) throw new TypeError('an emulator has at least one company')
  const { clientId, clientSecret, redirectUris } = context.state.current.app
  const { apiBaseUrl, accessKey, accessKeySecret, techAdmin } = first
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
    companies,
  }
}

/** Where one company is reached and how to get in. */
export function describeCompany({ name, world, state }: Company, apiBaseUrl: string): CompanyAddress {
  const { accessKey, accessKeySecret, password } = state()
  return {
    name,
    apiBaseUrl,
    accessKey,
    accessKeySecret,
    techAdmin: { email: world.technicalAdministrator.email, password },
  }
}
