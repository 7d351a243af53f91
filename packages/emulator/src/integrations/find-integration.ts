import type { EmulatorContext } from '../emulator-context.ts'
import type { Integration } from '../state/integration-state.ts'

/** The integration with that client id, whoever registered it; undefined for none. */
export const findIntegration = ({ state }: EmulatorContext, clientId: string): Integration | undefined =>
  state.current.integrations.find((one) => one.clientId === clientId)
