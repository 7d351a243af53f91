import { afterAll, beforeAll, expect, test } from 'vitest'
import { type FreshDatabase, openFreshDatabase } from '../../test/fresh-database.ts'
import { checkApiKey } from './check-api-key.ts'
import { createApiKey } from './create-api-key.ts'
import { revokeApiKey } from './revoke-api-key.ts'

let database: FreshDatabase

beforeAll(async () => {
  database = await openFreshDatabase()
})
afterAll(() => database.close())

const lastUse = async (id: string) => {
  const { db } = database.ctx
  const row = await db.selectFrom('api_key').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
  return row.last_used_at?.toISOString()
}

test('the use of a key is written at most once a minute', async () => {
  database.setClock('2026-06-10T14:00:00.000Z')
  const { id, key } = await createApiKey(database.ctx, { name: 'backend' })
  expect(await lastUse(id)).toBeUndefined()

  await checkApiKey(database.ctx, key)
  database.setClock('2026-06-10T14:00:59.999Z')
  await checkApiKey(database.ctx, key)
  expect(await lastUse(id)).toBe('2026-06-10T14:00:00.000Z')

  database.setClock('2026-06-10T14:01:00.000Z')
  await checkApiKey(database.ctx, key)
  expect(await lastUse(id)).toBe('2026-06-10T14:01:00.000Z')
})

test('only a key that exists and is not revoked passes, to the letter', async () => {
  const { id, key } = await createApiKey(database.ctx, { name: 'backend' })
  await checkApiKey(database.ctx, key)

  for (const wrong of [`${key}x`, key.slice(0, -1), key.toUpperCase(), '', id]) {
    await expect(checkApiKey(database.ctx, wrong)).rejects.toMatchObject({ code: 'unauthorized' })
  }
  await revokeApiKey(database.ctx, id)
  await expect(checkApiKey(database.ctx, key)).rejects.toMatchObject({ code: 'unauthorized' })
})

test('a stored key is a hash and four letters', async () => {
  const { id, key } = await createApiKey(database.ctx, { name: 'backend' })
  const { db } = database.ctx

  const row = await db.selectFrom('api_key').selectAll().where('id', '=', id).executeTakeFirstOrThrow()

  expect(row.hash).toHaveLength(32)
  expect(row.hint).toBe(key.slice(-4))
  expect(JSON.stringify(row) + row.hash.toString('latin1')).not.toContain(key.slice(3, -4))
})
