import type { ApiCall } from '../api-call.ts'
import { Refusal } from '../refusal.ts'
import { activeIntegration } from './active-integration.ts'

/** Throws `Refusal` 400 unless this is the company's integration. The text is ours. */
export function requireIntegration(call: ApiCall, integrationId: string): void {
  if (activeIntegration(call)?.integrationId === integrationId) return
  throw new Refusal(400, [`Integration ${integrationId} was not found`])
}
