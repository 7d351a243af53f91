import { Migrator, sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type FreshDatabase, openFreshDatabase } from '../../test/fresh-database.ts'
import { listConnectSessions } from '../connect/sessions/list-connect-sessions.ts'
import { listConnections } from '../connections/list-connections.ts'
import type { Caller } from '../keys/caller.ts'
import { migrate, migrations } from './migrate.ts'

/** The last one before Connect had sessions that are handed on and the dashboard had people. */
const BEFORE = '0011-labels-and-probes'
const ANYBODY: Caller = { scopes: ['admin'], connectionIds: null }
const NOW = '2026-06-10T14:00:00Z'
const USED = '2026-06-10T13:30:00.000Z'
const LATER = '2026-06-10T15:00:00Z'

/** One company that is linked, a session that linked it, one that nobody used, and one whose integration is gone. */
const STORED = [
  `insert into integration (id, name, auth_type, client_id, client_secret, scopes, app_url, api_url, created_at)
   values ('int_1', 'Gong', 'oauth2', 'client', 'sealed', '{api:users:read}', 'https://app.gong.io', 'https://api.gong.io', '${NOW}')`,
  `insert into connection (id, integration_id, customer_id, customer_name, base_url, company_id, settings, tags, metadata, created_at)
   values ('conn_1', 'int_1', 'acme', 'Acme Inc.', 'https://us-1.api.gong.io', 'company', '{"callsPerSecond":2}', '{gold}', '{"crm":"7"}', '${NOW}')`,
  `insert into credential (connection_id, kind, access, refresh, scopes, obtained_at)
   values ('conn_1', 'oauth2', 'sealed access', 'sealed refresh', '{api:users:read}', '${NOW}')`,
  `insert into sync (connection_id, model, epoch, checkpoint, next_due_at)
   values ('conn_1', 'users', 'e1', '{"firstWindowStored":true}', '${NOW}')`,
  `insert into record (sync_id, id, hash, version, seq, change, data, changed_at)
   select id, '7', '\\x01', 1, 1, 'added', '{"id":"7"}', '${NOW}' from sync`,
  ...['open', 'linked', 'over'].map(
    (name) => `insert into connect_session (id, token_hash, integration_id, customer, expires_at, used_at, created_at)
   values ('cs_${name}', '${name}', 'int_1', '{"id":"acme","name":"Acme Inc."}', '${LATER}',
     ${name === 'open' ? 'null' : `'${USED}'`}, '${NOW}')`,
  ),
  `insert into connect_attempt (id, session_id, status, connection_id, expires_at, created_at)
   values ('ca_linked', 'cs_linked', 'authenticated', 'conn_1', '${LATER}', '${NOW}'),
     ('ca_open', 'cs_open', 'pending', null, '${LATER}', '${NOW}'),
     ('ca_over', 'cs_over', 'cancelled', null, '${LATER}', '${NOW}')`,
  `insert into dashboard_access (hash, kind, expires_at) values ('\\x02', 'session', '${LATER}')`,
  `insert into api_key (id, name, hash, hint, created_at) values ('key_1', 'first', '\\x03', 'abcd', '${NOW}')`,
]

let database: FreshDatabase

beforeAll(async () => {
  database = await openFreshDatabase()
  const { db } = database.ctx
  await sql.raw('drop schema public cascade; create schema public').execute(db)
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } })
  const { error } = await migrator.migrateTo(BEFORE)
  if (error) throw error
  for (const statement of STORED) await sql.raw(statement).execute(db)
  await migrate(db)
})
afterAll(() => database.close())

const select = async (text: string) => (await sql.raw<Record<string, unknown>>(text).execute(database.ctx.db)).rows

test('a database of the version before keeps its companies, credentials, syncs, records and keys', async () => {
  const { items } = await listConnections(database.ctx, ANYBODY, { limit: 100 })
  expect(items).toEqual([
    expect.objectContaining({
      id: 'conn_1',
      customer: { id: 'acme', name: 'Acme Inc.' },
      status: 'active',
      tags: ['gold'],
      metadata: { crm: '7' },
      settings: expect.objectContaining({ callsPerSecond: 2 }),
    }),
  ])
  expect(await select('select access, refresh, scopes from credential')).toEqual([
    { access: 'sealed access', refresh: 'sealed refresh', scopes: ['api:users:read'] },
  ])
  expect(await select('select id, data from record')).toEqual([{ id: '7', data: '{"id":"7"}' }])
  expect(await select('select id, scopes from api_key')).toEqual([{ id: 'key_1', scopes: ['admin'] }])
  expect(await select('select actions, syncs, own_connection_id from integration')).toEqual([
    { actions: null, syncs: null, own_connection_id: null },
  ])
})

test('what was due before is due afterwards', async () => {
  expect(await select('select connection_id, due_at from sync_due')).toEqual([
    { connection_id: 'conn_1', due_at: new Date(NOW) },
  ])
})

test('a session that was open links still, one that linked says what, and one whose integration went is revoked', async () => {
  const { items } = await listConnectSessions(database.ctx, { limit: 100 })
  const byId = Object.fromEntries(items.map((item) => [item.id, item]))
  expect(byId.cs_open).toMatchObject({ status: 'open', integrationIds: ['int_1'], customer: { id: 'acme' } })
  expect(byId.cs_linked).toMatchObject({ status: 'linked', connectionId: 'conn_1' })
  expect(byId.cs_over).toMatchObject({ status: 'revoked' })
  expect(await select('select id, integration_id, in_window from connect_attempt order by id')).toEqual(
    ['ca_linked', 'ca_open', 'ca_over'].map((id) => ({ id, integration_id: 'int_1', in_window: 'same' })),
  )
})
