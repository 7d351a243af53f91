import type { Accounts } from './accounts.ts'
import type { CompanyProfile } from './company-profiles.ts'
import type { WorkingTime } from './working-time.ts'
import type { World } from './world.ts'

/** What everything that is invented about a company is drawn from. */
export interface WorldOrigin {
  readonly worldKey: number
  /** The history ends here. */
  readonly originMs: number
  readonly profile: CompanyProfile
  readonly accounts: Accounts
  readonly workingTime: WorkingTime
  readonly world: World
}
