import type { EmulatorContext } from '../../emulator-context.ts'
import type { Company } from '../company.ts'
import { findApiKey } from './find-api-key.ts'

/** A key that is unknown from then on. Throws `ControlRefusal` 404. */
export function deleteApiKey({ state }: EmulatorContext, company: Company, id: string): void {
  const gone = findApiKey(company, id)
  const own = company.state()
  own.apiKeys = own.apiKeys.filter((key) => key !== gone)
  state.save()
}
