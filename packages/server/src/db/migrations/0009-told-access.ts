import { type Kysely, sql } from 'kysely'

const columns = (row: 'old' | 'new', names: readonly string[]) => names.map((name) => `${row}.${name}`).join(', ')

const changed = (names: readonly string[]) => `(${columns('old', names)}) is distinct from (${columns('new', names)})`

const OF_CREDENTIAL = ['kind', 'generation', 'status', 'reason', 'access', 'won_by', 'refresh_at', 'expires_at']
const OF_CONNECTION = ['integration_id', 'company_id', 'base_url', 'suspended_at', 'settings', 'deleted_at']

/**
 * Tells who listens what a request to Gong may no longer rely on. By triggers, so that nobody who writes can forget it.
 * A company's limits are those of all its connections, so a change of one is told of all.
 */
const statements = [
  `create function tell_credential() returns trigger language plpgsql as $$
   begin
     perform pg_notify('mallet_access', old.connection_id);
     return null;
   end $$`,
  `create function tell_access() returns trigger language plpgsql as $$
   begin
     perform pg_notify('mallet_access', '');
     return null;
   end $$`,
  `create trigger told_update after update on credential for each row when (${changed(OF_CREDENTIAL)})
     execute function tell_credential()`,
  'create trigger told_delete after delete on credential for each row execute function tell_credential()',
  `create trigger told_update after update on connection for each row when (${changed(OF_CONNECTION)})
     execute function tell_access()`,
  'create trigger told_others after insert or delete on connection for each row execute function tell_access()',
  `create trigger told_update after update on integration for each row when (${changed(['actions'])})
     execute function tell_access()`,
]

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}
