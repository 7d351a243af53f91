import { type Kysely, sql } from 'kysely'

/** What a window has brought so far, what is wrong with a record that is kept aside, and calls that Gong did not return. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  // What the pages of the window at hand have brought, each once, to be held against Gong's own count at its end.
  `create table if not exists window_item (
     sync_id integer not null references sync(id), item text not null, primary key (sync_id, item))`,

  // Whose record it is, where that can be read, and the rules by which it was found unknown.
  `alter table quarantined_record add column if not exists record_id text`,
  `alter table quarantined_record add column if not exists rules text not null default ''`,
  `create index if not exists quarantined_record_of on quarantined_record (sync_id, record_id)`,

  // Asked for by id and not returned: asked again later. Null: not any more, and noted.
  `alter table call_to_reread add column if not exists asks integer not null default 0`,
  `alter table call_to_reread add column if not exists next_ask_at timestamptz default 'epoch'`,
  `create index if not exists call_to_reread_due on call_to_reread (sync_id, next_ask_at)`,

  // As before, but a call that Gong did not return waits for its moment.
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
     from sync s join connection k on k.id = s.connection_id
    where not s.paused and k.suspended_at is null and k.deleted_at is null`,

  // One number for each page that is committed, on all syncs. A database in which it is lower than a process has seen is
  // an older state of itself.
  `create sequence if not exists commit_counter`,
  `alter table sync add column if not exists restored_at timestamptz`,
]
