import type { User } from '@mallet/contract/gong/users'
import type { ApiCall } from '../api-call.ts'
import { Refusal } from '../refusal.ts'

/** The user who has this id. Throws `Refusal` 404; its text is ours. */
export function findUser({ company }: ApiCall, userId: string): User {
  const user = company.world.users.find(({ id }) => id === userId)
  if (!user) throw new Refusal(404, ['User not found'])
  return user
}
