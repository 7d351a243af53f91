import { ControlRefusal } from '../control/control-input.ts'
import type { EmulatorContext } from '../emulator-context.ts'
import type { Company } from './company.ts'

/** A company by its name or its number, counted from 1; the first one where none is named. Throws `ControlRefusal`. */
export function findCompany({ companies }: EmulatorContext, named: string | undefined): Company {
  const found = companies.find(
    ({ name, index }) => named === undefined || named === name || named === String(index + 1),
  )
  if (!found) throw new ControlRefusal(`The companies are ${companies.map(({ name }) => name).join(', ')}.`)
  return found
}
