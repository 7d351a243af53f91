import { type Kysely, sql } from 'kysely'

/** The tables of linking, syncing and reading. Never edited: later changes are migrations of their own. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  `create table api_key (
     id text primary key, name text not null, hash bytea not null unique, hint text not null,
     created_at timestamptz not null, last_used_at timestamptz, revoked_at timestamptz)`,

  `create table dashboard_access (
     hash bytea primary key, kind text not null check (kind in ('code', 'session')), expires_at timestamptz not null)`,

  `create table integration (
     id text primary key, name text not null, auth_type text not null check (auth_type in ('oauth2', 'apiKey')),
     client_id text, client_secret text, scopes text[] not null default '{}',
     app_url text not null, api_url text not null,
     token_parameters_in text not null default 'form' check (token_parameters_in in ('form', 'query')),
     created_at timestamptz not null)`,

  `create table connection (
     id text primary key, integration_id text not null references integration(id),
     customer_id text not null, customer_name text not null, customer_email text,
     base_url text not null, company_id text not null, settings jsonb not null default '{}',
     created_at timestamptz not null)`,
  `create index connection_customer on connection (customer_id)`,

  `create table connect_session (
     id text primary key, token_hash bytea not null unique, integration_id text not null references integration(id),
     customer jsonb not null, settings jsonb not null default '{}', expires_at timestamptz not null, used_at timestamptz, created_at timestamptz not null)`,

  `create table connect_attempt (
     id text primary key, session_id text not null references connect_session(id),
     state_hash bytea unique, browser_hash bytea,
     status text not null check (status in ('pending', 'authenticated', 'error', 'cancelled')),
     connection_id text references connection(id), error jsonb,
     expires_at timestamptz not null, created_at timestamptz not null)`,

  // One row a connection; algorithm and proof of the columns: docs/credentials.md.
  `create table credential (
     connection_id text primary key references connection(id), kind text not null check (kind in ('oauth2', 'apiKey')),
     generation integer not null default 1, parent integer, won_by integer,
     status text not null default 'active' check (status in ('active', 'needs_reauth', 'deleted')), reason text,
     access text, refresh text, scopes text[], obtained_at timestamptz not null, refresh_at timestamptz, expires_at timestamptz,
     fence integer not null default 0, lease_until timestamptz, tries integer not null default 0, tried_at timestamptz)`,

  `create table company_budget (
     company_id text primary key, version bigint not null default 0, ring float8[] not null default '{0,0,0}',
     last_start float8 not null default 0, blocked_until float8 not null default 0, slack_ms int not null default 40,
     day date not null, used int not null default 0, daily_cap int not null default 10000, shares jsonb not null default '{}'
   ) with (fillfactor = 50)`,

  `create table sync (
     id integer generated always as identity primary key, connection_id text not null references connection(id),
     model text not null, epoch text not null, last_seq bigint not null default 0,
     fence integer not null default 0, version integer not null default 0, owner text, lease_until timestamptz,
     checkpoint jsonb not null, paused boolean not null default false, failures integer not null default 0,
     next_due_at timestamptz, retry_at timestamptz, fresh_at timestamptz, expected integer,
     unique (connection_id, model))`,

  `create table run (
     id text primary key, sync_id integer not null references sync(id),
     trigger text not null check (trigger in ('first', 'schedule', 'manual')),
     state text not null check (state in ('queued', 'running', 'succeeded', 'failed', 'cancelled')),
     requests integer not null default 0, added integer not null default 0, updated integer not null default 0,
     deleted integer not null default 0, error jsonb, hold_until timestamptz,
     rereads integer not null default 0, rereads_done integer not null default 0,
     created_at timestamptz not null, started_at timestamptz, ended_at timestamptz)`,
  `create index run_newest on run (sync_id, created_at desc)`,
  // One run of a sync at a time: a second one that is asked for meanwhile is the same run.
  `create unique index run_open on run (sync_id) where state in ('queued', 'running')`,

  `create table record (
     sync_id integer not null references sync(id), id text not null, hash bytea not null, version integer not null,
     seq bigint not null, change text not null check (change in ('added', 'updated', 'deleted')), data text not null,
     changed_at timestamptz not null, deleted_at timestamptz, primary key (sync_id, id))`,
  `create unique index record_seq on record (sync_id, seq)`,
  `create table record_version (
     sync_id integer not null references sync(id), id text not null, version integer not null, seq bigint not null,
     change text not null, data text not null, changed_at timestamptz not null, primary key (sync_id, id, version))`,
  `create table quarantined_record (
     sync_id integer not null references sync(id), hash bytea not null, data text not null, issues jsonb not null,
     seen_at timestamptz not null, primary key (sync_id, hash))`,
  `create table left_out_call (
     sync_id integer not null references sync(id), call_id text not null, reason text not null, primary key (sync_id, call_id))`,

  // Calls whose transcript has not come yet, and when to ask for it next.
  `create table awaited_transcript (
     sync_id integer not null references sync(id), call_id text not null, started_at timestamptz not null,
     ended_at timestamptz not null, content_seen boolean not null, asks integer not null default 0,
     next_ask_at timestamptz, last_run_id text, last_reread integer, primary key (sync_id, call_id))`,
  `create index awaited_transcript_due on awaited_transcript (sync_id, next_ask_at)`,
  // Calls to read again by id, since their content has come.
  `create table call_to_reread (
     sync_id integer not null references sync(id), call_id text not null, primary key (sync_id, call_id))`,

  // When each sync has something to do. Computed, so that a model never writes the row of another one. Transcripts wait
  // until a batch of 100 is full or its oldest call is a quarter of an hour overdue; their first reading waits for calls.
  `create view sync_due as
   select s.id as sync_id, s.connection_id, greatest(s.retry_at, least(
            s.next_due_at,
            (select timestamptz 'epoch' from call_to_reread r where r.sync_id = s.id limit 1),
            (select min(a.next_ask_at) + interval '15 minutes' from awaited_transcript a where a.sync_id = s.id),
            (select a.next_ask_at from awaited_transcript a where a.sync_id = s.id order by a.next_ask_at nulls last offset 99 limit 1),
            (select timestamptz 'epoch' from sync c
              where s.model = 'transcripts' and not (s.checkpoint->>'firstWindowStored')::boolean
                and c.connection_id = s.connection_id and c.model = 'calls' and (c.checkpoint->>'firstWindowStored')::boolean)
          )) as due_at
     from sync s where not s.paused`,

  `create table outbox_event (
     id text primary key, connection_id text not null references connection(id), type text not null, data jsonb not null,
     created_at timestamptz not null)`,
]
