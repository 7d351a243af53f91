import { type Kysely, sql } from 'kysely'

/** Connect sessions that offer several integrations, are handed on and taken back; settings of Connect; claiming. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  // What the customer may choose from. Which one was chosen stands with the attempt.
  'alter table connect_session add column integration_ids text[]',
  'update connect_session set integration_ids = array[integration_id]',
  'alter table connect_session alter column integration_ids set not null',
  'alter table connect_attempt add column integration_id text references integration(id)',
  `update connect_attempt a set integration_id = s.integration_id from connect_session s where s.id = a.session_id`,
  'alter table connect_attempt alter column integration_id set not null',
  'alter table connect_session drop column integration_id',

  `alter table connect_session add column kind text not null default 'session' check (kind in ('session', 'link', 'install'))`,
  // Null where it began at Gong: who it is shows when the connection is claimed.
  'alter table connect_session alter column customer drop not null',
  `alter table connect_session
     add column tags text[] not null default '{}', add column metadata jsonb not null default '{}',
     add column preset jsonb not null default '{}', add column configure boolean not null default true,
     add column language text, add column theme text, add column return_url text,
     add column allowed_origins text[], add column multiple boolean not null default false,
     add column parent_id text references connect_session(id),
     add column linked_connection_id text references connection(id),
     add column revoked_at timestamptz, add column finished_at timestamptz`,
  'alter table connect_session rename column used_at to linked_at',
  // Until now a session was over once it had linked, and so was one whose connection or integration was deleted.
  `update connect_session s set finished_at = linked_at, linked_connection_id = a.connection_id
     from connect_attempt a where a.session_id = s.id and a.status = 'authenticated' and s.linked_at is not null`,
  `update connect_session set revoked_at = linked_at, linked_at = null
    where linked_at is not null and finished_at is null`,
  'create index connect_session_parent on connect_session (parent_id) where parent_id is not null',
  'create index connect_attempt_session on connect_attempt (session_id)',

  // What differs from the defaults; one row.
  `create table connect_settings (
     only_row boolean primary key default true check (only_row), settings jsonb not null default '{}')`,
  'insert into connect_settings default values',

  // Set until somebody says whose a connection is that began at Gong; after it the connection is deleted.
  `alter table connection add column unclaimed_until timestamptz,
     add column claim_hash bytea, add column claim_code_until timestamptz`,
  'create index connection_unclaimed on connection (unclaimed_until) where unclaimed_until is not null',

  // What a request to Gong relies on, see 0009: now the claim as well.
  'drop trigger told_update on connection',
  `create trigger told_update after update on connection for each row when (
     (old.integration_id, old.company_id, old.base_url, old.suspended_at, old.settings, old.deleted_at, old.unclaimed_until)
     is distinct from
     (new.integration_id, new.company_id, new.base_url, new.suspended_at, new.settings, new.deleted_at, new.unclaimed_until))
     execute function tell_access()`,

  // As before, but nothing is due for a connection that nobody has claimed.
  `create or replace view sync_due as
   select s.id as sync_id, s.connection_id, greatest(s.retry_at, least(
            s.next_due_at,
            (select min(r.next_ask_at) from call_to_reread r where r.sync_id = s.id),
            (select min(a.next_ask_at) + interval '15 minutes' from awaited_transcript a where a.sync_id = s.id),
            (select a.next_ask_at from awaited_transcript a where a.sync_id = s.id order by a.next_ask_at nulls last offset 99 limit 1),
            (select timestamptz 'epoch' from sync c
              where s.model = 'transcripts' and not (s.checkpoint->>'firstWindowStored')::boolean
                and c.connection_id = s.connection_id and c.model = 'calls' and (c.checkpoint->>'firstWindowStored')::boolean)
          )) as due_at
     from sync s join connection k on k.id = s.connection_id join integration i on i.id = k.integration_id
    where not s.paused and k.suspended_at is null and k.deleted_at is null and k.unclaimed_until is null
      and i.suspended_at is null`,
]
