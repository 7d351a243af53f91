import type { EmulatorContext } from '../emulator-context.ts'
import { createOffice, type Office } from '../world/office.ts'
import type { Company } from './company.ts'
import { originOf } from './origin-of.ts'

/** The office of a company, drawn from its origin, so that ids are the same wherever they are derived. */
export const officeOf = (context: EmulatorContext, company: Company): Office => createOffice(originOf(context, company))
