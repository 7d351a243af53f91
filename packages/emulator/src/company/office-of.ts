import type { EmulatorContext } from '../emulator-context.ts'
import { worldKeyOf } from '../world/object-ids.ts'
import { createOffice, type Office } from '../world/office.ts'
import type { Company } from './company.ts'

/** The office of a company, with the key of its world, so that ids are the same wherever they are derived. */
export const officeOf = ({ state }: EmulatorContext, { index, world }: Company): Office =>
  createOffice(worldKeyOf(state.current.seed, index + 1), world)
