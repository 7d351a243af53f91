import type { Parsed } from '@mallet/contract/endpoint'
import type { Gong } from '@mallet/contract/gong/index'
import type { ApiCall } from '../api-call.ts'
import { requireCalls } from './require-calls.ts'

/** Who was given access to calls. Throws `Refusal` 400 if one of the calls is unknown. */
export function listCallAccess(call: ApiCall, { body }: Parsed<Gong['callAccess.list']>) {
  const { usersByCall } = call.company.state().callAccess
  return {
    requestId: call.requestId,
    callAccessList: requireCalls(call, body.filter.callIds).map(({ id }) => ({
      callId: id,
      users: (usersByCall[id] ?? []).map((userId) => ({ userId })),
    })),
  }
}
