import { SOME_CALLS_NOT_FOUND } from '@mallet/contract/gong/call-access'
import type { WorldCall } from '../../world/create-world.ts'
import type { ApiCall } from '../api-call.ts'
import { Refusal } from '../refusal.ts'

/** The calls that have these ids, each once. Throws `Refusal` 400 if there is one that Gong does not list. */
export function requireCalls({ company, context }: ApiCall, callIds: readonly string[]): WorldCall[] {
  const nowMs = context.clock.nowMs()
  return [...new Set(callIds)].map((id) => {
    const found = company.calls.byId(id)
    if (!found || found.listedAtMs > nowMs) throw new Refusal(400, [SOME_CALLS_NOT_FOUND])
    return found
  })
}
