import { type Kysely, sql } from 'kysely'

/** Whose refresh is under way, sessions that repair a connection, and what Gong says of an integration itself. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  // The process whose lease it is: one that is known to be dead is not waited for.
  `alter table credential add column if not exists lease_owner text`,
  // That process is known to have died before it had its answer, so nothing is to be gained by waiting.
  `alter table credential add column if not exists asker_gone boolean not null default false`,

  // A session made with it replaces the credentials of that connection instead of making another one.
  `alter table connect_session add column if not exists connection_id text references connection(id)`,

  // Encrypted. The proof that whoever brings the code is who asked for it (PKCE).
  `alter table connect_attempt add column if not exists code_verifier text`,

  // Set while Gong refuses the integration's own client: its connections are as good as before.
  `alter table integration add column if not exists refused_reason text`,
  `alter table integration add column if not exists refused_at timestamptz`,

  // The address that Gong named last and that is none of Gong's. No token goes there.
  `alter table connection add column if not exists refused_base_url text`,
  `alter table connection add column if not exists refused_base_url_at timestamptz`,
]
