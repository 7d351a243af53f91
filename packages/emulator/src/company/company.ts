import type { CompanyState } from '../state/emulator-state.ts'
import type { World } from '../world/create-world.ts'
import { type CallLimits, createCallLimits } from './call-limits.ts'
import { type CompanyCalls, createCompanyCalls } from './company-calls.ts'
import { erasePeople } from './erase-people.ts'

/** One Gong company: its people and calls, its keys, its limits. */
export interface Company {
  /** Place in the list of companies, from 0. */
  readonly index: number
  readonly name: string
  readonly world: World
  readonly calls: CompanyCalls
  readonly limits: CallLimits
  /** Its part of the stored state. */
  readonly state: () => CompanyState
}

export function createCompany(index: number, world: World, state: () => CompanyState, nowMs: () => number): Company {
  return {
    index,
    name: world.company.name,
    world,
    state,
    limits: createCallLimits(() => state().today),
    calls: erasePeople(createCompanyCalls(world, state, nowMs), () => state().privacy, nowMs),
  }
}
