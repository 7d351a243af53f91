import type { Parsed } from '@mallet/contract/endpoint'
import type { Gong } from '@mallet/contract/gong/index'
import type { User } from '@mallet/contract/gong/users'
import { answerPage } from '../answer-page.ts'
import type { ApiCall } from '../api-call.ts'

/** The users that a filter matches. The world has no avatars, so `includeAvatars` adds nobody. */
export async function listUsersExtensive(call: ApiCall, { body }: Parsed<Gong['users.listExtensive']>) {
  const { userIds, createdFromDateTime: from, createdToDateTime: to } = body.filter
  const named = userIds?.length ? new Set(userIds) : undefined
  const matches = ({ id, created }: User) => {
    const createdMs = Date.parse(created ?? '')
    if (named && !named.has(id)) return false
    return (from === undefined || createdMs >= Date.parse(from)) && (to === undefined || createdMs < Date.parse(to))
  }
  const users = call.company.world.users.filter(matches)
  const { items, ...page } = await answerPage(call, body, () => ({
    total: () => users.length,
    read: ([done = 0] = []) => users.slice(done).map((item, i) => ({ item, place: [done + i + 1] })),
  }))
  return { ...page, users: items }
}
