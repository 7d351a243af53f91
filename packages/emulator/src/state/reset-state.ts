import { CompanyState } from './emulator-state.ts'
import { firstIntegrationOf } from './first-credentials.ts'
import type { StateStore } from './open-state.ts'

/**
 * Forgets what happened since the start: grants, codes, tokens, writes, keys and integrations that were made, the clock's way.
 * The credentials of the start are what they were, and choices stay.
 */
export function resetState(state: StateStore, wallClock: () => number): void {
  const { current } = state
  current.integrations = [firstIntegrationOf(current.app)]
  current.grants = {}
  current.codes = {}
  current.accessTokens = {}
  current.refreshTokens = {}
  for (const company of current.companies) {
    const { name, region, accessKey, accessKeySecret, password } = company
    const kept = { ...(name !== undefined && { name }), region, accessKey, accessKeySecret, password }
    // Parsing fills in what every area of the API has at first.
    Object.assign(company, CompanyState.parse({ ...kept, written: {}, deletedCallIds: [] }))
  }
  current.clock = current.clock.running
    ? { running: true, aheadOfWallMs: current.originMs - wallClock() }
    : { running: false, nowMs: current.originMs }
  state.save()
}
