import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
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
import { refreshCredential } from './refresh-credential.ts'

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

const refresh = (generation = 1) => refreshCredential(fresh.ctx, { ...fresh.connection, generation })

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

test('of two answers to one token the later request wins, whichever comes first', async () => {
  const answer = later<ReturnType<typeof grant>>()
  fresh.endpoint.answer = () => answer.promise
  fresh.atAge(NEAR_END)
  const slow = refresh()
  while (fresh.endpoint.tokens.length === 0) await new Promise(setImmediate)
  await fresh.endLease()
  fresh.endpoint.answer = () => grant('newer')
  await refresh()

  answer.resolve(grant('older'))
  await slow

  expect(await fresh.stored()).toMatchObject({ refresh: 'newer', generation: 2 })
})
