import type { EmulatorContext } from '../emulator-context.ts'
import { findIntegration } from '../integrations/find-integration.ts'
import type { Grant } from '../state/emulator-state.ts'

/** What a grant allows at this moment: what was approved, without the scopes that its app has lost since, as assumed. */
export function scopesOfGrant(context: EmulatorContext, { clientId, scopes }: Grant): readonly string[] {
  const integration = findIntegration(context, clientId)
  if (!integration || context.assumed('removedScope') === 'keep it') return scopes
  return scopes.filter((scope) => integration.scopes.includes(scope))
}
