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
import { freshAccess, type UnderWay } from './fresh-access.ts'

const HALF_LIFE = LIFE_SECONDS / 2

let database: FreshDatabase
let fresh: FreshCredential
let processes: [UnderWay, UnderWay]

beforeAll(async () => {
  database = await openFreshDatabase()
})
afterAll(() => database.close())

beforeEach(async () => {
  fresh = await freshCredential(database)
  processes = [new Map(), new Map()]
})

async function access(underWay = processes[0]) {
  const { secret, ...rest } = await freshAccess(fresh.ctx, underWay, fresh.connection.connectionId)
  return { ...rest, secret: secret.reveal() }
}

test('a token that is not due is used without asking anybody', async () => {
  fresh.atAge(HALF_LIFE - 1)

  expect(await access()).toMatchObject({ secret: 'access of first', generation: 1 })
  expect(fresh.endpoint.tokens).toEqual([])
})

test('B21: many callers of two processes wait for one renewal, and all get the new token', async () => {
  fresh.atAge(HALF_LIFE)

  const got = await Promise.all(Array.from({ length: 20 }, (_, index) => access(processes[index % 2 === 0 ? 0 : 1])))

  expect(fresh.endpoint.tokens).toEqual(['first'])
  expect(got.map(({ secret }) => secret)).toEqual(Array(20).fill('access of first+'))
  expect([...processes[0], ...processes[1]]).toEqual([])
})

test.each([
  ['is refused for the client secret', () => refusal(401, 'invalid_client')],
  ['is not reached', () => silence('not_reached')],
  ['is lost', () => silence('connection_lost')],
  ['fails', () => refusal(500)],
])(
  'while the old token lives, a renewal that %s is asked for once and holds up none of many requests',
  async (_, answer) => {
    fresh.endpoint.answer = answer
    fresh.atAge(HALF_LIFE)

    for (let request = 0; request < 20; request++) {
      expect(await access()).toMatchObject({ secret: 'access of first' })
    }

    expect(fresh.endpoint.tokens).toEqual(['first'])
  },
)

test('once the old token is over, a refusal of the client is told as what it is', async () => {
  fresh.endpoint.answer = () => refusal(401, 'invalid_client')
  fresh.atAge(LIFE_SECONDS)

  await expect(access()).rejects.toMatchObject({ code: 'invalid_client' })
})

test('once the old token is over, a short failure is waited out', async () => {
  fresh.endpoint.answer = () => {
    fresh.endpoint.answer = () => grant('second')
    return silence('not_reached')
  }
  fresh.atAge(LIFE_SECONDS)

  expect(await access()).toMatchObject({ secret: 'access of second' })
  expect(fresh.endpoint.tokens).toHaveLength(2)
})

test('B25: a revoked authorization is told to every caller', async () => {
  fresh.endpoint.answer = () => refusal(400, 'invalid_grant')
  fresh.atAge(HALF_LIFE)

  const outcomes = await Promise.allSettled([access(), access(processes[1]), access()])

  expect(outcomes).toEqual(
    Array(3).fill({ status: 'rejected', reason: expect.objectContaining({ code: 'needs_reauth' }) }),
  )
  expect(fresh.endpoint.tokens).toHaveLength(1)
})

test('B21: a caller waits ten seconds for a slow renewal, then goes on with the old token; what comes later is kept', async () => {
  let answer: (value: ReturnType<typeof grant>) => void = () => {}
  fresh.endpoint.answer = () =>
    new Promise((resolve) => {
      answer = resolve
    })
  fresh.atAge(HALF_LIFE)
  const begunMs = performance.now()

  expect(await access()).toMatchObject({ secret: 'access of first' })
  expect(performance.now() - begunMs).toBeGreaterThanOrEqual(9_900)

  answer(grant('second'))
  await Promise.all(processes[0].values())
  expect(await access()).toMatchObject({ secret: 'access of second' })
  expect(fresh.endpoint.tokens).toHaveLength(1)
})

test('a connection that does not exist is not found', async () => {
  await expect(freshAccess(fresh.ctx, processes[0], 'conn_x')).rejects.toMatchObject({ code: 'not_found' })
})
