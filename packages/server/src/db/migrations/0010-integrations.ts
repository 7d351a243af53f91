import { type Kysely, sql } from 'kysely'

/** Client secrets that replace each other with an overlap, how long tokens shall live, and suspending and deleting. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  'alter table integration add column if not exists client_secret_before text',
  'alter table integration add column if not exists client_secret_before_until timestamptz',
  'alter table integration add column if not exists token_lifetime_seconds integer',
  'alter table integration add column if not exists suspended_at timestamptz',
  // A deleted integration stays as a row, since its deleted connections do.
  'alter table integration add column if not exists deleted_at timestamptz',

  // As before, but nothing is due for a connection whose integration is suspended.
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
    where not s.paused and k.suspended_at is null and k.deleted_at is null and i.suspended_at is null`,

  // What a request to Gong relies on, see 0009: now the suspension as well.
  'drop trigger told_update on integration',
  `create trigger told_update after update on integration for each row
     when ((old.actions, old.suspended_at) is distinct from (new.actions, new.suspended_at))
     execute function tell_access()`,
]
