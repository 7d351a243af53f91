import type { Company } from '../company/company.ts'
import { ControlRefusal } from '../control/control-input.ts'
import type { EmulatorContext } from '../emulator-context.ts'
import type { Integration } from '../state/integration-state.ts'
import { findIntegration } from './find-integration.ts'

/** The integration of this company with that client id. Throws `ControlRefusal` 404, also for one of another company. */
export function requireIntegration(context: EmulatorContext, company: Company, clientId: string): Integration {
  const integration = findIntegration(context, clientId)
  if (integration?.company !== company.index) {
    throw new ControlRefusal(`${company.name} has no integration with the client id ${clientId}.`, 404)
  }
  return integration
}
