import { type Kysely, sql } from 'kysely'

/** Who signs in to the dashboard, on which browsers, and by which codes that work once. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  `create table dashboard_user (
     id text primary key,
     email text not null,
     name text not null,
     role text not null,
     password_hash text,
     oidc_issuer text,
     oidc_subject text,
     created_at timestamptz not null,
     disabled_at timestamptz,
     last_signed_in_at timestamptz,
     unique (oidc_issuer, oidc_subject),
     check ((oidc_issuer is null) = (oidc_subject is null))
   )`,
  'create unique index dashboard_user_email on dashboard_user (lower(email))',

  // Those before belonged to nobody, and their cookies had another name.
  'drop table if exists dashboard_access',
  `create table dashboard_session (
     id text primary key,
     hash bytea not null unique,
     user_id text references dashboard_user (id) on delete cascade,
     signed_in_by text not null,
     browser text not null,
     created_at timestamptz not null,
     last_seen_at timestamptz not null,
     expires_at timestamptz not null
   )`,
  'create index dashboard_session_user on dashboard_session (user_id)',
  'create index dashboard_session_expiry on dashboard_session (expires_at)',

  `create table dashboard_code (
     hash bytea primary key,
     kind text not null,
     user_id text references dashboard_user (id) on delete cascade,
     expires_at timestamptz not null,
     check ((kind = 'invitation') = (user_id is not null))
   )`,
  'create index dashboard_code_user on dashboard_code (user_id)',
]
