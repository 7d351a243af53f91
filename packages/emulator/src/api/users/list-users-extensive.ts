import type { Parsed } from '@mallet/contract/endpoint'
import type { Gong } from '@mallet/contract/gong/index'
import { answerRows } from '../answer-rows.ts'
import type { ApiCall } from '../api-call.ts'
import { chooseUsers } from './choose-users.ts'

/** The users that a filter matches. The world has no avatars, so `includeAvatars` adds nobody. */
export async function listUsersExtensive(call: ApiCall, { body }: Parsed<Gong['users.listExtensive']>) {
  const { items, ...page } = await answerRows(call, body, () => chooseUsers(call, body.filter))
  return { ...page, users: items }
}
