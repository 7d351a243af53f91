import type { User } from '@mallet/contract/gong/users'
import { groupBy } from '../group-by.ts'
import { scorecardsOf, type WorldScorecard } from './scorecards.ts'
import type { WorldOrigin } from './world-origin.ts'

/** Who works with whom and reviews with what: all that the life of a call in the company depends on. */
export interface Office {
  readonly worldKey: number
  /** Those that are switched on. */
  readonly scorecards: readonly WorldScorecard[]
  /** The active user that somebody reports to. */
  managerOf(userId: string): User | undefined
  /** Active users with the same manager, without the one asked for. */
  peersOf(userId: string): readonly User[]
}

export function createOffice(origin: WorldOrigin): Office {
  const { worldKey, world } = origin
  const byId = new Map(world.users.map((user) => [user.id, user]))
  const teams = groupBy(
    world.users.filter(({ active }) => active),
    ({ managerId }) => managerId,
  )
  return {
    worldKey,
    scorecards: scorecardsOf(origin).filter(({ enabled }) => enabled),
    managerOf(userId) {
      const manager = byId.get(byId.get(userId)?.managerId ?? '')
      return manager?.active ? manager : undefined
    },
    peersOf: (userId) => (teams.get(byId.get(userId)?.managerId ?? null) ?? []).filter(({ id }) => id !== userId),
  }
}
