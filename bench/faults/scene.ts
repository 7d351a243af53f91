import type { KillRun } from '../../packages/server/test/harness/kill-run.ts'
import type { KillSite } from '../../packages/server/test/harness/open-kill-site.ts'
import type { Part } from '../proof.ts'

/** Processes of Mallet at work on a PostgreSQL of their own, and somebody who judges them. */
export interface Scene {
  readonly site: KillSite
  readonly run: KillRun
  readonly databaseUrl: string
}

/** Lets something fail; what became of it. */
export type Act = (scene: Scene, random: () => number, isQuick: boolean) => Promise<Part>
