import type { Send } from '@mallet/gong'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import {
  BASE_URL,
  type FreshCredential,
  freshCredential,
  grant,
  LIFE_SECONDS,
  refusal,
  silence,
} from '../../../test/fresh-credential.ts'
import { type FreshDatabase, openFreshDatabase } from '../../../test/fresh-database.ts'
import { later } from '../../../test/later.ts'
import { refreshCredential } from './refresh-credential.ts'

const HALF_LIFE = LIFE_SECONDS / 2

let database: FreshDatabase
let fresh: FreshCredential

beforeAll(async () => {
  database = await openFreshDatabase()
})
afterAll(() => database.close())

beforeEach(async () => {
  fresh = await freshCredential(database)
})

const refresh = (generation = 1) => refreshCredential(fresh.ctx, { ...fresh.connection, generation })

test('before half of its life a token is not renewed', async () => {
  fresh.atAge(HALF_LIFE - 1)

  expect(await refresh()).toBe('put off')
  expect(fresh.endpoint.tokens).toEqual([])
})

test('a renewed token replaces the old one whole, and its life counts from now', async () => {
  const linkedAt = fresh.ctx.clock.now()
  const after = (seconds: number) => new Date(linkedAt.getTime() + seconds * 1000)
  fresh.atAge(HALF_LIFE)

  expect(await refresh()).toBe('settled')

  expect(await fresh.stored()).toMatchObject({
    access: 'access of first+',
    refresh: 'first+',
    generation: 2,
    status: 'active',
    reason: null,
    tries: 0,
    lease_until: null,
    refresh_at: after(2 * HALF_LIFE),
    expires_at: after(3 * HALF_LIFE),
  })
})

test('of many processes that refresh at once, one asks, and the others find it busy until it is settled', async () => {
  const answer = later<ReturnType<typeof grant>>()
  fresh.endpoint.answer = () => answer.promise
  fresh.atAge(HALF_LIFE)

  const first = refresh()
  while (fresh.endpoint.tokens.length === 0) await new Promise(setImmediate)
  expect(await Promise.all(Array.from({ length: 9 }, () => refresh()))).toEqual(Array(9).fill('busy'))
  answer.resolve(grant('second'))

  expect([await first, await refresh()]).toEqual(['settled', 'settled'])
  expect(fresh.endpoint.tokens).toEqual(['first'])
})

test('who still has the old generation in hand asks for nothing and looks again', async () => {
  fresh.atAge(HALF_LIFE)
  await refresh()

  expect(await refresh(1)).toBe('settled')
  expect(fresh.endpoint.tokens).toEqual(['first'])
})

test('a refusal for good ends the credential with its reason', async () => {
  fresh.atAge(HALF_LIFE)
  fresh.endpoint.answer = () => refusal(400, 'invalid_grant')

  expect(await refresh()).toBe('settled')

  expect(await fresh.stored()).toMatchObject({ status: 'needs_reauth', reason: 'invalid_grant', generation: 1 })
})

test.each([
  ['invalid_client', refusal(401, 'invalid_client')],
  ['untrusted_ip', refusal(403)],
  ['rate_limited', refusal(429)],
  ['authorization_failed', refusal(400, 'unauthorized_client')],
])(
  'a refusal that is not about the token (%s) costs no try: it is tried again each minute, and then works',
  async (code, answer) => {
    fresh.endpoint.answer = () => answer
    for (let minute = 0; minute < 5; minute++) {
      fresh.atAge(HALF_LIFE + minute * 60)
      expect(await refresh()).toMatchObject({ code })
      await refresh()
    }
    expect(fresh.endpoint.tokens).toHaveLength(5)
    expect(await fresh.stored()).toMatchObject({ status: 'active', tries: 0 })

    fresh.endpoint.answer = () => grant('second')
    fresh.atAge(LIFE_SECONDS + 60)
    expect(await refresh()).toBe('settled')
    expect(await fresh.stored()).toMatchObject({ refresh: 'second', status: 'active' })
  },
)

test('an endpoint that was not reached costs no try, and is tried at every request once the access token is over', async () => {
  fresh.endpoint.answer = () => silence('not_reached')
  fresh.atAge(HALF_LIFE)
  expect([await refresh(), await refresh()]).toEqual(['put off', 'put off'])
  expect(fresh.endpoint.tokens).toHaveLength(1)

  fresh.atAge(LIFE_SECONDS)
  await refresh()
  await refresh()

  expect(fresh.endpoint.tokens).toHaveLength(3)
  expect(await fresh.stored()).toMatchObject({ status: 'active', tries: 0 })
})

test('the company is followed to another address of Gong, and to no other', async () => {
  const baseUrl = async () => {
    const row = await fresh.ctx.db
      .selectFrom('connection')
      .select('base_url')
      .where('id', '=', fresh.connection.connectionId)
      .executeTakeFirstOrThrow()
    return row.base_url
  }
  fresh.endpoint.answer = () => grant('second', { api_base_url_for_customer: 'https://api.gong.io.evil.example' })
  fresh.atAge(HALF_LIFE)
  await refresh(1)
  expect(await baseUrl()).toBe(BASE_URL)

  fresh.endpoint.answer = () => grant('third', { api_base_url_for_customer: 'https://eu-2.api.gong.io' })
  fresh.atAge(2 * HALF_LIFE)
  await refresh(2)
  expect(await baseUrl()).toBe('https://eu-2.api.gong.io')
  expect(await fresh.stored()).toMatchObject({ refresh: 'third', generation: 3 })
})

test('a token endpoint that reads only its query is asked there at once from then on', async () => {
  const places: string[] = []
  const send: Send = async ({ url, body }) => {
    places.push(body === undefined ? 'query' : 'form')
    return new URL(url).search === '' ? refusal(400, 'invalid_request') : grant('next')
  }
  fresh = { ...fresh, ctx: { ...fresh.ctx, send } }
  fresh.atAge(HALF_LIFE)
  await refresh(1)
  fresh.atAge(2 * HALF_LIFE)
  await refresh(2)

  expect(places).toEqual(['form', 'query', 'query'])
})
