import { User } from '@mallet/contract/gong/users'
import type { Context } from '../context.ts'
import { type UserQuery, userMatcher } from './match-user.ts'
import { openReplica, readAllStored, readStored } from './open-replica.ts'

export interface FoundUsers {
  readonly users: User[]
  /** Whether there are more than were asked for. */
  readonly hasMore: boolean
  readonly asOf: string | null
}

/**
 * Users of Mallet's copy, inactive ones included. An id is looked up; anything else is looked for among all of them.
 *
 * @throws {@link MalletError} `not_found`; `connection_suspended`; `invalid_input`
 */
export async function findUsers(
  ctx: Context,
  connectionId: string,
  { id, limit, ...query }: UserQuery & { readonly id?: string | undefined; readonly limit: number },
): Promise<FoundUsers> {
  const isMeant = userMatcher(query)
  const replica = await openReplica(ctx, connectionId, 'users')
  const users: User[] = []
  const candidates = id === undefined ? readAllStored(ctx, replica) : (await readStored(ctx, replica, [id])).values()
  for await (const stored of candidates) {
    const user = User.safeParse(stored).data
    if (!user || !isMeant(user)) continue
    if (users.length === limit) return { users, hasMore: true, asOf: replica.asOf }
    users.push(user)
  }
  return { users, hasMore: false, asOf: replica.asOf }
}
