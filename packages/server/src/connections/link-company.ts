import type { ConnectionSettings } from '@mallet/contract/api/connection-settings'
import type { Customer } from '@mallet/contract/api/fields'
import { MalletError } from '@mallet/contract/errors'
import type { Transaction } from 'kysely'
import type { Context } from '../context.ts'
import type { Database } from '../db/schema.ts'
import { transact } from '../db/transact.ts'
import { type NewCredential, storeCredential } from '../gateway/credentials/store-credential.ts'
import { makeId } from '../make-id.ts'
import { writeEvent } from '../outbox/write-event.ts'
import { createSyncs } from '../syncs/create-syncs.ts'
import { identifyCompany } from './identify-company.ts'
import { reconnectCompany } from './reconnect-company.ts'

export interface LinkInput {
  readonly integrationId: string
  readonly customer: Customer
  readonly settings?: ConnectionSettings | undefined
  readonly tags?: readonly string[] | undefined
  readonly metadata?: Readonly<Record<string, string>> | undefined
  /** The connection whose credentials are replaced, instead of making one. */
  readonly connectionId?: string
  /** What must commit together with the link, or not at all. */
  readonly inSameTransaction?: (trx: Transaction<Database>, connectionId: string) => Promise<void>
}

/**
 * Links a company whose credentials are in hand: asks Gong who it is, which also proves the credentials, then stores
 * connection, encrypted credentials and syncs in one transaction. The first reading begins at once. A connection that is
 * named is connected again instead.
 *
 * @param baseUrl checked already
 * @returns the connection's id
 * @throws {@link MalletError} what Gong answers to the first call; `other_company`; `integration_suspended`. Nothing is stored then.
 */
export async function linkCompany(
  ctx: Context,
  input: LinkInput,
  credential: NewCredential,
  baseUrl: string,
): Promise<string> {
  const companyId = await identifyCompany(ctx, credential, baseUrl)
  const { connectionId } = input
  const id = connectionId ?? makeId('conn', ctx)
  await transact(ctx.db, async (trx) => {
    await holdIntegration(trx, input.integrationId)
    if (connectionId === undefined) await makeConnection(ctx, trx, input, { id, baseUrl, companyId }, credential)
    else await reconnectCompany(ctx, trx, { id, baseUrl, companyId }, credential)
    await input.inSameTransaction?.(trx, id)
  })
  ctx.workIsDue()
  return id
}

/** Until the link is stored nobody suspends or deletes its integration, so neither overlooks the new connection. */
async function holdIntegration(trx: Transaction<Database>, integrationId: string): Promise<void> {
  const integration = await trx
    .selectFrom('integration')
    .select('suspended_at')
    .where('id', '=', integrationId)
    .where('deleted_at', 'is', null)
    .forShare()
    .executeTakeFirst()
  if (!integration) throw new MalletError('not_found', { resource: 'integration', id: integrationId })
  if (integration.suspended_at !== null) throw new MalletError('integration_suspended', { integrationId })
}

async function makeConnection(
  ctx: Context,
  trx: Transaction<Database>,
  { integrationId, customer, settings, tags, metadata }: LinkInput,
  { id, baseUrl, companyId }: { id: string; baseUrl: string; companyId: string },
  credential: NewCredential,
): Promise<void> {
  await trx
    .insertInto('connection')
    .values({
      id,
      integration_id: integrationId,
      customer_id: customer.id,
      customer_name: customer.name,
      customer_email: customer.email ?? null,
      base_url: baseUrl,
      company_id: companyId,
      settings: JSON.stringify(settings ?? {}),
      tags: [...(tags ?? [])],
      metadata: JSON.stringify(metadata ?? {}),
      created_at: ctx.clock.now(),
    })
    .execute()
  await storeCredential(ctx, trx, id, credential)
  await createSyncs(ctx, trx, id)
  await writeEvent(ctx, trx, { connectionId: id, type: 'connection.created', data: { integrationId } })
}
