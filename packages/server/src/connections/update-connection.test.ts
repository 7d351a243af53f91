import { afterAll, beforeAll, expect, test } from 'vitest'
import { type FreshDatabase, openFreshDatabase } from '../../test/fresh-database.ts'
import { updateConnection } from './update-connection.ts'

let database: FreshDatabase

beforeAll(async () => {
  database = await openFreshDatabase()
})
afterAll(() => database.close())

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
