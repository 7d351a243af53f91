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

/** Long enough for whoever installed it to find out whose it is. */
const UNCLAIMED_MS = 7 * 86_400_000

/** Whoever has not chosen by then gets the defaults. */
const CHOOSING_MS = 15 * 60_000

export interface LinkInput {
  readonly integrationId: string
  /** Null where the link began at Gong: it is claimed later. */
  readonly customer: Customer | null
  readonly settings?: ConnectionSettings | undefined
  readonly tags?: readonly string[] | undefined
  readonly metadata?: Readonly<Record<string, string>> | undefined
  /** What Gong was asked for, where it was. */
  readonly requestedScopes?: readonly string[]
  /** Nothing is read before somebody has chosen what, or has had the time to. */
  readonly waitsForChoice?: boolean
  /** The connection whose credentials are replaced, instead of making one. */
  readonly connectionId?: string
  /** What has to be done first in the transaction of the link. */
  readonly firstInTransaction?: (trx: Transaction<Database>) => Promise<unknown>
  /** What must commit together with the link, or not at all. */
  readonly inSameTransaction?: (trx: Transaction<Database>, connectionId: string) => Promise<void>
}

/**
 * Links a company whose credentials are in hand: asks Gong who it is, which also proves the credentials, then stores
 * connection, encrypted credentials and syncs in one transaction. The first reading begins at once, unless it waits for a
 * choice. A connection that is named is connected again instead, and waits for nothing.
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
    await input.firstInTransaction?.(trx)
    await holdIntegration(trx, input.integrationId)
    if (connectionId === undefined) await makeConnection(ctx, trx, input, { id, baseUrl, companyId }, credential)
    else await reconnectCompany(ctx, trx, { id, baseUrl, companyId }, credential)
    if (input.requestedScopes) {
      const requested = { requested_scopes: [...input.requestedScopes] }
      await trx.updateTable('connection').set(requested).where('id', '=', id).execute()
    }
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
  { integrationId, customer, settings, tags, metadata, waitsForChoice }: LinkInput,
  { id, baseUrl, companyId }: { id: string; baseUrl: string; companyId: string },
  credential: NewCredential,
): Promise<void> {
  const now = ctx.clock.now()
  const owner = customer ?? { id, name: companyId }
  await trx
    .insertInto('connection')
    .values({
      id,
      integration_id: integrationId,
      customer_id: owner.id,
      customer_name: owner.name,
      customer_email: customer?.email ?? null,
      unclaimed_until: customer === null ? new Date(now.getTime() + UNCLAIMED_MS) : null,
      base_url: baseUrl,
      company_id: companyId,
      settings: JSON.stringify(settings ?? {}),
      tags: [...(tags ?? [])],
      metadata: JSON.stringify(metadata ?? {}),
      reads_from: waitsForChoice ? new Date(now.getTime() + CHOOSING_MS) : null,
      created_at: now,
    })
    .execute()
  await storeCredential(ctx, trx, id, credential)
  await createSyncs(ctx, trx, id)
  await writeEvent(ctx, trx, { connectionId: id, type: 'connection.created', data: { integrationId } })
}
