import type { ConnectionSettings } from '@mallet/contract/api/connection-settings'
import type { Customer } from '@mallet/contract/api/fields'
import type { Transaction } from 'kysely'
import type { Context } from '../context.ts'
import type { Database } from '../db/schema.ts'
import { transact } from '../db/transact.ts'
import { type NewCredential, storeCredential } from '../gateway/credentials/store-credential.ts'
import { makeId } from '../make-id.ts'
import { createSyncs } from '../syncs/create-syncs.ts'
import { identifyCompany } from './identify-company.ts'

export interface LinkInput {
  readonly integrationId: string
  readonly customer: Customer
  readonly settings?: ConnectionSettings | undefined
  /** What must commit together with the link, or not at all. */
  readonly inSameTransaction?: (trx: Transaction<Database>, connectionId: string) => Promise<void>
}

/**
 * Links a company whose credentials are in hand: asks Gong who it is, which also proves the credentials, then stores
 * connection, encrypted credentials and syncs in one transaction. The first reading begins at once.
 *
 * @param baseUrl checked already
 * @returns the connection's id
 * @throws {@link MalletError} what Gong answers to the first call. Nothing is stored then.
 */
export async function linkCompany(
  ctx: Context,
  input: LinkInput,
  credential: NewCredential,
  baseUrl: string,
): Promise<string> {
  const companyId = await identifyCompany(ctx, credential, baseUrl)
  const id = makeId('conn', ctx)
  const now = ctx.clock.now()
  await transact(ctx.db, async (trx) => {
    await trx
      .insertInto('connection')
      .values({
        id,
        integration_id: input.integrationId,
        customer_id: input.customer.id,
        customer_name: input.customer.name,
        customer_email: input.customer.email ?? null,
        base_url: baseUrl,
        company_id: companyId,
        settings: JSON.stringify(input.settings ?? {}),
        created_at: now,
      })
      .execute()
    await storeCredential(ctx, trx, id, credential)
    await createSyncs(ctx, trx, id)
    await input.inSameTransaction?.(trx, id)
  })
  ctx.workIsDue()
  return id
}
