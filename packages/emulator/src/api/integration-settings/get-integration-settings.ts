import { originOf } from '../../company/origin-of.ts'
import { objectId } from '../../world/object-ids.ts'
import type { ApiCall } from '../api-call.ts'

/** That settings were made, under an id that stays; null before, unless the emulator plays an id from the start. */
export function getIntegrationSettings({ context, company, requestId }: ApiCall) {
  const { allowedOrigins } = company.state().integrationSettings
  const isSet = Object.keys(allowedOrigins).length > 0 || context.assumed('integrationNeverSet') === 'an id'
  const { worldKey } = originOf(context, company)
  const id = Buffer.from(objectId(worldKey, 'integration settings', 0)).toString('base64')
  return { requestId, integrationSettings: isSet ? { id } : null }
}
