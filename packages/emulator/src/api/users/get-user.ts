import type { Parsed } from '@mallet/contract/endpoint'
import type { Gong } from '@mallet/contract/gong/index'
import type { ApiCall } from '../api-call.ts'
import { findUser } from './find-user.ts'

/** One user. Throws `Refusal` 404 where there is none. */
export const getUser = (call: ApiCall, { params }: Parsed<Gong['users.get']>) => ({
  requestId: call.requestId,
  user: findUser(call, params.id),
})
