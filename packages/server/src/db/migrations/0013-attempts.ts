import { type Kysely, sql } from 'kysely'

/** Attempts that are launched, choosing what is read, syncs that are turned off, and integrations with a key of their own. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  // State and verifier are made when a browser uses the launch code up.
  `alter table connect_attempt
     add column launch_hash bytea unique, add column launch_until timestamptz,
     add column in_window text not null default 'same' check (in_window in ('same', 'popup')),
     add column requested_scopes text[], add column not_granted text[]`,

  // Whoever waits for an attempt is told at once, in whichever process.
  `create function tell_attempt() returns trigger language plpgsql as $$
   begin
     perform pg_notify('mallet_attempt', new.id);
     return null;
   end $$`,
  `create trigger told_update after update on connect_attempt for each row
     when (old.status is distinct from new.status) execute function tell_attempt()`,

  // What was asked of Gong when it was linked; null where nothing could be.
  'alter table connection add column requested_scopes text[]',
  // Until then somebody may still choose what is read, so that nothing is read before.
  'alter table connection add column reads_from timestamptz',

  // The models that are read for its connections; null is all of them.
  'alter table integration add column syncs text[]',
  // The connection of the key pair that the integration itself holds.
  'alter table integration add column own_connection_id text references connection(id)',

  // As before, but nothing is due of a model that is turned off or not chosen, nor before the choice is made.
  `create or replace view sync_due as
   select s.id as sync_id, s.connection_id,
          greatest(s.retry_at, d.at, case when d.at is not null then k.reads_from end) as due_at
     from sync s join connection k on k.id = s.connection_id join integration i on i.id = k.integration_id
     cross join lateral (select least(
            s.next_due_at,
            (select min(r.next_ask_at) from call_to_reread r where r.sync_id = s.id),
            (select min(a.next_ask_at) + interval '15 minutes' from awaited_transcript a where a.sync_id = s.id),
            (select a.next_ask_at from awaited_transcript a where a.sync_id = s.id order by a.next_ask_at nulls last offset 99 limit 1),
            (select timestamptz 'epoch' from sync c
              where s.model = 'transcripts' and not (s.checkpoint->>'firstWindowStored')::boolean
                and c.connection_id = s.connection_id and c.model = 'calls' and (c.checkpoint->>'firstWindowStored')::boolean)
          ) as at) d
    where not s.paused and k.suspended_at is null and k.deleted_at is null and k.unclaimed_until is null
      and i.suspended_at is null and (i.syncs is null or s.model = any(i.syncs))
      and (coalesce(jsonb_typeof(k.settings->'models'), 'null') = 'null' or jsonb_exists(k.settings->'models', s.model))`,
]
