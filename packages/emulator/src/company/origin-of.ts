import type { EmulatorContext } from '../emulator-context.ts'
import { createAccounts } from '../world/accounts.ts'
import { companyProfile } from '../world/company-profiles.ts'
import type { World } from '../world/create-world.ts'
import { worldKeyOf } from '../world/object-ids.ts'
import { createWorkingTime } from '../world/working-time.ts'
import type { WorldOrigin } from '../world/world-origin.ts'
import type { Company } from './company.ts'

const known = new WeakMap<World, WorldOrigin>()

/** The origin of a company, by which things that are not stored can be derived again whenever they are asked for. */
export function originOf({ state }: EmulatorContext, { index, world, state: own }: Company): WorldOrigin {
  const found = known.get(world)
  if (found) return found
  const { seed, originMs, calls } = state.current
  const worldKey = worldKeyOf(seed, index + 1)
  const profile = companyProfile(index + 1, own().name)
  const accounts = createAccounts(worldKey, calls)
  const workingTime = createWorkingTime(profile.timeZone)
  const origin = { worldKey, originMs, profile, accounts, workingTime, world }
  known.set(world, origin)
  return origin
}
