import { type Kysely, sql } from 'kysely'

const statements = [
  // What an operator says of a connection: words to find it by, and values of its own systems.
  "alter table connection add column if not exists tags text[] not null default '{}'",
  "alter table connection add column if not exists metadata jsonb not null default '{}'",
]

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}
