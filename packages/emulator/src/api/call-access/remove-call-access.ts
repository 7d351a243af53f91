import type { Parsed } from '@mallet/contract/endpoint'
import type { Gong } from '@mallet/contract/gong/index'
import type { ApiCall } from '../api-call.ts'
import { requireCalls } from './require-calls.ts'

/**
 * Takes access back that was given before; users without it are passed over.
 * Throws `Refusal` 400, and takes nothing, if one of the calls is unknown.
 */
export function removeCallAccess(call: ApiCall, { body }: Parsed<Gong['callAccess.remove']>) {
  const { company, context, requestId } = call
  const changes = body.callAccessList ?? []
  requireCalls(
    call,
    changes.map(({ callId }) => callId),
  )
  const { usersByCall } = company.state().callAccess
  for (const { callId, userIds } of changes) {
    const left = (usersByCall[callId] ?? []).filter((id) => !userIds.includes(id))
    if (left.length > 0) usersByCall[callId] = left
    else delete usersByCall[callId]
  }
  context.state.save()
  return { requestId }
}
