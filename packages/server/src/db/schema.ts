import type { ConnectionSettings } from '@mallet/contract/api/connection-settings'
import type { Customer, Failure } from '@mallet/contract/api/fields'
import type { Scope } from '@mallet/contract/api/scopes'
import type { Model, Run } from '@mallet/contract/api/syncs'
import type { ColumnType, Generated, JSONColumnType } from 'kysely'
import type { Checkpoint } from '../syncs/checkpoint.ts'

/** A nullable jsonb column: written as JSON text, read as a value. */
type NullableJson<T extends object> = JSONColumnType<T | null, string | null, string | null>

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

interface DashboardAccessTable {
  hash: Buffer
  kind: 'code' | 'session'
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
  /** The address that Gong named last and that is none of Gong's. */
  refused_base_url: string | null
  refused_base_url_at: Date | null
  created_at: Date
  suspended_at: Generated<Date | null>
  deleted_at: Generated<Date | null>
  /** Records and customer of a deleted connection are gone since then. */
  erased_at: Generated<Date | null>
}

interface ConnectSessionTable {
  id: string
  token_hash: Buffer
  integration_id: string
  customer: JSONColumnType<Customer>
  settings: JSONColumnType<ConnectionSettings>
  /** The connection that it repairs, where it does not make one. */
  connection_id: string | null
  expires_at: Date
  used_at: Date | null
  created_at: Date
}

interface ConnectAttemptTable {
  id: string
  session_id: string
  state_hash: Buffer | null
  browser_hash: Buffer | null
  /** Encrypted. */
  code_verifier: string | null
  status: 'pending' | 'authenticated' | 'error' | 'cancelled'
  connection_id: string | null
  error: NullableJson<Failure>
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
  dashboard_access: DashboardAccessTable
  integration: IntegrationTable
  connection: ConnectionTable
  connect_session: ConnectSessionTable
  connect_attempt: ConnectAttemptTable
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
