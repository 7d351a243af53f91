import type { Parsed } from '@mallet/contract/endpoint'
import type { Gong } from '@mallet/contract/gong/index'
import { answerPage } from '../answer-page.ts'
import type { ApiCall } from '../api-call.ts'

/** All users, inactive ones too. The world has no avatars, so `includeAvatars` adds nobody. */
export async function listUsers(call: ApiCall, { query }: Parsed<Gong['users.list']>) {
  const { users } = call.company.world
  const { items, ...page } = await answerPage(call, query, () => ({
    total: () => users.length,
    read: ([done = 0] = []) => users.slice(done).map((item, i) => ({ item, place: [done + i + 1] })),
  }))
  return { ...page, users: items }
}
