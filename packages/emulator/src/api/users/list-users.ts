import type { Parsed } from '@mallet/contract/endpoint'
import type { Gong } from '@mallet/contract/gong/index'
import { answerRows } from '../answer-rows.ts'
import type { ApiCall } from '../api-call.ts'

/** All users, inactive ones too. The world has no avatars, so `includeAvatars` adds nobody. */
export async function listUsers(call: ApiCall, { query }: Parsed<Gong['users.list']>) {
  const { items, ...page } = await answerRows(call, query, () => call.company.world.users)
  return { ...page, users: items }
}
