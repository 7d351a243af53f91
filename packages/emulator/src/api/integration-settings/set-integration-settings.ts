import type { Parsed } from '@mallet/contract/endpoint'
import type { Gong } from '@mallet/contract/gong/index'
import type { ApiCall } from '../api-call.ts'

/** Sets the origins of the kinds that are named; the others keep theirs. */
export function setIntegrationSettings(call: ApiCall, { body }: Parsed<Gong['integrationSettings.set']>) {
  const { allowedOrigins } = call.company.state().integrationSettings
  for (const { integrationType, allowedOrigin } of body.integrationTypeSettings) {
    allowedOrigins[integrationType] = allowedOrigin
  }
  call.context.state.save()
  return { requestId: call.requestId }
}
