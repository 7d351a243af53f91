import { type Kysely, sql } from 'kysely'

/** What a key may and for how long, and connections that are suspended or deleted. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  // Keys that were made before there were scopes could do everything, and still can.
  `alter table api_key add column if not exists scopes text[] not null default '{admin}'`,
  `alter table api_key add column if not exists connection_ids text[]`,
  `alter table api_key add column if not exists expires_at timestamptz`,

  `alter table connection add column if not exists suspended_at timestamptz`,
  // A deleted connection stays as an empty row, since events speak of it. Erased: nothing but the row is left.
  `alter table connection add column if not exists deleted_at timestamptz`,
  `alter table connection add column if not exists erased_at timestamptz`,
  `create index if not exists connection_to_erase on connection (deleted_at)
     where deleted_at is not null and erased_at is null`,

  // As before, but nothing is due for a connection that is suspended or deleted.
  `create or replace view sync_due as
   select s.id as sync_id, s.connection_id, greatest(s.retry_at, least(
            s.next_due_at,
            (select timestamptz 'epoch' from call_to_reread r where r.sync_id = s.id limit 1),
            (select min(a.next_ask_at) + interval '15 minutes' from awaited_transcript a where a.sync_id = s.id),
            (select a.next_ask_at from awaited_transcript a where a.sync_id = s.id order by a.next_ask_at nulls last offset 99 limit 1),
            (select timestamptz 'epoch' from sync c
              where s.model = 'transcripts' and not (s.checkpoint->>'firstWindowStored')::boolean
                and c.connection_id = s.connection_id and c.model = 'calls' and (c.checkpoint->>'firstWindowStored')::boolean)
          )) as due_at
     from sync s join connection k on k.id = s.connection_id
    where not s.paused and k.suspended_at is null and k.deleted_at is null`,
]
