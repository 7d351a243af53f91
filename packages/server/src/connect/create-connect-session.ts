import type { Customer } from '@mallet/contract/api/fields'
import type { api } from '@mallet/contract/api/index'
import type { Parsed } from '@mallet/contract/endpoint'
import { MalletError } from '@mallet/contract/errors'
import { loadConnection } from '../connections/load-connection.ts'
import type { Context } from '../context.ts'
import { loadIntegration } from '../integrations/load-integration.ts'
import { requireLinkable } from '../integrations/require-linkable.ts'
import { secretHash } from '../keys/secret-hash.ts'
import { makeId, makeSecret } from '../make-id.ts'

type Input = Parsed<(typeof api)['connectSessions.create']>['body']

/**
 * Makes a short-lived right to link one company, or to connect the company of one connection again. Only the hash of its
 * token is kept.
 *
 * @throws {@link MalletError} `not_found`; `invalid_input` where no integration is named and there is not exactly one, or
 *   where it is not told whose company it is; `integration_suspended`; `integration_incomplete`
 */
export async function createConnectSession(
  ctx: Context,
  input: Input,
): Promise<{ id: string; token: string; url: string; expiresAt: string }> {
  const { integrationId, customer, connectionId = null } = await whoseLink(ctx, input)
  requireLinkable(await loadIntegration(ctx, integrationId))
  const id = makeId('cs', ctx)
  const token = makeSecret('cst', ctx)
  const now = ctx.clock.now()
  const expiresAt = new Date(now.getTime() + input.expiresInSeconds * 1000)
  await ctx.db
    .insertInto('connect_session')
    .values({
      id,
      token_hash: secretHash(token),
      integration_id: integrationId,
      connection_id: connectionId,
      customer: JSON.stringify(customer),
      settings: JSON.stringify(input.settings ?? {}),
      expires_at: expiresAt,
      created_at: now,
    })
    .execute()
  // A fragment never reaches a server, so the token stays out of every log on the way.
  return { id, token, url: `${ctx.settings.publicUrl}/connect#${token}`, expiresAt: expiresAt.toISOString() }
}

interface Link {
  readonly integrationId: string
  readonly customer: Customer
  readonly connectionId?: string
}

async function whoseLink(ctx: Context, input: Input): Promise<Link> {
  const { integrationId, customer, connectionId } = input
  if (connectionId === undefined) {
    if (customer === undefined) throw invalid('customer: name whose company it is, or a connectionId')
    return { integrationId: integrationId ?? (await onlyIntegration(ctx)), customer }
  }
  const row = await loadConnection(ctx, connectionId)
  if (integrationId !== undefined && integrationId !== row.integration_id) {
    throw invalid('integrationId: the connection belongs to another one')
  }
  if (customer !== undefined && customer.id !== row.customer_id) {
    throw invalid('customer.id: the connection belongs to another customer')
  }
  const present = { id: row.customer_id, name: row.customer_name }
  return { integrationId: row.integration_id, customer: present, connectionId }
}

async function onlyIntegration(ctx: Context): Promise<string> {
  const rows = await ctx.db.selectFrom('integration').select('id').where('deleted_at', 'is', null).limit(2).execute()
  const [only] = rows
  if (only && rows.length === 1) return only.id
  throw invalid('integrationId: name one, since there is not exactly one integration')
}

const invalid = (issue: string) => new MalletError('invalid_input', { issues: [issue] })
