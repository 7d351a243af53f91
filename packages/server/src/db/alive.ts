import { type RawBuilder, sql } from 'kysely'

/** This process, as the others on the database see it. */
export interface Alive {
  /** Names this process in the leases that it takes. */
  readonly owner: string
  /**
   * Whether the process that took a lease is known to be dead, as a condition: then nobody need wait for the lease to
   * run out. Never true of one that merely does not answer.
   *
   * @param owner the column that names it
   * @param takenAt when it took the lease, by the database's clock
   */
  isGone(owner: RawBuilder<unknown>, takenAt: RawBuilder<unknown>): RawBuilder<boolean>
}

/** On the embedded database there is no other process: whatever an earlier one left behind is released at the start. */
export const aliveAlone = (owner: string): Alive => ({ owner, isGone: () => sql<boolean>`false` })
