import { timingSafeEqual } from 'node:crypto'
import type { Connection } from '@mallet/contract/api/connections'
import type { Customer } from '@mallet/contract/api/fields'
import { MalletError } from '@mallet/contract/errors'
import type { Transaction } from 'kysely'
import type { Context } from '../context.ts'
import type { Database } from '../db/schema.ts'
import { transact } from '../db/transact.ts'
import { secretHash } from '../keys/secret-hash.ts'
import { makeSecret } from '../make-id.ts'
import { writeEvent } from '../outbox/write-event.ts'
import { getConnection } from './get-connection.ts'

const CODE_LIFETIME_MS = 3_600_000

/**
 * Makes the code by which whoever linked an unclaimed connection shows that it was them. Only its hash is kept, and only
 * the newest is good.
 *
 * @returns undefined where the connection is claimed already, or gone
 */
export async function makeClaimCode(
  ctx: Pick<Context, 'clock' | 'random'>,
  trx: Transaction<Database>,
  connectionId: string,
): Promise<string | undefined> {
  const code = makeSecret('clm', ctx)
  const made = await trx
    .updateTable('connection')
    .set({ claim_hash: secretHash(code), claim_code_until: new Date(ctx.clock.now().getTime() + CODE_LIFETIME_MS) })
    .where('id', '=', connectionId)
    .where('unclaimed_until', 'is not', null)
    .where('deleted_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  return made && code
}

/**
 * Says whose a connection is that began at Gong. From then on it is read like any other.
 *
 * @param code what the browser brought of whoever linked it; without one the caller answers for the match
 * @throws {@link MalletError} `not_found`; `connection_claimed`; `invalid_input` for a code that is not good
 */
export async function claimConnection(
  ctx: Context,
  id: string,
  { customer, code }: { customer: Customer; code?: string | undefined },
): Promise<Connection> {
  await transact(ctx.db, async (trx) => {
    const row = await trx
      .selectFrom('connection')
      .select(['unclaimed_until', 'claim_hash', 'claim_code_until'])
      .where('id', '=', id)
      .where('deleted_at', 'is', null)
      .forNoKeyUpdate()
      .executeTakeFirst()
    if (!row) throw new MalletError('not_found', { resource: 'connection', id })
    if (row.unclaimed_until === null) throw new MalletError('connection_claimed', { connectionId: id })
    if (code !== undefined && !isGood(code, row, ctx.clock.now())) {
      throw new MalletError('invalid_input', { issues: ['code: is none of this connection, or is older than an hour'] })
    }
    await trx
      .updateTable('connection')
      .set({ customer_id: customer.id, customer_name: customer.name, customer_email: customer.email ?? null })
      .set({ unclaimed_until: null, claim_hash: null, claim_code_until: null })
      .where('id', '=', id)
      .execute()
    await trx
      .updateTable('connect_session')
      .set({ customer: JSON.stringify(customer) })
      .where('linked_connection_id', '=', id)
      .where('customer', 'is', null)
      .execute()
    await writeEvent(ctx, trx, { connectionId: id, type: 'connection.claimed' })
  })
  ctx.workIsDue()
  return getConnection(ctx, id)
}

interface Code {
  readonly claim_hash: Buffer | null
  readonly claim_code_until: Date | null
}

const isGood = (code: string, { claim_hash, claim_code_until }: Code, now: Date): boolean =>
  claim_hash !== null &&
  claim_code_until !== null &&
  claim_code_until > now &&
  timingSafeEqual(claim_hash, secretHash(code))
