import { mandatoryScopes, type ScopeGroups } from '@mallet/contract/api/integration-scopes'
import type { Model } from '@mallet/contract/api/syncs'
import { scopeAreas, scopes } from '@mallet/contract/gong/scopes'
import type { EnabledNames } from '../gateway/enabled.ts'
import { scopesNeeded } from './scopes-needed.ts'

const CUSTOM_WARNING =
  'Gong does not document this scope. If it is not ticked for the integration in Gong, customers meet invalid_scope instead of the consent page.'

/** The scopes that an integration requests, and all others, by group; and what the enabled actions and syncs lack. */
export function groupScopes(
  requested: readonly string[],
  enabled: EnabledNames,
  syncs: readonly Model[] | null,
): ScopeGroups {
  const needed = scopesNeeded(enabled, syncs)
  const neededBy = (scope: string) => needed.get(scope) ?? { actions: [], syncs: [] }
  const known = (scope: string) => ({
    scope,
    description: scopes[scope] ?? scope,
    requested: requested.includes(scope),
    neededBy: neededBy(scope),
  })
  const isMandatory = (scope: string) => Object.hasOwn(mandatoryScopes, scope)
  return {
    mandatory: Object.entries(mandatoryScopes).map(([scope, reason]) => ({ ...known(scope), reason })),
    optional: scopeAreas.map(({ area, scopes: ofArea }) => ({
      area,
      scopes: ofArea.filter((scope) => !isMandatory(scope)).map(known),
    })),
    custom: requested
      .filter((scope) => !Object.hasOwn(scopes, scope))
      .map((scope) => ({ scope, warning: CUSTOM_WARNING })),
    missing: [...needed.keys()]
      .filter((scope) => !requested.includes(scope))
      .map((scope) => ({ scope, neededBy: neededBy(scope) })),
  }
}
