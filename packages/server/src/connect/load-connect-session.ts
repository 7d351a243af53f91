import type { ConnectionSettings } from '@mallet/contract/api/connection-settings'
import type { Customer } from '@mallet/contract/api/fields'
import { MalletError } from '@mallet/contract/errors'
import type { Context } from '../context.ts'
import { secretHash } from '../keys/secret-hash.ts'

export interface ConnectSession {
  readonly id: string
  readonly integrationId: string
  /** The connection whose credentials it replaces; null where it makes one. */
  readonly connectionId: string | null
  readonly customer: Customer
  readonly settings: ConnectionSettings
  readonly expiresAt: Date
  /** A company was linked with it, so it may be asked about but links nothing more. */
  readonly used: boolean
}

/** @throws {@link MalletError} `session_expired`, for a token that never existed as well */
export async function loadConnectSession(ctx: Context, token: string): Promise<ConnectSession> {
  const row = await ctx.db
    .selectFrom('connect_session')
    .selectAll()
    .where('token_hash', '=', secretHash(token))
    .where('expires_at', '>', ctx.clock.now())
    .executeTakeFirst()
  if (!row) throw new MalletError('session_expired', {})
  return {
    id: row.id,
    integrationId: row.integration_id,
    connectionId: row.connection_id,
    customer: row.customer,
    settings: row.settings,
    expiresAt: row.expires_at,
    used: row.used_at !== null,
  }
}
