import type { OutgoingRequest } from '@mallet/contract/derive/client'
import { gong } from '@mallet/contract/gong/index'
import { oauth } from '@mallet/contract/gong/oauth'
import { refusals } from '@mallet/contract/gong/refusals'
import type { Send } from '@mallet/gong'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { BASE_URL, type FreshCredential, freshCredential, LIFE_SECONDS } from '../../test/fresh-credential.ts'
import { type FreshDatabase, openFreshDatabase } from '../../test/fresh-database.ts'
import { UNPACED } from '../../test/link.ts'
import { streamOf } from '../../test/stream-of.ts'
import { type Budget, createBudget } from './budget/create-budget.ts'
import { createGateway, type Gateway } from './create-gateway.ts'
import type { StreamedDeparture } from './departure.ts'

let database: FreshDatabase
let fresh: FreshCredential
let budget: Budget
let gateway: Gateway
/** The Authorization header of each request under /v2, in order. */
let sent: string[]
/** What the API answers to it. */
let answer: (authorization: string) => { status: number; errors?: string[] }

beforeAll(async () => {
  database = await openFreshDatabase()
})
afterAll(() => database.close())

beforeEach(async () => {
  fresh = await freshCredential(database)
  await fresh.ctx.db
    .updateTable('connection')
    .set({ settings: JSON.stringify(UNPACED) })
    .where('id', '=', fresh.connection.connectionId)
    .execute()
  budget = createBudget({ db: fresh.ctx.db, meaningNow: () => fresh.ctx.clock.now() })
  sent = []
  answer = () => ({ status: 200 })
  const send: Send = async (request) => {
    if (new URL(request.url).pathname === oauth.tokenPath) return fresh.ctx.send(request)
    const { authorization = '' } = request.headers
    sent.push(authorization)
    const { status, errors = [] } = answer(authorization)
    const headers = { 'content-type': 'application/json' }
    return { status, headers, body: JSON.stringify({ requestId: 'r', errors }) }
  }
  gateway = createGateway({ ...fresh.ctx, budget, send, stream: streamOf(send) })
})
afterEach(() => budget.close())

const users = { name: 'users.list', endpoint: gong['users.list'], method: 'GET', path: '/v2/users' }

const request = (more: Partial<OutgoingRequest> = {}) =>
  gateway.request({ connectionId: fresh.connection.connectionId, lane: 'interactive' }, { ...users, ...more })

test('B27: a 401 in the middle of the work renews the token once and repeats the request once', async () => {
  answer = (authorization) => ({ status: authorization === 'Bearer access of first' ? 401 : 200 })

  expect((await request()).status).toBe(200)

  expect(sent).toEqual(['Bearer access of first', 'Bearer access of first+'])
  expect(fresh.endpoint.tokens).toEqual(['first'])
})

test('B27: a new token that is refused as well ends the connection, and nothing is tried a third time', async () => {
  answer = () => ({ status: 401, errors: ['Authentication failed'] })

  await expect(request()).rejects.toMatchObject({ code: 'needs_reauth' })
  await expect(request()).rejects.toMatchObject({ code: 'needs_reauth' })

  expect(sent).toHaveLength(2)
  expect(fresh.endpoint.tokens).toEqual(['first'])
  expect(await fresh.stored()).toMatchObject({ status: 'needs_reauth', reason: 'access_token_refused' })
})

test.each<[string, number, string[]]>([
  ['a 401 that names a scope', 401, [refusals.missingScope('api:users:read')]],
  ['a 404', 404, []],
  ['a 500', 500, []],
])('B27: %s renews nothing and sends nothing twice', async (_, status, errors) => {
  answer = () => ({ status, errors })

  await request().catch(() => undefined)

  expect(sent).toHaveLength(1)
  expect(fresh.endpoint.tokens).toEqual([])
  expect(await fresh.stored()).toMatchObject({ status: 'active', generation: 1, tries: 0 })
})

test('B27: a 403 to what every key may ask renews nothing, is sent once, and tells that this address is not trusted', async () => {
  answer = () => ({ status: 403, errors: ['Forbidden'] })

  await request().catch(() => undefined)

  expect(sent).toHaveLength(1)
  expect(fresh.endpoint.tokens).toEqual([])
  expect(await fresh.stored()).toMatchObject({ status: 'needs_reauth', reason: 'untrusted_ip', generation: 1 })
})

test('B27: an upload that is refused renews the token and is not sent again, since its file has gone by', async () => {
  answer = (authorization) => ({ status: authorization === 'Bearer access of first' ? 401 : 200 })
  async function* bytes(): AsyncGenerator<Uint8Array> {
    yield Buffer.from('sound')
  }
  const file = { part: 'mediaFile', fileName: 'a.mp3', mediaType: 'audio/mpeg', bytes: bytes() }

  await expect(request({ file })).rejects.toMatchObject({ code: 'refresh_in_progress' })

  expect(sent).toHaveLength(1)
  expect(fresh.endpoint.tokens).toEqual(['first'])
  expect((await request()).status).toBe(200)
})

test('B27: many requests that are refused at once renew one token between them', async () => {
  answer = (authorization) => ({ status: authorization === 'Bearer access of first' ? 401 : 200 })

  const statuses = (await Promise.all(Array.from({ length: 12 }, () => request()))).map(({ status }) => status)

  expect(statuses).toEqual(Array(12).fill(200))
  expect(fresh.endpoint.tokens).toEqual(['first'])
})

test('A36: with credentials that were moved here from another connection no request leaves, and the connection is marked', async () => {
  const other = await freshCredential(database)
  const theirs = await fresh.ctx.db
    .selectFrom('credential')
    .select(['access', 'refresh'])
    .where('connection_id', '=', other.connection.connectionId)
    .executeTakeFirstOrThrow()
  await fresh.ctx.db
    .updateTable('credential')
    .set(theirs)
    .where('connection_id', '=', fresh.connection.connectionId)
    .execute()

  await expect(request()).rejects.toMatchObject({ code: 'undecryptable' })
  await expect(request()).rejects.toMatchObject({ code: 'needs_reauth' })

  expect(sent).toEqual([])
  expect(await other.stored()).toMatchObject({ status: 'active' })
})

test('A22: no token leaves for an address that a refresh named and that is none of Gong', async () => {
  const urls: string[] = []
  const { send } = fresh.ctx
  const watching = createGateway({
    ...fresh.ctx,
    budget,
    stream: streamOf(send),
    send: async (leaving) => {
      urls.push(new URL(leaving.url).origin)
      if (new URL(leaving.url).pathname !== oauth.tokenPath) {
        return { status: 200, headers: { 'content-type': 'application/json' }, body: '{}' }
      }
      const answered = await send(leaving)
      return { ...answered, body: answered.body.replaceAll(BASE_URL, 'https://api.gong.io.evil.test') }
    },
  })
  fresh.atAge(LIFE_SECONDS / 2)

  await watching.request({ connectionId: fresh.connection.connectionId, lane: 'interactive' }, users)

  expect(urls).toEqual(['https://app.gong.io', BASE_URL])
  expect(await fresh.stored()).toMatchObject({ generation: 2 })
})

test('A68: what two connections of one company ask is taken from one budget', async () => {
  const other = await freshCredential(database)
  const ids = [fresh.connection.connectionId, other.connection.connectionId]
  const { db } = fresh.ctx
  await db
    .updateTable('connection')
    .set({ company_id: `of ${ids}` })
    .where('id', 'in', ids)
    .execute()

  for (const connectionId of ids) await gateway.request({ connectionId, lane: 'interactive' }, users)

  expect((await budget.snapshot(`of ${ids}`)).usedToday).toBe(2)
  expect((await budget.snapshot(fresh.connection.connectionId)).usedToday).toBe(0)
})

test('A18: nothing leaves for a connection that is held, whatever its credentials say, until it is let go', async () => {
  gateway.hold(fresh.connection.connectionId, true)
  await expect(request()).rejects.toMatchObject({ code: 'connection_suspended' })
  expect(sent).toEqual([])

  gateway.hold(fresh.connection.connectionId, false)
  expect((await request()).status).toBe(200)
})

const stream = (more: Partial<StreamedDeparture> = {}) =>
  gateway.stream(
    { connectionId: fresh.connection.connectionId, lane: 'interactive' },
    {
      name: 'users.list',
      method: 'GET',
      path: '/v2/users?limit=1',
      headers: {},
      deadlineMs: 10_000,
      isReading: true,
      isSentOnce: false,
      takesGzip: false,
      isUnknown: false,
      ...more,
    },
  )

test('B27: a streamed request is renewed and repeated as any other, unless its body has gone by', async () => {
  answer = (authorization) => ({ status: authorization === 'Bearer access of first' ? 401 : 200 })

  await expect(stream({ isSentOnce: true })).rejects.toMatchObject({ code: 'refresh_in_progress' })
  expect(sent).toHaveLength(1)

  answer = (authorization) => ({ status: authorization === 'Bearer access of first+' ? 401 : 200 })
  expect((await stream()).status).toBe(200)
  expect(sent.slice(1)).toEqual(['Bearer access of first+', 'Bearer access of first++'])
})

test('B27: a streamed request that lacks a scope is told so, and nothing is renewed', async () => {
  answer = () => ({ status: 401, errors: [refusals.missingScope('api:users:read')] })

  await expect(stream()).rejects.toMatchObject({ code: 'missing_scope', details: { scope: 'api:users:read' } })
  expect(fresh.endpoint.tokens).toEqual([])
})

test('B27: a path that nobody knows and that is always answered 401 does not end the connection', async () => {
  const isKnown: boolean[] = []
  const { send } = fresh.ctx
  const odd: Send = async (request) => {
    const { pathname } = new URL(request.url)
    if (pathname === oauth.tokenPath) return send(request)
    isKnown.push(pathname === '/v2/users')
    return { status: pathname === '/v2/users' ? 200 : 401, headers: {}, body: '{}' }
  }
  const picky = createGateway({ ...fresh.ctx, budget, send: odd, stream: streamOf(odd) })
  const caller = { connectionId: fresh.connection.connectionId, lane: 'interactive' } as const
  const asked = {
    ...{ name: 'http.request', method: 'GET', path: '/v2/odd', headers: {}, deadlineMs: 10_000 },
    ...{ isReading: true, isSentOnce: false, takesGzip: false, isUnknown: true },
  }

  expect((await picky.stream(caller, asked)).status).toBe(401)

  expect(isKnown).toEqual([false, false, true])
  expect(await fresh.stored()).toMatchObject({ status: 'active' })
})
