import type { Parsed } from '@mallet/contract/endpoint'
import type { Gong } from '@mallet/contract/gong/index'
import type { ApiCall } from '../api-call.ts'
import { Refusal } from '../refusal.ts'
import { requireCalls } from './require-calls.ts'

/**
 * Gives users access to calls. Who is on a call has access to it already, so nothing is noted for them.
 * Throws `Refusal` 400, and gives nobody anything, if one of the calls or users is unknown.
 */
export function addCallAccess(call: ApiCall, { body }: Parsed<Gong['callAccess.add']>) {
  const { company, context, requestId } = call
  const changes = body.callAccessList ?? []
  const calls = requireCalls(
    call,
    changes.map(({ callId }) => callId),
  )
  const users = new Set(company.world.users.map(({ id }) => id))
  // Whether Gong looks at the users, and what it says, is not known.
  if (changes.some(({ userIds }) => userIds.some((id) => !users.has(id)))) {
    throw new Refusal(400, ['Some users not found'])
  }

  const { usersByCall } = company.state().callAccess
  for (const one of calls) {
    const parties = one.gong(context.clock.nowMs()).parties ?? []
    const present = new Set([one.primaryUserId, ...parties.map(({ userId }) => userId)])
    const added = changes.filter(({ callId }) => callId === one.id).flatMap(({ userIds }) => userIds)
    const given = new Set([...(usersByCall[one.id] ?? []), ...added.filter((id) => !present.has(id))])
    if (given.size > 0) usersByCall[one.id] = [...given]
  }
  context.state.save()
  return { requestId }
}
