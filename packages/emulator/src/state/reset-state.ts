import type { StateStore } from './open-state.ts'

/** Forgets what happened since the start: grants, codes, tokens, writes, the clock's way. Credentials and choices stay. */
export function resetState(state: StateStore, wallClock: () => number): void {
  const { current } = state
  current.grants = {}
  current.codes = {}
  current.accessTokens = {}
  current.refreshTokens = {}
  for (const company of current.companies) {
    company.written = {}
    company.deletedCallIds = []
    company.today = { day: 0, count: 0 }
  }
  current.clock = current.clock.running
    ? { running: true, aheadOfWallMs: current.originMs - wallClock() }
    : { running: false, nowMs: current.originMs }
  state.save()
}
