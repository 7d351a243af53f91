import type { ApiCall } from '../api-call.ts'
import { activeIntegration } from './active-integration.ts'

/** The company's integration, in a list of one or none. */
export function listIntegrations(call: ApiCall) {
  const active = activeIntegration(call)
  return { requestId: call.requestId, integrations: active ? [active] : [] }
}
