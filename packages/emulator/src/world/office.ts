import type { User } from '@mallet/contract/gong/users'
import { groupBy } from '../group-by.ts'
import { type ReviewForm, reviewFormsOf } from './review-forms.ts'
import type { World } from './world.ts'

/** Who works with whom and reviews with what: all that the life of a call in the company depends on. */
export interface Office {
  readonly worldKey: number
  readonly forms: readonly ReviewForm[]
  /** The active user that somebody reports to. */
  managerOf(userId: string): User | undefined
  /** Active users with the same manager, without the one asked for. */
  peersOf(userId: string): readonly User[]
}

export function createOffice(worldKey: number, world: Pick<World, 'users' | 'workspaces'>): Office {
  const byId = new Map(world.users.map((user) => [user.id, user]))
  const teams = groupBy(
    world.users.filter(({ active }) => active),
    ({ managerId }) => managerId,
  )
  return {
    worldKey,
    forms: reviewFormsOf(worldKey, world),
    managerOf(userId) {
      const manager = byId.get(byId.get(userId)?.managerId ?? '')
      return manager?.active ? manager : undefined
    },
    peersOf: (userId) => (teams.get(byId.get(userId)?.managerId ?? null) ?? []).filter(({ id }) => id !== userId),
  }
}
