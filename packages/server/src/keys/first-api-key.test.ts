import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type FreshDatabase, openFreshDatabase } from '../../test/fresh-database.ts'
import { checkApiKey } from './check-api-key.ts'
import { createApiKey } from './create-api-key.ts'
import { firstApiKey } from './first-api-key.ts'

const CONFIGURED = 'mk_0123456789abcdefghijklmnopqrstuv'

let database: FreshDatabase

beforeAll(async () => {
  database = await openFreshDatabase()
})
afterAll(() => database.close())

beforeEach(() => database.ctx.db.deleteFrom('api_key').execute())

const countKeys = async () => (await database.ctx.db.selectFrom('api_key').select('id').execute()).length

test('the first start makes a key and hands it out this once', async () => {
  const key = await firstApiKey(database.ctx, undefined)

  await checkApiKey(database.ctx, key ?? '')
  expect(await firstApiKey(database.ctx, undefined)).toBeUndefined()
  expect(await countKeys()).toBe(1)
})

test('a configured key works, is never handed out, and is stored once however often Mallet starts', async () => {
  for (let start = 0; start < 3; start++) expect(await firstApiKey(database.ctx, CONFIGURED)).toBeUndefined()

  await checkApiKey(database.ctx, CONFIGURED)
  expect(await countKeys()).toBe(1)
})

test('where somebody made a key already, none is made', async () => {
  await createApiKey(database.ctx, { name: 'mine' })

  expect(await firstApiKey(database.ctx, undefined)).toBeUndefined()
})
