import type { KyselyPlugin } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { comparedMeanwhile } from '../../test/compared-meanwhile.ts'
import { type FreshDatabase, openFreshDatabase } from '../../test/fresh-database.ts'
import { checkApiKey } from './check-api-key.ts'
import { createApiKey } from './create-api-key.ts'
import { revokeApiKey } from './revoke-api-key.ts'
import { secretHash } from './secret-hash.ts'

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

test('A35: a key is looked up and compared by its whole digest, of which nobody can choose a part, in constant time', async () => {
  const { key } = await createApiKey(database.ctx, { name: 'backend' })
  const digest = secretHash(key)
  const asked: string[] = []
  const watching: KyselyPlugin = {
    transformQuery: ({ node }) => {
      asked.push(JSON.stringify(node))
      return node
    },
    transformResult: async ({ result }) => result,
  }
  const ctx = { ...database.ctx, db: database.ctx.db.withPlugin(watching) }

  const compared = await comparedMeanwhile(() => checkApiKey(ctx, key))

  expect(compared).toEqual([[digest.toString('hex'), digest.toString('hex')]])
  expect(asked[0]).toContain(JSON.stringify(digest))
  for (let at = 0; at + 6 <= key.length; at++) expect(asked.join()).not.toContain(key.slice(at, at + 6))
})

test('A18: a key that was good a moment ago is refused as soon as it is revoked here', async () => {
  const { id, key } = await createApiKey(database.ctx, { name: 'backend' })
  await checkApiKey(database.ctx, key)

  await revokeApiKey(database.ctx, id)

  await expect(checkApiKey(database.ctx, key)).rejects.toMatchObject({ code: 'unauthorized' })
})
