import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type FreshDatabase, openFreshDatabase } from '../../test/fresh-database.ts'
import { suspendConnection } from './suspend-connection.ts'
import { updateConnection } from './update-connection.ts'

let database: FreshDatabase

beforeAll(async () => {
  database = await openFreshDatabase()
})
afterAll(() => database.close())
beforeEach(() => database.answer(() => Promise.reject(new Error('Gong is not asked here'))))

test('the named settings change and the others stay', async () => {
  const since = '2026-01-01T00:00:00.000Z'
  const { id } = await database.addConnection({ callsPerSecond: 5, callsPerDay: 500, since })

  const { settings } = await updateConnection(database.ctx, id, {
    settings: { callsPerDay: 600, timeZone: 'Europe/Paris' },
  })

  expect(settings).toEqual({ callsPerSecond: 5, callsPerDay: 600, since, timeZone: 'Europe/Paris' })
})

test('of changes at once none is lost', async () => {
  const { id } = await database.addConnection()
  const changes = [{ callsPerSecond: 5 }, { callsPerDay: 20_000 }, { timeZone: 'Asia/Tokyo' }]

  await Promise.all(changes.map((settings) => updateConnection(database.ctx, id, { settings })))

  expect((await updateConnection(database.ctx, id, {})).settings).toEqual(Object.assign({}, ...changes))
})

test('tags and metadata are replaced where they are named, and stay where they are not', async () => {
  const { id } = await database.addConnection({ callsPerDay: 500 })
  const { ctx } = database

  const labelled = await updateConnection(ctx, id, { tags: ['pilot', 'emea'], metadata: { crm: '7', tier: 'gold' } })
  const other = await updateConnection(ctx, id, { settings: { timeZone: 'Europe/Paris' }, metadata: { crm: '8' } })
  const emptied = await updateConnection(ctx, id, { tags: [], metadata: {} })

  expect(labelled).toMatchObject({ tags: ['pilot', 'emea'], metadata: { crm: '7', tier: 'gold' } })
  expect([other.tags, other.metadata]).toEqual([['pilot', 'emea'], { crm: '8' }])
  expect([emptied.tags, emptied.metadata]).toEqual([[], {}])
  expect(emptied.settings).toMatchObject({ callsPerDay: 500, timeZone: 'Europe/Paris' })
})

test('a connection that does not exist is not found', async () => {
  await expect(updateConnection(database.ctx, 'conn_x', {})).rejects.toMatchObject({ code: 'not_found' })
})

const ADDRESS = 'https://us-2.api.gong.io'
const WORKSPACES = { requestId: 'r', workspaces: [] }

const state = async (id: string) => {
  const { db } = database.ctx
  const [connection, credential, events] = await Promise.all([
    db.selectFrom('connection').selectAll().where('id', '=', id).execute(),
    db.selectFrom('credential').selectAll().where('connection_id', '=', id).execute(),
    db.selectFrom('outbox_event').select(['type', 'data']).where('connection_id', '=', id).orderBy('id').execute(),
  ])
  return { connection, credential, events }
}

test('an address at which the key works becomes that of the connection, and an event says from where and by whom', async () => {
  const { id } = await database.addConnection()
  const { baseUrl: from } = await updateConnection(database.ctx, id, {})
  database.answer(() => WORKSPACES)

  const moved = await updateConnection(database.ctx, id, { baseUrl: ADDRESS, tags: ['moved'] }, 'key_1')
  await updateConnection(database.ctx, id, { baseUrl: ADDRESS }, 'key_1')

  expect(moved).toMatchObject({ baseUrl: ADDRESS, companyId: 'us-2.api.gong.io', status: 'active', tags: ['moved'] })
  const data = { connectionId: id, from, to: ADDRESS, by: 'key_1' }
  expect((await state(id)).events).toEqual([{ type: 'connection.base_url_changed', data }])
})

test.each([
  ['invalid_credentials', ADDRESS, 401],
  ['untrusted_ip', ADDRESS, 403],
  ['wrong_base_url', ADDRESS, 404],
  ['gong_unavailable', ADDRESS, 500],
  ['wrong_base_url', 'https://api.gong.io.example.com', undefined],
  ['wrong_base_url', 'http://us-2.api.gong.io', undefined],
])('%s refuses the whole of a change to %s, and nothing is stored', async (code, baseUrl, status) => {
  const { id } = await database.addConnection()
  if (status !== undefined) database.answer(() => ({ status, requestId: 'r', errors: ['no'] }))
  const before = await state(id)

  const change = updateConnection(database.ctx, id, { baseUrl, tags: ['moved'], settings: { callsPerDay: 7 } })

  await expect(change).rejects.toMatchObject({ code })
  expect(await state(id)).toEqual(before)
})

test('a refused key that works at the new address makes its connection active again, told of once', async () => {
  const { id } = await database.addConnection()
  const dead = { status: 'needs_reauth' as const, reason: 'key_refused' }
  await database.ctx.db.updateTable('credential').set(dead).where('connection_id', '=', id).execute()
  database.answer(() => WORKSPACES)

  const moved = await updateConnection(database.ctx, id, { baseUrl: ADDRESS })

  expect(moved).toMatchObject({ status: 'active', reason: null })
  expect((await state(id)).events.map(({ type }) => type)).toEqual([
    'connection.base_url_changed',
    'connection.recovered',
  ])
})

test.each([
  [
    'other_company',
    (id: string) => database.ctx.db.updateTable('connection').set({ company_id: '7' }).where('id', '=', id),
  ],
  [
    'invalid_input',
    (id: string) => database.ctx.db.updateTable('credential').set({ kind: 'oauth2' }).where('connection_id', '=', id),
  ],
] as const)('%s refuses another address', async (code, prepare) => {
  const { id } = await database.addConnection()
  await prepare(id).execute()
  database.answer(() => ({ requestId: 'r', workspaces: [{ id: '8', name: 'Main', description: 'Main' }] }))

  await expect(updateConnection(database.ctx, id, { baseUrl: 'https://api.gong.io' })).rejects.toMatchObject({ code })
})

test('of a suspended connection no address is tested', async () => {
  const { id } = await database.addConnection()
  await suspendConnection(database.ctx, id)

  await expect(updateConnection(database.ctx, id, { baseUrl: ADDRESS })).rejects.toMatchObject({
    code: 'connection_suspended',
  })
})

test('a test with a key that is replaced meanwhile decides nothing', async () => {
  const { id } = await database.addConnection()
  database.answer(async () => {
    await database.ctx.db.updateTable('credential').set({ generation: 2 }).where('connection_id', '=', id).execute()
    return WORKSPACES
  })

  await expect(updateConnection(database.ctx, id, { baseUrl: ADDRESS })).rejects.toMatchObject({
    code: 'changed_meanwhile',
  })
  expect((await state(id)).events).toEqual([])
})
