import { ControlRefusal } from '../../control/control-input.ts'
import type { ApiKey } from '../../state/areas/api-keys-state.ts'
import type { Company } from '../company.ts'

/** The key of a company that has this id. Throws `ControlRefusal` 404. */
export function findApiKey(company: Company, id: string): ApiKey {
  const key = company.state().apiKeys.find((one) => one.id === id)
  if (!key) throw new ControlRefusal(`${company.name} has no API key ${id}.`, 404)
  return key
}
