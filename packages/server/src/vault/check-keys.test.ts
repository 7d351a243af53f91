import { randomBytes } from 'node:crypto'
import { Secret } from '@mallet/contract/secret'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { freshCredential } from '../../test/fresh-credential.ts'
import { type FreshDatabase, openFreshDatabase } from '../../test/fresh-database.ts'
import { freshVault } from '../../test/fresh-vault.ts'
import { checkKeys } from './check-keys.ts'

const settings = { dataDir: '/data', encryptionKey: undefined, encryptionKeyFile: '/keys/mallet' }

let database: FreshDatabase

beforeAll(async () => {
  database = await openFreshDatabase()
})
afterAll(() => database.close())

test('any key opens a database that holds no secret yet', async () => {
  await checkKeys(database.ctx.db, freshVault(), settings)
})

test('A39, A40: a ring that lacks a key which something stored needs is refused, and the error names the key', async () => {
  const { ctx } = await freshCredential(database)
  const [needed] = ctx.vault.keyIds
  const another = freshVault(randomBytes(32), randomBytes(32))
  await checkKeys(ctx.db, ctx.vault, settings)

  const error = await checkKeys(ctx.db, another, settings).catch((thrown: unknown) => thrown)

  expect(error).toMatchObject({ code: 'missing_key', details: { keyIds: [needed] } })
  expect(String(error)).toContain(`need the encryption key ${needed}`)
  expect(String(error)).toContain(`/keys/mallet (MALLET_ENCRYPTION_KEY_FILE) holds ${another.keyIds.join(', ')}`)
})

test('A39, A40: a ring that has some of the keys which something stored needs, and lacks one, is refused', async () => {
  const [one, other] = [randomBytes(32), randomBytes(32)]
  const ids = await Promise.all(
    [one, other].map(async (key) => {
      const vault = freshVault(key)
      const { id } = await database.addConnection()
      const access = vault.seal({ owner: id, field: 'access' }, new Secret('key:secret'))
      await database.ctx.db.updateTable('credential').set({ access }).where('connection_id', '=', id).execute()
      return vault.keyIds[0]
    }),
  )
  const { db, vault } = database.ctx
  const missing = async (...keys: Buffer[]) => {
    const ring = { ...freshVault(...keys), keyIds: [...vault.keyIds, ...freshVault(...keys).keyIds] }
    return checkKeys(db, ring, settings).catch(({ details }: { details: unknown }) => details)
  }

  expect(await missing(one)).toEqual({ keyIds: [ids[1]] })
  expect(await missing(other)).toEqual({ keyIds: [ids[0]] })
  expect(await missing(one, other)).toBeUndefined()
})
