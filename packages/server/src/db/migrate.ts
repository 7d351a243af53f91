import { MalletError } from '@mallet/contract/errors'
import { type Kysely, Migrator, sql } from 'kysely'
import { up as first } from './migrations/0001-first.ts'
import { up as owners } from './migrations/0002-owners.ts'
import { up as credentials } from './migrations/0003-credentials.ts'
import { up as doors } from './migrations/0004-doors.ts'
import { up as windows } from './migrations/0005-windows.ts'
import { up as longPauses } from './migrations/0006-long-pauses.ts'
import { up as idempotentAnswers } from './migrations/0007-idempotent-answers.ts'
import { up as enabledActions } from './migrations/0008-enabled-actions.ts'
import { up as toldAccess } from './migrations/0009-told-access.ts'
import { up as integrations } from './migrations/0010-integrations.ts'
import { up as labelsAndProbes } from './migrations/0011-labels-and-probes.ts'
import { up as connectSessions } from './migrations/0012-connect-sessions.ts'
import { up as attempts } from './migrations/0013-attempts.ts'
import { up as dashboardPeople } from './migrations/0014-dashboard-people.ts'
import type { Database } from './schema.ts'

/** In their order; tests bring a database up to some of them. */
export const migrations = {
  '0001-first': { up: first },
  '0002-owners': { up: owners },
  '0003-credentials': { up: credentials },
  '0004-doors': { up: doors },
  '0005-windows': { up: windows },
  '0006-long-pauses': { up: longPauses },
  '0007-idempotent-answers': { up: idempotentAnswers },
  '0008-enabled-actions': { up: enabledActions },
  '0009-told-access': { up: toldAccess },
  '0010-integrations': { up: integrations },
  '0011-labels-and-probes': { up: labelsAndProbes },
  '0012-connect-sessions': { up: connectSessions },
  '0013-attempts': { up: attempts },
  '0014-dashboard-people': { up: dashboardPeople },
}

/**
 * Brings the tables up to date. Processes may race: one migrates under a lock, the others wait and find it done.
 *
 * @throws {@link MalletError} `database_newer`, where a later version of Mallet has migrated already; nothing is touched
 */
export async function migrate(db: Kysely<Database>): Promise<void> {
  const unknown = await unknownMigrations(db)
  if (unknown.length > 0) throw new MalletError('database_newer', { migrations: unknown })
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } })
  const { error } = await migrator.migrateToLatest()
  if (error) throw error
}

async function unknownMigrations(db: Kysely<Database>): Promise<string[]> {
  const { rows: tables } =
    await sql`select 1 from pg_tables where tablename = 'kysely_migration' and schemaname = current_schema()`.execute(
      db,
    )
  if (tables.length === 0) return []
  const { rows } = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(db)
  return rows.map(({ name }) => name).filter((name) => !(name in migrations))
}
