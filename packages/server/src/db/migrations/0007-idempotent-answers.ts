import { type Kysely, sql } from 'kysely'

/** Answers that are given again to a repeated request. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  `create table if not exists idempotent_answer (
     id text primary key, request_mac bytea not null, made text not null, answer text, kept_at timestamptz not null)`,
  `create index if not exists idempotent_answer_kept on idempotent_answer (kept_at)`,
]
