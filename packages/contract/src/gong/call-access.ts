import { z } from 'zod'
import { Id, optional, RequestId } from './fields.ts'
import { gongTable } from './gong-endpoint.ts'

/** One unknown call refuses the whole request. Recorded live, June 2026. */
export const SOME_CALLS_NOT_FOUND = 'Some calls not found'

const requestId = '4al018gzaztcr8nbukw'
const callId = '7782342274025937895'
const userIds = ['7273476131570014205', '7273476131570014198']

const Changes = z.object({
  callAccessList: z
    .array(z.object({ callId: Id, userIds: z.array(Id) }))
    .optional()
    .describe('Every call in it must exist, or nothing happens'),
})

const CallAccess = z.looseObject({
  callId: optional(Id),
  users: optional(z.array(z.looseObject({ userId: optional(Id) }))),
})

export const callAccess = gongTable({
  'callAccess.list': {
    title: 'List call access',
    method: 'POST',
    path: '/v2/calls/users-access',
    effect: 'reads',
    repeat: 'safe',
    scope: 'api:call-user-access:read',
    summary: 'List who was given access to single calls through the API',
    body: z.object({ filter: z.object({ callIds: z.array(Id).describe('All of them must exist') }) }),
    response: z.looseObject({ requestId: RequestId, callAccessList: z.array(CallAccess) }),
    list: 'callAccessList',
    limits: ['Access that users have for another reason, such as their permission profile, is not listed.'],
    example: {
      body: { filter: { callIds: [callId] } },
      response: { requestId, callAccessList: [{ callId, users: userIds.map((userId) => ({ userId })) }] },
    },
    source: 'Gong OpenAPI 2026-07-05, getUsersAccessToCalls; 400 for an unknown call recorded live, June 2026',
  },
  'callAccess.add': {
    title: 'Add call access',
    method: 'PUT',
    path: '/v2/calls/users-access',
    effect: 'writes',
    repeat: 'safe',
    scope: 'api:call-user-access:write',
    summary: 'Give users access to single calls',
    body: Changes,
    response: z.looseObject({ requestId: RequestId }),
    limits: ['Does nothing for a user who has access to the call already.'],
    example: { body: { callAccessList: [{ callId, userIds }] }, response: { requestId } },
    source: 'Gong OpenAPI 2026-07-05, addUsersAccessToCalls; 400 for an unknown call recorded live, June 2026',
  },
  'callAccess.remove': {
    title: 'Remove call access',
    method: 'DELETE',
    path: '/v2/calls/users-access',
    effect: 'writes',
    repeat: 'safe',
    scope: 'api:call-user-access:write',
    summary: 'Take back access to single calls that was given through the API',
    body: Changes,
    response: z.looseObject({ requestId: RequestId }),
    limits: ['Access that users have for another reason stays.'],
    example: { body: { callAccessList: [{ callId, userIds }] }, response: { requestId } },
    source: 'Gong OpenAPI 2026-07-05, deleteUsersAccessToCalls; success recorded live, June 2026',
  },
})
