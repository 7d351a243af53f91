import type { Send } from '@mallet/gong'
import { sql } from 'kysely'
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

test.each([
  ['at half of its life', HALF_LIFE],
  ['right before its end', LIFE_SECONDS - 1],
])(
  'B21: of many processes that refresh at once %s, one asks, and the others find it busy until it is settled',
  async (_, age) => {
    const answer = later<ReturnType<typeof grant>>()
    fresh.endpoint.answer = () => answer.promise
    fresh.atAge(age)

    const first = refresh()
    while (fresh.endpoint.tokens.length === 0) await new Promise(setImmediate)
    expect(await Promise.all(Array.from({ length: 9 }, () => refresh()))).toEqual(Array(9).fill('busy'))
    answer.resolve(grant('second'))

    expect([await first, await refresh()]).toEqual(['settled', 'settled'])
    expect(fresh.endpoint.tokens).toEqual(['first'])
  },
)

test('who still has the old generation in hand asks for nothing and looks again', async () => {
  fresh.atAge(HALF_LIFE)
  await refresh()

  expect(await refresh(1)).toBe('settled')
  expect(fresh.endpoint.tokens).toEqual(['first'])
})

test('B25: a refusal for good ends the credential with its reason', async () => {
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

const HOSTILE = [
  'http://api.gong.io',
  'https://api.gong.io.evil.test',
  'https://evilgong.io',
  'https://evil-api.gong.io.test',
  'https://api.gong.io@evil.test',
  'https://evil.test#.gong.io',
  'https://evil.test?.gong.io',
  'https://evil.test\\.gong.io',
  'https://gong.io%2eevil.test',
  'https://api.gong.io:8443',
  'https://api.gong.io.',
  'https://api.gong。io',
  'https://api.gong.io/v2',
  ['https://api.gong.io'],
  { href: 'https://api.gong.io' },
  null,
  undefined,
  `https://${'a'.repeat(5000)}.api.gong.io`,
]

test("A22: an address that is none of Gong's, named by a refresh, is not believed: the old one stays, marked, and told once", async () => {
  const { connectionId } = fresh.connection
  for (const [index, api_base_url_for_customer] of HOSTILE.entries()) {
    fresh.endpoint.answer = () => grant(`token ${index}`, { api_base_url_for_customer })
    for (const generation of [2 * index + 1, 2 * index + 2]) {
      fresh.atAge(generation * HALF_LIFE)
      expect(await refresh(generation)).toBe('settled')
    }
    const row = await fresh.ctx.db
      .selectFrom('connection')
      .select(['base_url', 'refused_base_url'])
      .where('id', '=', connectionId)
      .executeTakeFirstOrThrow()
    expect(row.base_url, String(api_base_url_for_customer)).toBe(BASE_URL)
    expect(row.refused_base_url, String(api_base_url_for_customer)).toEqual(expect.any(String))
  }
  const told = await fresh.ctx.db
    .selectFrom('outbox_event')
    .select('type')
    .where('connection_id', '=', connectionId)
    .execute()
  expect(new Set(told.map(({ type }) => type))).toEqual(new Set(['connection.base_url_refused']))
  expect(told).toHaveLength(new Set(HOSTILE.map(shown)).size)
})

/** What two hostile values have in common as they are shown. */
const shown = (value: unknown) => (typeof value === 'string' ? value : Array.isArray(value) ? 'array' : String(value))

test('A22: an allowed address that changes is followed, told as an event, and takes the mark away', async () => {
  fresh.endpoint.answer = () => grant('second', { api_base_url_for_customer: 'https://evil.test' })
  fresh.atAge(HALF_LIFE)
  await refresh(1)
  fresh.endpoint.answer = () => grant('third', { api_base_url_for_customer: 'https://eu-2.api.gong.io' })
  fresh.atAge(2 * HALF_LIFE)
  await refresh(2)

  const { connectionId } = fresh.connection
  const { rows } = await sql<{ base_url: string; refused_base_url: string | null }>`
    select base_url, refused_base_url from connection where id = ${connectionId}`.execute(fresh.ctx.db)
  expect(rows).toEqual([{ base_url: 'https://eu-2.api.gong.io', refused_base_url: null }])
  const events = await fresh.ctx.db
    .selectFrom('outbox_event')
    .select(['type', 'data'])
    .where('connection_id', '=', connectionId)
    .orderBy('id')
    .execute()
  expect(events).toEqual([
    { type: 'connection.base_url_refused', data: { connectionId, named: 'https://evil.test' } },
    { type: 'connection.base_url_changed', data: { connectionId, from: BASE_URL, to: 'https://eu-2.api.gong.io' } },
  ])
})

test.each([
  ['an error of the server', refusal(500, 'invalid_grant')],
  ['a bad gateway', refusal(502)],
  ['a page', { status: 200, headers: { 'content-type': 'text/html' }, body: '<html>Sign in</html>' }],
  ['a success that holds an error', refusal(200, 'invalid_grant')],
  ['nothing', { status: 200, headers: {}, body: '' }],
  ['a redirect', { status: 302, headers: { location: 'https://evil.test' }, body: '' }],
  ['a list', { status: 200, headers: {}, body: '[]' }],
])(
  'B24: %s in answer to a refresh decides nothing, costs one try, and ends nothing while the token lives',
  async (_, answer) => {
    fresh.endpoint.answer = () => answer
    fresh.atAge(HALF_LIFE)

    expect(await refresh()).toBe('put off')
    expect(await refresh()).not.toBe('settled')

    expect(await fresh.stored()).toMatchObject({ status: 'active', tries: 1, refresh: 'first', generation: 1 })
    expect(fresh.endpoint.tokens).toHaveLength(1)
  },
)

test('B24: a refresh without a new refresh token keeps the old one, which is sent again next time', async () => {
  fresh.endpoint.answer = () => grant('second', { refresh_token: undefined, scope: undefined })
  fresh.atAge(HALF_LIFE)
  await refresh(1)
  fresh.atAge(2 * HALF_LIFE)
  await refresh(2)

  expect(fresh.endpoint.tokens).toEqual(['first', 'first'])
  expect(await fresh.stored()).toMatchObject({
    refresh: 'first',
    access: 'access of second',
    scopes: ['api:users:read'],
  })
})

test('B24: a 401 that does not say what it is about costs no try, marks nothing, and is asked again each minute', async () => {
  fresh.endpoint.answer = () => refusal(401)
  for (const minute of [0, 1, 2]) {
    fresh.atAge(HALF_LIFE + minute * 60)
    expect(await refresh()).toMatchObject({ code: 'authorization_failed' })
    expect(await refresh()).toBe('put off')
  }

  expect(await fresh.stored()).toMatchObject({ status: 'active', tries: 0 })
  expect(await refusedReason()).toBeNull()
})

const refusedReason = async () => {
  const { refused_reason } = await fresh.ctx.db
    .selectFrom('integration')
    .select('refused_reason')
    .where('id', '=', fresh.connection.integrationId)
    .executeTakeFirstOrThrow()
  return refused_reason
}

test.each([
  ['invalid_client', refusal(401, 'invalid_client')],
  ['unauthorized_client', refusal(400, 'unauthorized_client')],
])(
  'B25: %s marks the integration and none of its connections, asks once a minute for all of them, and ends by itself',
  async (reason, answer) => {
    const [first, second] = [fresh, await freshCredential(database)]
    await first.ctx.db
      .updateTable('connection')
      .set({ integration_id: first.connection.integrationId })
      .where('id', '=', second.connection.connectionId)
      .execute()
    const { integrationId } = first.connection
    first.endpoint.answer = () => answer
    const renew = ({ connection: { connectionId } }: FreshCredential) =>
      refreshCredential(first.ctx, { connectionId, integrationId, generation: 1 })
    first.atAge(HALF_LIFE)

    for (let round = 0; round < 3; round++) for (const one of [first, second]) await renew(one)

    expect(first.endpoint.tokens).toHaveLength(1)
    expect(await refusedReason()).toBe(reason)
    for (const one of [first, second]) expect(await one.stored()).toMatchObject({ status: 'active', tries: 0 })

    first.endpoint.answer = (token) => grant(`${token}+`)
    first.atAge(HALF_LIFE + 60)
    expect([await renew(first), await renew(second)]).toEqual(['settled', 'settled'])
    expect(await refusedReason()).toBeNull()
  },
)

test('B25: a refusal for good is told as one event, however often it is met', async () => {
  fresh.endpoint.answer = () => refusal(400, 'invalid_grant')
  fresh.atAge(HALF_LIFE)
  await Promise.all(Array.from({ length: 5 }, () => refresh()))
  await refresh()

  const { connectionId } = fresh.connection
  const events = await fresh.ctx.db
    .selectFrom('outbox_event')
    .select(['type', 'data'])
    .where('connection_id', '=', connectionId)
    .execute()
  expect(events).toEqual([{ type: 'connection.needs_reauth', data: { connectionId, reason: 'invalid_grant' } }])
})
