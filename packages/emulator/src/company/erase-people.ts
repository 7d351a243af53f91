import type { CallData, Party } from '@mallet/contract/gong/call'
import type { PrivacyState } from '../state/areas/privacy-state.ts'
import type { WorldCall } from '../world/create-world.ts'
import type { CompanyCalls } from './company-calls.ts'
import { whoIsErased } from './who-is-erased.ts'

/**
 * The same calls without the people who were erased: of those stays that somebody was there, and the speaker that the
 * transcript names. The invented people lie in the seed, so it is the reading that leaves them out.
 */
export function erasePeople(calls: CompanyCalls, state: () => PrivacyState, nowMs: () => number): CompanyCalls {
  function lay(call: WorldCall): WorldCall {
    if (state().erasures.length === 0) return call
    return { ...call, gong: (atMs) => withoutErased(call.gong(atMs), state(), nowMs()) }
  }
  return {
    count: (window) => calls.count(window),
    *scan(window) {
      for (const call of calls.scan(window)) yield lay(call)
    },
    *search(window, choice) {
      for (const call of calls.search(window, choice)) yield call && lay(call)
    },
    byId(id) {
      const call = calls.byId(id)
      return call && lay(call)
    },
  }
}

function withoutErased(data: CallData, state: PrivacyState, nowMs: number): CallData {
  const isErased = whoIsErased(state, nowMs)
  if (!data.parties?.some(isErased)) return data
  return { ...data, parties: data.parties.map((party) => (isErased(party) ? nobody(party) : party)) }
}

const nobody = ({ id, speakerId, affiliation, methods }: Party): Party => ({
  id,
  ...(speakerId !== undefined && { speakerId }),
  context: [],
  affiliation,
  methods,
})
