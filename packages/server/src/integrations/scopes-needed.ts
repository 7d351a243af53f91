import { actions } from '@mallet/contract/actions/index'
import { MODELS, type Model } from '@mallet/contract/api/syncs'
import { gong } from '@mallet/contract/gong/index'
import { UNKNOWN_SCOPE } from '@mallet/contract/gong/scopes'
import { type EnabledNames, isEnabled } from '../gateway/enabled.ts'
import { models } from '../syncs/models.ts'

/** What does not work without a scope. */
export interface NeededBy {
  readonly actions: string[]
  readonly syncs: string[]
}

/**
 * The scopes that enabled actions and the syncs need, and for what. What an action needs only for some inputs is not
 * among them.
 *
 * @param enabled null is all actions
 * @param syncs null is all models
 */
export function scopesNeeded(enabled: EnabledNames, syncs: readonly Model[] | null): ReadonlyMap<string, NeededBy> {
  const needed = new Map<string, NeededBy>()
  const of = (scope: string): NeededBy => {
    const present = needed.get(scope) ?? { actions: [], syncs: [] }
    needed.set(scope, present)
    return present
  }
  for (const model of syncs ?? MODELS) of(gong[models[model].operation].scope).syncs.push(model)
  for (const { name, scopes } of actions.values()) {
    if (!isEnabled(enabled, name)) continue
    for (const scope of scopes) if (scope !== UNKNOWN_SCOPE) of(scope).actions.push(name)
  }
  return needed
}
