import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import {
  type FreshCredential,
  freshCredential,
  grant,
  LIFE_SECONDS,
  refusal,
  silence,
} from '../../../test/fresh-credential.ts'
import { type FreshDatabase, openFreshDatabase } from '../../../test/fresh-database.ts'
import { later } from '../../../test/later.ts'
import { SEND_BY_MS } from './lease.ts'
import { type RefreshContext, refreshCredential } from './refresh-credential.ts'

const HALF_LIFE = LIFE_SECONDS / 2
const NEAR_END = LIFE_SECONDS - 600

let database: FreshDatabase
let fresh: FreshCredential

beforeAll(async () => {
  database = await openFreshDatabase()
})
afterAll(() => database.close())

beforeEach(async () => {
  fresh = await freshCredential(database)
})

const refresh = (generation = 1, ctx: RefreshContext = fresh.ctx) =>
  refreshCredential(ctx, { ...fresh.connection, generation })

test('B21: the right to refresh outlives the request that is sent with it, sent at the last moment', async () => {
  const { db } = fresh.ctx
  const outlives: boolean[] = []
  const startedMs = performance.now()
  const send: RefreshContext['send'] = async (request) => {
    const { rows } = await sql<{ leftMs: number }>`
      select (extract(epoch from lease_until - clock_timestamp()) * 1000)::float8 as "leftMs" from credential
       where connection_id = ${fresh.connection.connectionId}`.execute(db)
    const leaseMs = (rows[0]?.leftMs ?? 0) + performance.now() - startedMs
    outlives.push(leaseMs >= SEND_BY_MS + request.deadlineMs)
    return fresh.ctx.send(request)
  }
  fresh.atAge(HALF_LIFE)

  expect(await refresh(1, { ...fresh.ctx, send })).toBe('settled')

  expect(outlives).toEqual([true])
})

test('B21: whoever comes too late to be done within its right gives it back and sends nothing', async () => {
  const now = performance.now.bind(performance)
  const clock = vi.spyOn(performance, 'now')
  const reached = () => void clock.mockImplementation(() => now() + SEND_BY_MS)
  fresh.atAge(HALF_LIFE)

  const outcome = await refresh(1, { ...fresh.ctx, reached }).finally(() => clock.mockRestore())

  expect([outcome, fresh.endpoint.tokens]).toEqual(['busy', []])
  expect(await fresh.stored()).toMatchObject({ generation: 1, tries: 0, lease_until: null, status: 'active' })
  expect(await refresh()).toBe('settled')
})

test.each([
  ['lost', () => silence('connection_lost')],
  ['too late', () => silence('deadline')],
  ['a failure', () => refusal(503)],
  ['no grant', () => grant('second', { access_token: 7 })],
])(
  'after an answer that was %s the token is sent once more, ten minutes before its end, and not again',
  async (_, answer) => {
    fresh.endpoint.answer = answer
    fresh.atAge(HALF_LIFE)
    expect(await refresh()).toBe('put off')
    await fresh.endLease()
    expect(await refresh()).toBe('put off')
    fresh.atAge(NEAR_END - 1)
    expect(await refresh()).toBe('put off')
    expect(fresh.endpoint.tokens).toEqual(['first'])

    fresh.atAge(NEAR_END)
    expect(await refresh()).toBe('put off')
    await fresh.endLease()
    fresh.atAge(LIFE_SECONDS - 1)
    expect(await refresh()).toBe('put off')
    expect(await fresh.stored()).toMatchObject({ status: 'active' })
    fresh.atAge(LIFE_SECONDS)
    expect(await refresh()).toBe('settled')

    expect(fresh.endpoint.tokens).toEqual(['first', 'first'])
    expect(await fresh.stored()).toMatchObject({ status: 'needs_reauth', reason: 'refresh_outcome_unknown' })
  },
)

test('while a lost answer may still be on its way, everybody else finds the token busy', async () => {
  fresh.endpoint.answer = () => silence('connection_lost')
  fresh.atAge(HALF_LIFE)
  await refresh()

  fresh.atAge(NEAR_END)
  expect(await refresh()).toBe('busy')

  expect(fresh.endpoint.tokens).toEqual(['first'])
})

test('a second try that is refused says that the outcome of the first is unknown', async () => {
  fresh.endpoint.answer = () => silence('connection_lost')
  fresh.atAge(HALF_LIFE)
  await refresh()
  await fresh.endLease()
  fresh.endpoint.answer = () => refusal(400, 'invalid_grant')
  fresh.atAge(NEAR_END)

  expect(await refresh()).toBe('settled')

  expect(await fresh.stored()).toMatchObject({ status: 'needs_reauth', reason: 'refresh_outcome_unknown' })
})

test('an answer that comes after another process gave up is stored, and heals the credential', async () => {
  const answer = later<ReturnType<typeof grant>>()
  fresh.endpoint.answer = () => answer.promise
  fresh.atAge(NEAR_END)
  const slow = refresh()
  while (fresh.endpoint.tokens.length === 0) await new Promise(setImmediate)
  await fresh.endLease()
  fresh.endpoint.answer = () => refusal(400, 'invalid_grant')
  await refresh()
  expect(await fresh.stored()).toMatchObject({ status: 'needs_reauth' })

  answer.resolve(grant('late'))
  await slow

  expect(await fresh.stored()).toMatchObject({ refresh: 'late', status: 'active', reason: null, generation: 2 })
})

test.each(['first', 'last'] as const)(
  'B26: of two answers to one token that of the later request is kept, be it the %s to come',
  async (place) => {
    const [earlier, newer] = [later<ReturnType<typeof grant>>(), later<ReturnType<typeof grant>>()]
    const answers = [earlier, newer]
    fresh.endpoint.answer = () => answers.shift()?.promise ?? silence('deadline')
    fresh.atAge(NEAR_END)
    const slow = refresh()
    while (fresh.endpoint.tokens.length < 1) await new Promise(setImmediate)
    await fresh.endLease()
    const second = refresh()
    while (fresh.endpoint.tokens.length < 2) await new Promise(setImmediate)

    const comings = [
      async () => {
        earlier.resolve(grant('earlier'))
        await slow
      },
      async () => {
        newer.resolve(grant('newer'))
        await second
      },
    ]
    for (const come of place === 'first' ? comings.reverse() : comings) await come()

    expect(await fresh.stored()).toMatchObject({ refresh: 'newer', access: 'access of newer', status: 'active' })
  },
)
