import type { Attempt } from '@mallet/contract/api/attempt'
import type { PresetFields } from '@mallet/contract/api/connect-sessions'
import type { ConnectLanguage, ConnectSettings, ConnectTheme } from '@mallet/contract/api/connect-settings'
import type { ConnectionSettings } from '@mallet/contract/api/connection-settings'
import type { DashboardSession } from '@mallet/contract/api/dashboard-access'
import type { Customer, Failure } from '@mallet/contract/api/fields'
import type { Role } from '@mallet/contract/api/roles'
import type { Scope } from '@mallet/contract/api/scopes'
import type { Model, Run } from '@mallet/contract/api/syncs'
import type { ColumnType, Generated, JSONColumnType } from 'kysely'
import type { Checkpoint } from '../syncs/checkpoint.ts'

/** A nullable jsonb column: written as JSON text, read as a value. */
type NullableJson<T extends object> = JSONColumnType<T | null, string | null, string | null>

type AttemptError = NonNullable<Attempt['error']>

/** Written as JSON text, empty unless given. */
type MetadataColumn = ColumnType<Readonly<Record<string, string>>, string | undefined, string>

interface ApiKeyTable {
  id: string
  name: string
  hash: Buffer
  hint: string
  scopes: Scope[]
  /** Null: of all connections. */
  connection_ids: string[] | null
  created_at: Date
  expires_at: Date | null
  last_used_at: Date | null
  revoked_at: Date | null
}

interface DashboardUserTable {
  id: string
  /** As it was given; compared without regard to capitals. */
  email: string
  name: string
  role: Role
  /** Null: signs in by OIDC alone, or was invited and has not come yet. */
  password_hash: string | null
  oidc_issuer: string | null
  oidc_subject: string | null
  created_at: Date
  disabled_at: Date | null
  last_signed_in_at: Date | null
}

interface DashboardSessionTable {
  id: string
  hash: Buffer
  /** Null: the local operator, who opened the address that the command line printed. */
  user_id: string | null
  signed_in_by: DashboardSession['signedInBy']
  browser: string
  created_at: Date
  last_seen_at: Date
  expires_at: Date
}

interface DashboardCodeTable {
  hash: Buffer
  kind: 'local' | 'setup' | 'invitation' | 'oidc'
  /** Of an invitation, and of nothing else. */
  user_id: string | null
  expires_at: Date
}

interface IntegrationTable {
  id: string
  name: string
  auth_type: 'oauth2' | 'apiKey'
  client_id: string | null
  client_secret: string | null
  /** Encrypted. The one that was replaced, for as long as Gong may still know it alone. */
  client_secret_before: Generated<string | null>
  client_secret_before_until: Generated<Date | null>
  /** What Gong is asked for. Null: its own measure. */
  token_lifetime_seconds: Generated<number | null>
  scopes: string[]
  app_url: string
  api_url: string
  token_parameters_in: Generated<'form' | 'query'>
  /** The actions that are enabled. Null: all of them. */
  actions: string[] | null
  /** The models that are read for its connections. Null: all of them. */
  syncs: Generated<Model[] | null>
  /** The connection of the key pair that it holds itself. */
  own_connection_id: Generated<string | null>
  /** Set while Gong refuses the integration's own client id or secret. */
  refused_reason: string | null
  refused_at: Date | null
  suspended_at: Generated<Date | null>
  deleted_at: Generated<Date | null>
  created_at: Date
}

interface ConnectionTable {
  id: string
  integration_id: string
  customer_id: string
  customer_name: string
  customer_email: string | null
  base_url: string
  company_id: string
  settings: JSONColumnType<ConnectionSettings>
  tags: Generated<string[]>
  metadata: MetadataColumn
  /** What was asked of Gong when it was linked. Null: nothing could be. */
  requested_scopes: Generated<string[] | null>
  /** Nothing is read before: somebody may still choose what is. */
  reads_from: Generated<Date | null>
  /** The address that Gong named last and that is none of Gong's. */
  refused_base_url: string | null
  refused_base_url_at: Date | null
  created_at: Date
  suspended_at: Generated<Date | null>
  deleted_at: Generated<Date | null>
  /** Records and customer of a deleted connection are gone since then. */
  erased_at: Generated<Date | null>
  /** Null once it is known whose it is. */
  unclaimed_until: Generated<Date | null>
  claim_hash: Generated<Buffer | null>
  claim_code_until: Generated<Date | null>
}

interface ConnectSessionTable {
  id: string
  token_hash: Buffer
  kind: Generated<'session' | 'link' | 'install'>
  /** What the customer may choose from. */
  integration_ids: string[]
  /** Null where it began at Gong. */
  customer: NullableJson<Customer>
  settings: JSONColumnType<ConnectionSettings>
  tags: Generated<string[]>
  metadata: MetadataColumn
  preset: ColumnType<PresetFields, string | undefined, string>
  /** Whether the customer is asked what to read once it is linked. */
  configure: Generated<boolean>
  language: ConnectLanguage | null
  theme: ConnectTheme['mode'] | null
  return_url: string | null
  /** Null: all of those in the settings of Connect. */
  allowed_origins: string[] | null
  /** Makes another connection for a customer who has one. */
  multiple: Generated<boolean>
  /** The session that it was made with, to be handed on. */
  parent_id: string | null
  /** The connection that it repairs, where it does not make one. */
  connection_id: string | null
  linked_connection_id: string | null
  expires_at: Date
  linked_at: Date | null
  revoked_at: Date | null
  /** Its token is worth nothing since then. */
  finished_at: Date | null
  created_at: Date
}

interface ConnectSettingsTable {
  only_row: Generated<boolean>
  /** What differs from the defaults. */
  settings: ColumnType<Partial<ConnectSettings>, string | undefined, string>
}

interface ConnectAttemptTable {
  id: string
  session_id: string
  integration_id: string
  state_hash: Buffer | null
  browser_hash: Buffer | null
  /** Encrypted. */
  code_verifier: string | null
  status: 'pending' | 'authenticated' | 'error' | 'cancelled'
  connection_id: string | null
  error: NullableJson<AttemptError>
  /** The code of its launch address, until a browser uses it up or its minute is over. */
  launch_hash: Generated<Buffer | null>
  launch_until: Generated<Date | null>
  /** Where Gong is visited. */
  in_window: Generated<'same' | 'popup'>
  requested_scopes: Generated<string[] | null>
  /** Of those, what Gong did not grant. */
  not_granted: Generated<string[] | null>
  expires_at: Date
  created_at: Date
}

interface CredentialTable {
  connection_id: string
  kind: 'oauth2' | 'apiKey'
  generation: Generated<number>
  parent: number | null
  won_by: number | null
  status: Generated<'active' | 'needs_reauth' | 'deleted'>
  reason: string | null
  access: string | null
  refresh: string | null
  scopes: string[] | null
  obtained_at: Date
  refresh_at: Date | null
  expires_at: Date | null
  fence: Generated<number>
  lease_until: Date | null
  /** Who is asking Gong for this one's next token. Null where nobody is. */
  lease_owner: string | null
  /** Whoever asked last died before the answer. */
  asker_gone: Generated<boolean>
  tries: Generated<number>
  tried_at: Date | null
  /** When an API key that nobody uses is tried next. */
  probe_at: Date | null
}

interface SyncTable {
  id: Generated<number>
  connection_id: string
  model: Model
  epoch: string
  /** A bigint, which the driver reads as text. */
  last_seq: Generated<string>
  fence: Generated<number>
  version: Generated<number>
  owner: string | null
  lease_until: Date | null
  checkpoint: JSONColumnType<Checkpoint>
  paused: Generated<boolean>
  failures: Generated<number>
  next_due_at: Date | null
  /** After a failure, nothing is due before this. */
  retry_at: Date | null
  fresh_at: Date | null
  expected: number | null
  /** When the database was found to be an older state of itself. */
  restored_at: Generated<Date | null>
}

interface RunTable {
  id: string
  sync_id: number
  trigger: Run['trigger']
  state: Run['state']
  requests: Generated<number>
  added: Generated<number>
  updated: Generated<number>
  deleted: Generated<number>
  error: NullableJson<Failure>
  /** Not before this instant: Gong asked to wait. */
  hold_until: Date | null
  /** How often somebody asked to read again what may have changed, and how many of those it has done. */
  rereads: Generated<number>
  rereads_done: Generated<number>
  created_at: Date
  started_at: Date | null
  ended_at: Date | null
}

interface RecordTable {
  sync_id: number
  id: string
  hash: Buffer
  version: number
  seq: string
  change: 'added' | 'updated' | 'deleted'
  /** JSON text as Gong served it: text keeps what jsonb refuses, and the order of keys. */
  data: string
  changed_at: Date
  deleted_at: Date | null
}

interface QuarantinedRecordTable {
  sync_id: number
  hash: Buffer
  /** Null where none can be read in it. */
  record_id: string | null
  /** Tells the rules by which it is unknown; others may know it. */
  rules: string
  data: string
  issues: JSONColumnType<string[]>
  seen_at: Date
}

interface AwaitedTranscriptTable {
  sync_id: number
  call_id: string
  started_at: Date
  ended_at: Date
  content_seen: boolean
  asks: Generated<number>
  next_ask_at: Date | null
  /** Which run asked last, and for which of its rereads. */
  last_run_id: string | null
  last_reread: number | null
}

interface CallToRereadTable {
  sync_id: number
  call_id: string
  /** How often it was asked for and not returned. */
  asks: Generated<number>
  /** Null: not any more. */
  next_ask_at: Generated<Date | null>
}

interface OutboxEventTable {
  id: string
  connection_id: string
  type: string
  data: JSONColumnType<object>
  created_at: Date
}

interface IdempotentAnswerTable {
  /** A hash of the API key, the endpoint and what the caller named the request. */
  id: string
  /** Tells whether a repeat asks for the same. A MAC, since a hash of a request could be tried for the secrets in it. */
  request_mac: Buffer
  /** The id of what was made. */
  made: string
  /** Encrypted. Null once what was made is erased. */
  answer: string | null
  kept_at: Date
}

/** Every table that code reads or writes through Kysely. Budget and version rows are written by statements in full. */
export interface Database {
  api_key: ApiKeyTable
  dashboard_user: DashboardUserTable
  dashboard_session: DashboardSessionTable
  dashboard_code: DashboardCodeTable
  integration: IntegrationTable
  connection: ConnectionTable
  connect_session: ConnectSessionTable
  connect_attempt: ConnectAttemptTable
  connect_settings: ConnectSettingsTable
  credential: CredentialTable
  sync: SyncTable
  sync_due: { sync_id: number; connection_id: string; due_at: Date | null }
  run: RunTable
  record: RecordTable
  quarantined_record: QuarantinedRecordTable
  left_out_call: { sync_id: number; call_id: string; reason: string }
  awaited_transcript: AwaitedTranscriptTable
  call_to_reread: CallToRereadTable
  window_item: { sync_id: number; item: string }
  outbox_event: OutboxEventTable
  idempotent_answer: IdempotentAnswerTable
}
