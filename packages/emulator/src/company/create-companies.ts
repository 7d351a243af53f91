import { MalletError } from '@mallet/contract/errors'
import type { CompanyState } from '../state/emulator-state.ts'
import type { StateStore } from '../state/open-state.ts'
import type { World, WorldOptions } from '../world/world.ts'
import { worldOf } from '../world/world-of.ts'
import { type Company, createCompany } from './company.ts'

/** The companies of the stored state, in its order. Throws `invalid_environment` for sizes that make no world. */
export const createCompanies = (state: StateStore, nowMs: () => number): Company[] =>
  state.current.companies.map((own, index) => createStoredCompany(state, nowMs, own, index))

/** The company at a place in the state, which may come to stand there a little later. */
export function createStoredCompany(state: StateStore, nowMs: () => number, own: CompanyState, index: number): Company {
  const { seed, calls, users, originMs } = state.current
  const name = own.name === undefined ? {} : { name: own.name }
  const world = makeWorld({ seed, calls, users, originMs, company: index + 1, region: own.region, ...name })
  return createCompany(index, world, () => state.current.companies[index] ?? own, nowMs)
}

function makeWorld(options: WorldOptions): World {
  try {
    return worldOf(options)
  } catch (error) {
    if (error instanceof RangeError) throw new MalletError('invalid_environment', { issues: [error.message] })
    throw error
  }
}
