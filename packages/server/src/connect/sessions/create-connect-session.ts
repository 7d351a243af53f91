import type { ConnectSession as Described } from '@mallet/contract/api/connect-sessions'
import type { api } from '@mallet/contract/api/index'
import type { Parsed } from '@mallet/contract/endpoint'
import type { Context } from '../../context.ts'
import { loadConnectSettings } from '../settings/load-connect-settings.ts'
import { checkPreset } from './check-preset.ts'
import { checkReturns } from './check-returns.ts'
import { lifetimeSeconds } from './session-lifetime.ts'
import { storeConnectSession } from './store-connect-session.ts'
import { whoseLink } from './whose-link.ts'

export type SessionInput = Parsed<(typeof api)['connectSessions.create']>['body']

/**
 * Makes a short-lived right to link one company, or to connect the company of one connection again. Where the customer
 * has a connection already, that one is connected again, unless another is asked for. Only the hash of its token is kept.
 *
 * @throws {@link MalletError} `not_found`; `invalid_input` where what is asked for does not go together or is not allowed
 *   by the settings of Connect; `integration_suspended`; `integration_incomplete`
 */
export async function createConnectSession(
  ctx: Context,
  input: SessionInput,
): Promise<Described & { token: string; url: string }> {
  const kind = input.link ? 'link' : 'session'
  const seconds = lifetimeSeconds(kind, input.expiresInSeconds)
  checkReturns(input, await loadConnectSettings(ctx.db))
  const { integrations, customer, connectionId } = await whoseLink(ctx, input)
  checkPreset(ctx, input.preset, integrations)
  return storeConnectSession(ctx, seconds, {
    kind,
    integration_ids: integrations.map(({ id }) => id),
    connection_id: connectionId,
    customer: JSON.stringify(customer),
    settings: JSON.stringify(input.settings ?? {}),
    tags: input.tags ?? [],
    metadata: JSON.stringify(input.metadata ?? {}),
    preset: JSON.stringify(input.preset ?? {}),
    configure: input.configure,
    language: input.language ?? null,
    theme: input.theme ?? null,
    return_url: input.returnUrl ?? null,
    allowed_origins: input.allowedOrigins ?? null,
    multiple: input.multiple,
  })
}
