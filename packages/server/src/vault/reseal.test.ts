import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type FreshCredential, freshCredential, LIFE_SECONDS } from '../../test/fresh-credential.ts'
import { type FreshDatabase, openFreshDatabase } from '../../test/fresh-database.ts'
import { freshVault } from '../../test/fresh-vault.ts'
import { freshAccess } from '../gateway/credentials/fresh-access.ts'
import { clientSecretOf } from '../integrations/client-secret-of.ts'
import { loadIntegration } from '../integrations/load-integration.ts'
import { checkKeys } from './check-keys.ts'
import type { Vault } from './create-vault.ts'
import { countToReseal, reseal } from './reseal.ts'
import { exchangeSealed, otherSealed, sealedColumns } from './sealed-columns.ts'

const settings = { dataDir: '/data', encryptionKey: 'set', encryptionKeyFile: undefined }
const CONNECTIONS = 6

const [old, next] = [randomBytes(32), randomBytes(32)]
const before = freshVault(old)
const both = freshVault(next, old)
const after = freshVault(next)

let database: FreshDatabase
let companies: FreshCredential[]

beforeAll(async () => {
  database = await openFreshDatabase(before)
  companies = []
  for (let index = 0; index < CONNECTIONS; index++) companies.push(await freshCredential(database))
})
afterAll(() => database.close())

/** The database as a process with these keys sees it. */
const seenWith = (vault: Vault) => ({ db: database.ctx.db, vault })

const check = (vault: Vault) => checkKeys(database.ctx.db, vault, settings)

/** Uses every secret of every company, renewing tokens that are due. */
async function useAll(vault: Vault): Promise<void> {
  for (const { ctx, connection } of companies) {
    const integration = await loadIntegration(ctx, connection.integrationId)
    expect(clientSecretOf({ vault }, integration).reveal()).toBe('secret')
    await freshAccess({ ...ctx, vault }, new Map(), connection.connectionId)
  }
}

test('A40: a rotation under load, cut off at every third step, loses nothing; then the old key can go, and an older backup names it', async () => {
  const [backup] = await database.ctx.db
    .selectFrom('credential')
    .selectAll()
    .where('connection_id', '=', companies[0]?.connection.connectionId ?? '')
    .execute()
  expect(await countToReseal(seenWith(both))).toBeGreaterThanOrEqual(3 * CONNECTIONS)
  await expect(check(after)).rejects.toMatchObject({ code: 'missing_key', details: { keyIds: before.keyIds } })

  let starts = 0
  while ((await countToReseal(seenWith(both))) > 0) {
    await check(both)
    let steps = 3
    companies[starts % CONNECTIONS]?.atAge((starts + 1) * LIFE_SECONDS)
    await Promise.all([reseal(seenWith(both), () => steps-- === 0), useAll(both)])
    expect(++starts).toBeLessThan(50)
  }

  await useAll(after)
  await check(after)
  expect(await reseal(seenWith(after))).toEqual({ resealed: 0, unreadable: [] })

  await database.ctx.db
    .updateTable('credential')
    .set({ access: backup?.access ?? '', refresh: backup?.refresh ?? '', won_by: backup?.won_by ?? null })
    .where('connection_id', '=', backup?.connection_id ?? '')
    .execute()
  expect(String(await check(after).catch((error: unknown) => error))).toContain(`key ${before.keyIds[0]}`)
  await reseal(seenWith(both))
  await check(after)
})

test('A40: of a token that was renewed while its old ciphertext was being sealed again, the renewed one stays', async () => {
  const [company] = companies
  const column = sealedColumns.find(({ column }) => column === 'refresh')
  if (!company || !column) throw new Error('nothing to seal again')
  await reseal(seenWith(both))
  const { connectionId } = company.connection
  const [read] = (await otherSealed(database.ctx.db, column, before.currentPrefix, '', 100)).filter(
    ({ owner }) => owner === connectionId,
  )
  if (!read) throw new Error('nothing was read')
  company.atAge(100 * LIFE_SECONDS)
  await freshAccess({ ...company.ctx, vault: after }, new Map(), connectionId)
  const [renewed] = await database.ctx.db
    .selectFrom('credential')
    .select('refresh')
    .where('connection_id', '=', connectionId)
    .execute()

  expect(await exchangeSealed(database.ctx.db, column, read, 'what the slow process sealed')).toBe(false)

  expect(
    await database.ctx.db
      .selectFrom('credential')
      .select('refresh')
      .where('connection_id', '=', connectionId)
      .execute(),
  ).toEqual([renewed])
})

test('A36, A40: what does not open where it stands is told, stays as it is, and stops nothing', async () => {
  const [first, second] = companies
  const third = freshVault(randomBytes(32), next)
  const moved = await database.ctx.db
    .selectFrom('credential')
    .select('access')
    .where('connection_id', '=', first?.connection.connectionId ?? '')
    .executeTakeFirstOrThrow()
  await database.ctx.db
    .updateTable('credential')
    .set(moved)
    .where('connection_id', '=', second?.connection.connectionId ?? '')
    .execute()

  const { resealed, unreadable } = await reseal(seenWith(third))

  expect(unreadable).toEqual([{ owner: second?.connection.connectionId, field: 'access' }])
  expect(resealed).toBeGreaterThanOrEqual(3 * CONNECTIONS - 1)
  expect(await countToReseal(seenWith(third))).toBe(1)
})
