import { type Kysely, sql } from 'kysely'
import type { Database } from '../../db/schema.ts'
import type { ConnectSession } from './load-connect-session.ts'

/**
 * A session whose customer has a connection by now, as another tab may have made it, repairs that one from here on. Its
 * integration is then the only one that is offered.
 */
export async function adoptRepair(db: Kysely<Database>, session: ConnectSession): Promise<ConnectSession> {
  const { customer, connection_id, linked_at, multiple } = session
  if (customer === null || connection_id !== null || linked_at !== null || multiple) return session
  const repaired = await findRepaired(db, customer.id, session.integration_ids)
  if (!repaired) return session
  const adopted = { connection_id: repaired.id, integration_ids: [repaired.integrationId] }
  await db
    .updateTable('connect_session')
    .set(adopted)
    .where('id', '=', session.id)
    .where('linked_at', 'is', null)
    .execute()
  return { ...session, ...adopted }
}

/** The connection of a customer that needs it most: one that lost its access, else the newest. */
export async function findRepaired(
  db: Kysely<Database>,
  customerId: string,
  integrationIds: readonly string[],
): Promise<{ id: string; integrationId: string } | undefined> {
  return db
    .selectFrom('connection')
    .innerJoin('credential', 'credential.connection_id', 'connection.id')
    .select(['connection.id', 'connection.integration_id as integrationId'])
    .where('customer_id', '=', customerId)
    .where('integration_id', 'in', [...integrationIds])
    .where('deleted_at', 'is', null)
    .where('unclaimed_until', 'is', null)
    .orderBy(sql`credential.status = 'active'`)
    .orderBy('connection.id', 'desc')
    .executeTakeFirst()
}
