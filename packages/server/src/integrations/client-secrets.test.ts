import type { Send } from '@mallet/gong'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type FreshCredential, freshCredential, grant, LIFE_SECONDS, refusal } from '../../test/fresh-credential.ts'
import { type FreshDatabase, openFreshDatabase } from '../../test/fresh-database.ts'
import { connectionStatus } from '../connections/connection-status.ts'
import { refreshCredential } from '../gateway/credentials/refresh-credential.ts'
import { deleteIntegration } from './delete-integration.ts'
import { loadIntegration } from './load-integration.ts'
import { updateIntegration } from './update-integration.ts'

const HOUR = 3600
/** When the token is renewed for the first time, in seconds after the linking. */
const DUE = LIFE_SECONDS / 2

let database: FreshDatabase
let fresh: FreshCredential
/** What Gong takes for the client's secret. */
let knownToGong: string
let asked: { secret: string; validity: string | null }[]

beforeAll(async () => {
  database = await openFreshDatabase()
})
afterAll(() => database.close())

beforeEach(async () => {
  fresh = await freshCredential(database)
  knownToGong = 'secret'
  asked = []
})

const send: Send = async ({ headers, body }) => {
  const [, basic = ''] = (headers?.authorization ?? '').split(' ')
  const [, secret = ''] = Buffer.from(basic, 'base64').toString().split(':')
  asked.push({ secret, validity: new URLSearchParams(body).get('validity_duration') })
  return secret === knownToGong ? grant('renewed') : refusal(401, 'invalid_client')
}

const change = (auth: {
  clientSecret?: string
  overlapSeconds?: number
  scopes?: string[]
  tokenLifetimeSeconds?: number | null
}) => updateIntegration(database.ctx, fresh.connection.integrationId, { auth: { overlapSeconds: 86_400, ...auth } })

const renew = (generation = 1) => refreshCredential({ ...fresh.ctx, send }, { ...fresh.connection, generation })

const secretsAsked = () => asked.map(({ secret }) => secret)

test('a new client secret is asked with first, and the one before only where Gong refuses it', async () => {
  fresh.atAge(DUE)
  await change({ clientSecret: 'next' })

  expect(await renew()).toBe('settled')

  expect(secretsAsked()).toEqual(['next', 'secret'])
  expect(await fresh.stored()).toMatchObject({ status: 'active', generation: 2, tries: 0 })
  expect(await loadIntegration(database.ctx, fresh.connection.integrationId)).toMatchObject({ refused_reason: null })
})

test('the one before is forgotten once the new one has worked', async () => {
  fresh.atAge(DUE)
  const { auth } = await change({ clientSecret: 'next' })
  expect(auth).toMatchObject({ previousSecretUntil: expect.any(String) })
  knownToGong = 'next'

  expect(await renew()).toBe('settled')

  expect(secretsAsked()).toEqual(['next'])
  const row = await loadIntegration(database.ctx, fresh.connection.integrationId)
  expect([row.client_secret_before, row.client_secret_before_until]).toEqual([null, null])
})

test.each([
  ['after its overlap', { overlapSeconds: HOUR }, HOUR],
  ['where no overlap is wanted', { overlapSeconds: 0 }, 0],
])('the one before is not tried %s', async (_, overlap, laterSeconds) => {
  fresh.atAge(DUE)
  await change({ clientSecret: 'next', ...overlap })
  fresh.atAge(DUE + laterSeconds)

  expect(await renew()).toMatchObject({ code: 'invalid_client' })

  expect(secretsAsked()).toEqual(['next'])
})

test('a secret that never worked does not end the overlap of the one that did, and a repeated one changes nothing', async () => {
  fresh.atAge(DUE)
  await change({ clientSecret: 'mistyped' })
  await change({ clientSecret: 'next' })
  await change({ clientSecret: 'next' })

  expect(await renew()).toBe('settled')

  expect(secretsAsked()).toEqual(['next', 'secret'])
})

test('the present client secret once more begins no overlap', async () => {
  expect((await change({ clientSecret: 'secret' })).auth).toMatchObject({ previousSecretUntil: null })
})

test('a new client secret is tried at once, however recently Gong refused the one before', async () => {
  fresh.atAge(DUE)
  knownToGong = 'next'
  expect(await renew()).toMatchObject({ code: 'invalid_client' })
  await change({ clientSecret: 'next' })
  const { integrationId } = fresh.connection
  expect(await loadIntegration(database.ctx, integrationId)).toMatchObject({ refused_reason: null, refused_at: null })
  fresh.atAge(DUE + 60)

  expect(await renew()).toBe('settled')
  expect(secretsAsked()).toEqual(['secret', 'next'])
})

test('no answer shows a client secret, and both are stored encrypted', async () => {
  const shown = await change({ clientSecret: 'the-next-secret' })
  const row = await loadIntegration(database.ctx, fresh.connection.integrationId)

  expect(JSON.stringify(shown)).not.toContain('the-next-secret')
  expect(JSON.stringify([row.client_secret, row.client_secret_before])).not.toMatch(/the-next-secret|"secret"/)
})

test('Gong is asked for a lifetime of tokens only where one is set', async () => {
  fresh.atAge(DUE)
  await renew()
  await change({ tokenLifetimeSeconds: 7200 })
  fresh.atAge(2 * DUE)
  await renew(2)
  await change({ tokenLifetimeSeconds: null })
  fresh.atAge(3 * DUE)
  await renew(3)

  expect(asked.map(({ validity }) => validity)).toEqual([null, '7200', null])
})

test('the client id stays while there are connections, whose tokens belong to it', async () => {
  const rename = () =>
    updateIntegration(database.ctx, fresh.connection.integrationId, { auth: { clientId: 'other', overlapSeconds: 0 } })

  await expect(rename()).rejects.toMatchObject({ code: 'invalid_input' })
  await database.ctx.db
    .updateTable('connection')
    .set({ deleted_at: database.ctx.clock.now() })
    .where('id', '=', fresh.connection.connectionId)
    .execute()
  expect((await rename()).auth).toMatchObject({ clientId: 'other' })
})

test('the status of a connection holds what is requested against what was granted', async () => {
  await change({ scopes: ['api:users:read', 'api:logs:read'] })

  const { scopes } = await connectionStatus(database.ctx, fresh.connection.connectionId)

  expect(scopes).toEqual({
    requested: ['api:users:read', 'api:logs:read'],
    granted: ['api:users:read'],
    notGranted: ['api:logs:read'],
  })
})

test('of a deleted integration no client secret is left', async () => {
  const { integrationId } = fresh.connection
  await change({ clientSecret: 'next' })

  await deleteIntegration(database.ctx, { scopes: ['admin'], connectionIds: null }, integrationId, 1)

  const row = await database.ctx.db
    .selectFrom('integration')
    .select(['client_secret', 'client_secret_before'])
    .where('id', '=', integrationId)
    .executeTakeFirst()
  expect(row).toEqual({ client_secret: null, client_secret_before: null })
})
