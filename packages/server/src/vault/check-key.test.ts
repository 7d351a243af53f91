import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { freshCredential } from '../../test/fresh-credential.ts'
import { type FreshDatabase, openFreshDatabase } from '../../test/fresh-database.ts'
import { checkKey } from './check-key.ts'
import { createVault } from './create-vault.ts'

const settings = { dataDir: '/data', encryptionKey: undefined, encryptionKeyFile: '/keys/mallet' }
const another = createVault(randomBytes(32), randomBytes)

let database: FreshDatabase

beforeAll(async () => {
  database = await openFreshDatabase()
})
afterAll(() => database.close())

test('any key opens a database that holds no secret yet', async () => {
  await checkKey(database.ctx.db, another, settings)
})

test('a key that does not open what is stored is refused, and the error says where both are', async () => {
  const { ctx } = await freshCredential(database)
  await checkKey(ctx.db, ctx.vault, settings)

  const error = await checkKey(ctx.db, another, settings).catch((thrown: unknown) => thrown)

  expect(error).toMatchObject({ code: 'undecryptable' })
  expect(String(error)).toContain('/data')
  expect(String(error)).toContain('/keys/mallet')
})
