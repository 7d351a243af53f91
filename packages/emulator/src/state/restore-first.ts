import type { EmulatorOptions } from '../emulator-options.ts'
import { secretHash } from '../oauth/secret-hash.ts'
import type { CompanyState, EmulatorState } from './emulator-state.ts'
import { firstIntegrationOf, firstKeyOf } from './first-credentials.ts'

/**
 * Makes the first integration what the options of a start say, and leaves what they do not name as it was edited. Deleted, it
 * stays so unless its credentials are named again.
 *
 * @param before the app as it was stored
 */
export function registerFirst(state: EmulatorState, before: EmulatorState['app'], options: EmulatorOptions): void {
  const { app, integrations } = state
  const first = integrations.find(({ clientId }) => clientId === before.clientId)
  if (!first) {
    if (options.clientId !== undefined || options.clientSecret !== undefined)
      integrations.unshift(firstIntegrationOf(app))
    return
  }
  first.clientId = app.clientId
  first.clientSecret = app.clientSecret
  if (options.redirectUris) first.redirectUris = [...options.redirectUris]
  // Only those that are new: one that was unticked stays so.
  first.scopes.push(...app.scopes.filter((scope) => !before.scopes.includes(scope) && !first.scopes.includes(scope)))
}

/** The key that the options of a start name is one that opens, even where it was deleted. */
export function makeFirstKeyGood(company: CompanyState): void {
  const { apiKeys, accessKey, accessKeySecret } = company
  const isThere = apiKeys.some((key) => key.accessKey === accessKey && key.secretHash === secretHash(accessKeySecret))
  if (isThere) return
  const first = firstKeyOf(company)
  company.apiKeys = [first, ...apiKeys.filter(({ id }) => id !== first.id)]
}
