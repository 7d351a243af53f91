import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import {
  BASE_URL,
  grant,
  LIFE_SECONDS,
  type OAuthConnection,
  oauthConnection,
  readCredential,
  refreshContext,
  refusal,
  silence,
  type TokenEndpoint,
  tokenEndpoint,
} from '../../../test/fresh-credential.ts'
import { type FreshDatabase, openFreshDatabase } from '../../../test/fresh-database.ts'
import { type RefreshContext, refreshCredential } from './refresh-credential.ts'

const LINKED_AT = Date.parse('2026-06-10T14:00:00Z')
const HALF_LIFE = LIFE_SECONDS / 2
const NEAR_END = LIFE_SECONDS - 600

let database: FreshDatabase
let endpoint: TokenEndpoint
let ctx: RefreshContext
let connection: OAuthConnection

beforeAll(async () => {
  database = await openFreshDatabase()
})
afterAll(() => database.close())

beforeEach(async () => {
  endpoint = tokenEndpoint()
  ctx = refreshContext(database, endpoint.send)
  atAge(0)
  connection = await oauthConnection(database, ctx)
})

/** Puts the clock so many seconds after the linking. */
const atAge = (seconds: number) => database.setClock(new Date(LINKED_AT + seconds * 1000).toISOString())

const refresh = (generation = 1) => refreshCredential(ctx, { ...connection, generation })

const stored = () => readCredential(ctx, connection.connectionId)

/** The process that holds the lease has been silent for longer than its request can live. */
const endLease = () =>
  sql`update credential set lease_until = clock_timestamp() - interval '1 second'
       where connection_id = ${connection.connectionId}`.execute(ctx.db)

/** An answer that comes when the test lets it. */
function later<T>(): { promise: Promise<T>; resolve: (value: T) => void } {
  let resolve: (value: T) => void = () => {}
  const promise = new Promise<T>((settle) => {
    resolve = settle
  })
  return { promise, resolve }
}

test('before half of its life a token is not renewed', async () => {
  atAge(HALF_LIFE - 1)

  expect(await refresh()).toBe('put off')
  expect(endpoint.tokens).toEqual([])
})

test('a renewed token replaces the old one whole, and its life counts from now', async () => {
  atAge(HALF_LIFE)

  expect(await refresh()).toBe('settled')

  expect(await stored()).toMatchObject({
    access: 'access of first+',
    refresh: 'first+',
    generation: 2,
    status: 'active',
    reason: null,
    tries: 0,
    lease_until: null,
    refresh_at: new Date(LINKED_AT + 2 * HALF_LIFE * 1000),
    expires_at: new Date(LINKED_AT + 3 * HALF_LIFE * 1000),
  })
})

test('of many processes that refresh at once, one asks and the others find it busy', async () => {
  atAge(HALF_LIFE)

  const outcomes = await Promise.all(Array.from({ length: 10 }, () => refresh()))

  expect(outcomes.filter((outcome) => outcome === 'settled')).toHaveLength(1)
  expect(outcomes.filter((outcome) => outcome === 'busy')).toHaveLength(9)
  expect(endpoint.tokens).toEqual(['first'])
})

test('who still has the old generation in hand asks for nothing', async () => {
  atAge(HALF_LIFE)
  await refresh()

  expect(await refresh(1)).toBe('put off')
  expect(endpoint.tokens).toEqual(['first'])
})

test('a refusal for good ends the credential with its reason', async () => {
  atAge(HALF_LIFE)
  endpoint.answer = () => refusal(400, 'invalid_grant')

  expect(await refresh()).toBe('settled')

  expect(await stored()).toMatchObject({ status: 'needs_reauth', reason: 'invalid_grant', generation: 1 })
})

test.each([
  ['invalid_client', refusal(401, 'invalid_client')],
  ['untrusted_ip', refusal(403)],
  ['rate_limited', refusal(429)],
  ['authorization_failed', refusal(400, 'unauthorized_client')],
])(
  'a refusal that is not about the token (%s) costs no try: it is tried again each minute, and then works',
  async (code, answer) => {
    endpoint.answer = () => answer
    for (let minute = 0; minute < 5; minute++) {
      atAge(HALF_LIFE + minute * 60)
      expect(await refresh()).toMatchObject({ code })
      expect(await refresh()).toBe('put off')
    }
    expect(endpoint.tokens).toHaveLength(5)
    expect(await stored()).toMatchObject({ status: 'active', tries: 0 })

    endpoint.answer = () => grant('second')
    atAge(LIFE_SECONDS + 60)
    expect(await refresh()).toBe('settled')
    expect(await stored()).toMatchObject({ refresh: 'second', status: 'active' })
  },
)

test('an endpoint that was not reached costs no try, and is tried at every request once the access token is over', async () => {
  endpoint.answer = () => silence('not_reached')
  atAge(HALF_LIFE)
  expect([await refresh(), await refresh()]).toEqual(['put off', 'put off'])
  expect(endpoint.tokens).toHaveLength(1)

  atAge(LIFE_SECONDS)
  await refresh()
  await refresh()

  expect(endpoint.tokens).toHaveLength(3)
  expect(await stored()).toMatchObject({ status: 'active', tries: 0 })
})

test.each([
  ['lost', () => silence('connection_lost')],
  ['too late', () => silence('deadline')],
  ['a failure', () => refusal(503)],
  ['no grant', () => grant('second', { refresh_token: 7 })],
])(
  'after an answer that was %s the token is sent once more, ten minutes before its end, and not again',
  async (_, answer) => {
    endpoint.answer = answer
    atAge(HALF_LIFE)
    expect(await refresh()).toBe('put off')
    await endLease()
    expect(await refresh()).toBe('put off')
    atAge(NEAR_END - 1)
    expect(await refresh()).toBe('put off')
    expect(endpoint.tokens).toEqual(['first'])

    atAge(NEAR_END)
    expect(await refresh()).toBe('put off')
    await endLease()
    atAge(LIFE_SECONDS - 1)
    expect(await refresh()).toBe('put off')
    expect(await stored()).toMatchObject({ status: 'active' })
    atAge(LIFE_SECONDS)
    expect(await refresh()).toBe('settled')

    expect(endpoint.tokens).toEqual(['first', 'first'])
    expect(await stored()).toMatchObject({ status: 'needs_reauth', reason: 'refresh_outcome_unknown' })
  },
)

test('while a lost answer may still be on its way, everybody else finds the token busy', async () => {
  endpoint.answer = () => silence('connection_lost')
  atAge(HALF_LIFE)
  await refresh()

  atAge(NEAR_END)
  expect(await refresh()).toBe('busy')

  expect(endpoint.tokens).toEqual(['first'])
})

test('a second try that is refused says that the outcome of the first is unknown', async () => {
  endpoint.answer = () => silence('connection_lost')
  atAge(HALF_LIFE)
  await refresh()
  await endLease()
  endpoint.answer = () => refusal(400, 'invalid_grant')
  atAge(NEAR_END)

  expect(await refresh()).toBe('settled')

  expect(await stored()).toMatchObject({ status: 'needs_reauth', reason: 'refresh_outcome_unknown' })
})

test('an answer that comes after another process gave up is stored, and heals the credential', async () => {
  const answer = later<ReturnType<typeof grant>>()
  endpoint.answer = () => answer.promise
  atAge(NEAR_END)
  const slow = refresh()
  while (endpoint.tokens.length === 0) await new Promise(setImmediate)
  await endLease()
  endpoint.answer = () => refusal(400, 'invalid_grant')
  await refresh()
  expect(await stored()).toMatchObject({ status: 'needs_reauth' })

  answer.resolve(grant('late'))
  await slow

  expect(await stored()).toMatchObject({ refresh: 'late', status: 'active', reason: null, generation: 2 })
})

test('of two answers to one token the later request wins, whichever comes first', async () => {
  const answer = later<ReturnType<typeof grant>>()
  endpoint.answer = () => answer.promise
  atAge(NEAR_END)
  const slow = refresh()
  while (endpoint.tokens.length === 0) await new Promise(setImmediate)
  await endLease()
  endpoint.answer = () => grant('newer')
  await refresh()

  answer.resolve(grant('older'))
  await slow

  expect(await stored()).toMatchObject({ refresh: 'newer', generation: 2 })
})

test('the company is followed to another address of Gong, and to no other', async () => {
  const baseUrl = async () => {
    const row = await ctx.db
      .selectFrom('connection')
      .select('base_url')
      .where('id', '=', connection.connectionId)
      .executeTakeFirstOrThrow()
    return row.base_url
  }
  endpoint.answer = () => grant('second', { api_base_url_for_customer: 'https://api.gong.io.evil.example' })
  atAge(HALF_LIFE)
  await refresh(1)
  expect(await baseUrl()).toBe(BASE_URL)

  endpoint.answer = () => grant('third', { api_base_url_for_customer: 'https://eu-2.api.gong.io' })
  atAge(2 * HALF_LIFE)
  await refresh(2)
  expect(await baseUrl()).toBe('https://eu-2.api.gong.io')
  expect(await stored()).toMatchObject({ refresh: 'third', generation: 3 })
})

test('a token endpoint that reads only its query is asked there at once from then on', async () => {
  const places: string[] = []
  ctx = {
    ...ctx,
    send: async ({ url, body }) => {
      places.push(body === undefined ? 'query' : 'form')
      return new URL(url).search === '' ? refusal(400, 'invalid_request') : grant('next')
    },
  }
  atAge(HALF_LIFE)
  await refresh(1)
  atAge(2 * HALF_LIFE)
  await refresh(2)

  expect(places).toEqual(['form', 'query', 'query'])
})
