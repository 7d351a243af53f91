import type { Kysely } from 'kysely'
import type { Database } from '../db/schema.ts'

/** The connections of an integration that were not deleted, oldest first. */
export const connectionsOf = (
  db: Kysely<Database>,
  integrationId: string,
): Promise<{ id: string; suspended_at: Date | null }[]> =>
  db
    .selectFrom('connection')
    .select(['id', 'suspended_at'])
    .where('integration_id', '=', integrationId)
    .where('deleted_at', 'is', null)
    .orderBy('id')
    .execute()
