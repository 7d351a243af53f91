import type { ApiKeyCredentials } from '@mallet/contract/api/attempt'
import type { PresetFields } from '@mallet/contract/api/connect-sessions'
import { MalletError } from '@mallet/contract/errors'
import { allowedBaseUrl } from '@mallet/gong'
import type { Context } from '../../context.ts'
import type { IntegrationRow } from '../../integrations/load-integration.ts'

/**
 * That fields which the operator fills in are of use to an integration that is offered.
 *
 * @throws {@link MalletError} `invalid_input`; `wrong_base_url`
 */
export function checkPreset(
  { settings }: Pick<Context, 'settings'>,
  preset: PresetFields | undefined,
  offered: readonly Pick<IntegrationRow, 'auth_type'>[],
): void {
  if (preset === undefined || Object.keys(preset).length === 0) return
  if (!offered.some(({ auth_type }) => auth_type === 'apiKey')) {
    throw new MalletError('invalid_input', { issues: ['preset: no integration that is offered links by API key'] })
  }
  if (preset.baseUrl !== undefined) allowedBaseUrl(preset.baseUrl, settings.gongHosts)
}

/**
 * That credentials are those that the operator has filled in, where it has: the form shows them as fixed.
 *
 * @throws {@link MalletError} `invalid_input`
 */
export function heedPreset(preset: PresetFields, credentials: ApiKeyCredentials): void {
  const issues = (['accessKey', 'baseUrl'] as const)
    .filter((field) => preset[field] !== undefined && preset[field] !== credentials[field])
    .map((field) => `credentials.${field}: is fixed by the application that sent you here`)
  if (issues.length > 0) throw new MalletError('invalid_input', { issues })
}
