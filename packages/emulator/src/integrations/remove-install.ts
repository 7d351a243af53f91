import type { Company } from '../company/company.ts'
import { ControlRefusal } from '../control/control-input.ts'
import type { EmulatorContext } from '../emulator-context.ts'
import { installsOf } from './installs.ts'

/** Takes an app out of a company, whoever registered it: its tokens there die. Throws `ControlRefusal` 404 where it is not in. */
export function removeInstall(context: EmulatorContext, company: Company, clientId: string): void {
  const grants = installsOf(context, company, clientId)
  if (grants.length === 0) throw new ControlRefusal(`${clientId} is not installed at ${company.name}.`, 404)
  for (const grant of grants) grant.revoked = true
  context.state.save()
}
