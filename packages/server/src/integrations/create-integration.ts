import type { api } from '@mallet/contract/api/index'
import type { IntegrationDetails } from '@mallet/contract/api/integrations'
import type { Parsed } from '@mallet/contract/endpoint'
import { MalletError } from '@mallet/contract/errors'
import { Secret } from '@mallet/contract/secret'
import { allowedAppUrl, allowedBaseUrl } from '@mallet/gong'
import type { Foundation } from '../foundation.ts'
import { makeId } from '../make-id.ts'
import { detailIntegration } from './describe-integration.ts'
import { enabledNames, enabledSyncs } from './enabled-names.ts'
import type { IntegrationRow } from './load-integration.ts'
import { requestedScopes } from './requested-scopes.ts'

export type IntegrationInput = Parsed<(typeof api)['integrations.create']>['body']

/**
 * Stores an integration, its client secret encrypted. One by OAuth may be incomplete: Gong tells client id and secret
 * only once the redirect URI is registered there.
 *
 * @throws {@link MalletError} `invalid_input` where an address of Gong is neither Gong's own nor allowed by the operator
 */
export async function createIntegration(
  ctx: Pick<Foundation, 'db' | 'clock' | 'random' | 'vault' | 'settings'>,
  input: IntegrationInput,
): Promise<IntegrationDetails> {
  return detailIntegration(ctx, await insertIntegration(ctx, makeId('int', ctx), input))
}

/** @throws {@link MalletError} `invalid_input` as {@link createIntegration} */
export function insertIntegration(
  ctx: Pick<Foundation, 'db' | 'clock' | 'vault' | 'settings'>,
  id: string,
  input: IntegrationInput,
): Promise<IntegrationRow> {
  const { auth } = input
  const syncs = enabledSyncs(input.syncs)
  return ctx.db
    .insertInto('integration')
    .values({
      id,
      name: input.name,
      auth_type: auth.type,
      client_id: auth.type === 'oauth2' ? (auth.clientId ?? null) : null,
      client_secret:
        auth.type === 'oauth2' && auth.clientSecret !== undefined
          ? ctx.vault.seal({ owner: id, field: 'client_secret' }, new Secret(auth.clientSecret))
          : null,
      scopes: auth.type === 'oauth2' ? requestedScopes(auth.scopes, syncs) : [],
      token_lifetime_seconds: auth.type === 'oauth2' ? (auth.tokenLifetimeSeconds ?? null) : null,
      app_url: allowedAppUrl(input.gong?.appUrl ?? ctx.settings.gongAppUrl, ctx.settings.gongHosts),
      api_url: gongApiUrl(ctx, input.gong?.apiUrl ?? ctx.settings.gongApiUrl),
      actions: enabledNames(input.actions),
      syncs,
      created_at: ctx.clock.now(),
    })
    .returningAll()
    .executeTakeFirstOrThrow()
}

function gongApiUrl({ settings }: Pick<Foundation, 'settings'>, value: string): string {
  try {
    return allowedBaseUrl(value, settings.gongHosts)
  } catch (error) {
    throw new MalletError(
      'invalid_input',
      { issues: [`gong.apiUrl: not a Gong API address, and MALLET_GONG_HOSTS does not list it`] },
      { cause: error },
    )
  }
}
