import type { AssumptionName, Assumptions } from '@mallet/contract/gong/assumptions'
import type { EmulatorClock } from './clock/emulator-clock.ts'
import type { Company } from './company/company.ts'
import type { Faults } from './faults/create-faults.ts'
import type { RequestLog } from './requests/request-log.ts'
import type { StateStore } from './state/open-state.ts'

/** All that a part of the emulator may touch. Built once, in `createEmulator`. */
export interface EmulatorContext {
  readonly clock: EmulatorClock
  readonly state: StateStore
  readonly requests: RequestLog
  readonly faults: Faults
  /** In the order of the state. More may come. */
  readonly companies: readonly Company[]
  /** The option that is played now. */
  readonly assumed: <N extends AssumptionName>(name: N) => Assumptions[N]
  readonly random: (bytes: number) => Buffer
  readonly monotonicClock: () => number
  /** Items of a page, where the operation does not have fewer. */
  readonly pageSize: number
  /** A switch of the whole emulator, for those who measure something else. */
  readonly rateLimit: { on: boolean }
  /** Known once the listeners are up. */
  readonly addresses: { appUrl: string; apiBaseUrls: string[] }
}
