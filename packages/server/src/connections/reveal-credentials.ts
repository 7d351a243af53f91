import type { api } from '@mallet/contract/api/index'
import type { Answer } from '@mallet/contract/endpoint'
import { MalletError } from '@mallet/contract/errors'
import type { Context } from '../context.ts'
import { transact } from '../db/transact.ts'
import { type OpenCredential, openCredential } from '../gateway/credentials/open-credential.ts'
import { writeEvent } from '../outbox/write-event.ts'
import { loadServedConnection } from './load-connection.ts'

type Revealed = Answer<(typeof api)['connections.credentials']>

/**
 * The credentials of a connection in the clear. Who asked and why is on record before they are given out.
 *
 * @param by the API key that asks
 * @throws {@link MalletError} `credentials_route_off`; `not_found`; `connection_suspended`; `undecryptable`; `missing_key`
 */
export async function revealCredentials(ctx: Context, id: string, by: string, reason: string): Promise<Revealed> {
  if (ctx.settings.revealsCredentials !== true) throw new MalletError('credentials_route_off', {})
  const { base_url: baseUrl } = await loadServedConnection(ctx, id)
  const credential = await openCredential(ctx, id)
  await transact(ctx.db, (trx) =>
    writeEvent(ctx, trx, { connectionId: id, type: 'credentials.revealed', data: { by, reason } }),
  )
  return { connectionId: id, baseUrl, credentials: inTheClear(credential) }
}

function inTheClear({ kind, access, refresh, expiresAt }: OpenCredential): Revealed['credentials'] {
  if (kind === 'oauth2') {
    return {
      type: kind,
      accessToken: access.reveal(),
      refreshToken: refresh?.reveal() ?? null,
      expiresAt: expiresAt?.toISOString() ?? null,
    }
  }
  const [accessKey = '', ...secret] = access.reveal().split(':')
  return { type: kind, accessKey, accessKeySecret: secret.join(':') }
}
