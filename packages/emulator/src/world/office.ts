import type { User } from '@mallet/contract/gong/users'
import { groupBy } from '../group-by.ts'
import { hashText } from './seeded-random.ts'
import type { World } from './world.ts'

/** Who works with whom, and the key of all that happens among them. */
export interface Office {
  readonly seed: number
  user(id: string): User | undefined
  /** The active user that somebody reports to. */
  managerOf(userId: string): User | undefined
  /** Active users with the same manager, without the one asked for. */
  peersOf(userId: string): readonly User[]
}

export function createOffice({ users, workspaces }: Pick<World, 'users' | 'workspaces'>): Office {
  const byId = new Map(users.map((user) => [user.id, user]))
  const teams = groupBy(
    users.filter(({ active }) => active),
    ({ managerId }) => managerId,
  )
  return {
    // An id of the world is as much its own as the word that it was drawn from.
    seed: hashText(workspaces[0]?.id ?? ''),
    user: (id) => byId.get(id),
    managerOf(userId) {
      const manager = byId.get(byId.get(userId)?.managerId ?? '')
      return manager?.active ? manager : undefined
    },
    peersOf: (userId) => (teams.get(byId.get(userId)?.managerId ?? null) ?? []).filter(({ id }) => id !== userId),
  }
}
