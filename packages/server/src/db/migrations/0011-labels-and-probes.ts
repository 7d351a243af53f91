import { type Kysely, sql } from 'kysely'

const statements = [
  // What an operator says of a connection: words to find it by, and values of its own systems.
  "alter table connection add column if not exists tags text[] not null default '{}'",
  "alter table connection add column if not exists metadata jsonb not null default '{}'",

  // When an API key that nobody uses is tried next; null for what is renewed, and for what is dead.
  'alter table credential add column if not exists probe_at timestamptz',
  "update credential set probe_at = obtained_at + interval '1 day' where kind = 'apiKey' and status = 'active'",
]

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}
