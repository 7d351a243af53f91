import { Secret } from '@mallet/contract/secret'
import { sql, type Transaction } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import {
  BASE_URL,
  type FreshCredential,
  freshCredential,
  grant,
  LIFE_SECONDS,
  refusal,
} from '../../../test/fresh-credential.ts'
import { type FreshDatabase, openFreshDatabase } from '../../../test/fresh-database.ts'
import { later } from '../../../test/later.ts'
import type { Database } from '../../db/schema.ts'
import { transact } from '../../db/transact.ts'
import { deleteCredential } from './delete-credential.ts'
import { freshAccess } from './fresh-access.ts'
import { type RefreshContext, refreshCredential } from './refresh-credential.ts'
import { replaceCredential } from './store-credential.ts'
import { storeGrant } from './store-grant.ts'

const HALF_LIFE = LIFE_SECONDS / 2

let database: FreshDatabase
let fresh: FreshCredential

beforeAll(async () => {
  database = await openFreshDatabase()
})
afterAll(() => database.close())

beforeEach(async () => {
  fresh = await freshCredential(database)
  fresh.atAge(HALF_LIFE)
})

const refresh = (ctx: RefreshContext = fresh.ctx, generation = 1) =>
  refreshCredential(ctx, { ...fresh.connection, generation })

/** A refresh that Gong is answering, and what ends it. */
async function refreshUnderWay() {
  const answer = later<ReturnType<typeof grant>>()
  fresh.endpoint.answer = () => answer.promise
  const refreshing = refresh()
  while (fresh.endpoint.tokens.length === 0) await new Promise(setImmediate)
  return {
    end: async (told: ReturnType<typeof grant>) => {
      answer.resolve(told)
      return refreshing
    },
  }
}

const newCredential = () => ({
  kind: 'oauth2' as const,
  access: new Secret('access of another'),
  refresh: new Secret('another'),
  obtainedAt: fresh.ctx.clock.now(),
  refreshAt: new Date(fresh.ctx.clock.now().getTime() + HALF_LIFE * 1000),
  expiresAt: new Date(fresh.ctx.clock.now().getTime() + LIFE_SECONDS * 1000),
})

test.each([
  ['a grant', () => grant('late')],
  ['a refusal', () => refusal(400, 'invalid_grant')],
  ['a failure', () => refusal(503)],
])('B26: %s that comes after the connection was deleted revives nothing and stores nothing', async (_, told) => {
  const { connectionId } = fresh.connection
  const { end } = await refreshUnderWay()
  expect(await transact(fresh.ctx.db, (trx) => deleteCredential(trx, connectionId))).toBe(true)
  const deleted = await fresh.stored()

  await end(told())

  expect(await fresh.stored()).toEqual(deleted)
  expect(deleted).toMatchObject({ status: 'deleted', access: null, refresh: null, generation: 2 })
  expect(await transact(fresh.ctx.db, (trx) => deleteCredential(trx, connectionId))).toBe(false)
  await expect(freshAccess(fresh.ctx, new Map(), connectionId)).rejects.toMatchObject({ code: 'not_found' })
  expect((await fresh.ctx.journal.read()).kept).toEqual([])
})

test.each([
  ['a grant', () => grant('late')],
  ['a refusal', () => refusal(400, 'invalid_grant')],
  ['a failure', () => refusal(503)],
])('B26: %s that comes after a reconnection leaves the new credentials as they are', async (_, told) => {
  const { end } = await refreshUnderWay()
  await transact(fresh.ctx.db, (trx) =>
    replaceCredential(fresh.ctx, trx, fresh.connection.connectionId, newCredential()),
  )
  const reconnected = await fresh.stored()

  await end(told())

  expect(await fresh.stored()).toEqual(reconnected)
  expect(reconnected).toMatchObject({
    status: 'active',
    refresh: 'another',
    generation: 2,
    tries: 0,
    lease_until: null,
  })
  fresh.endpoint.answer = (token) => grant(`${token}+`)
  fresh.atAge(2 * HALF_LIFE)
  expect(await refresh(fresh.ctx, 2)).toBe('settled')
  expect(await fresh.stored()).toMatchObject({ refresh: 'another+', generation: 3 })
})

test('B26: a deleted connection cannot be reconnected', async () => {
  const { connectionId } = fresh.connection
  await transact(fresh.ctx.db, (trx) => deleteCredential(trx, connectionId))

  expect(await transact(fresh.ctx.db, (trx) => replaceCredential(fresh.ctx, trx, connectionId, newCredential()))).toBe(
    false,
  )
})

const ways = {
  'new credentials': (trx: Transaction<Database>) =>
    replaceCredential(fresh.ctx, trx, fresh.connection.connectionId, newCredential()),
}

/** By a transaction of its own, as it is. */
const lateGrant = async () => {
  const { connectionId } = fresh.connection
  const credential = { ...newCredential(), scopes: null, apiBaseUrl: BASE_URL }
  await storeGrant(fresh.ctx, { connectionId, generation: 1, fence: 1, credential })
}

test.each([
  ...Object.entries(ways).map(([name, way]) => [name, () => transact(fresh.ctx.db, way)] as const),
  ['a grant that arrived late', lateGrant] as const,
])('a connection that needed reauthorization and works again by %s is told of once', async (_, recover) => {
  const { connectionId } = fresh.connection
  const told = async () => {
    const events = fresh.ctx.db.selectFrom('outbox_event').select(['type', 'data'])
    return events.where('connection_id', '=', connectionId).execute()
  }
  const set = (status: 'needs_reauth' | 'deleted') =>
    fresh.ctx.db.updateTable('credential').set({ status }).where('connection_id', '=', connectionId).execute()
  await set('needs_reauth')

  await recover()
  await recover()

  expect(await fresh.stored()).toMatchObject({ status: 'active', reason: null })
  expect(await told()).toEqual([{ type: 'connection.recovered', data: { connectionId } }])
  await set('deleted')
  await recover()
  expect(await told()).toHaveLength(1)
})

/** The ciphertexts as they stand, and puts some others there. */
const ciphertexts = async () => {
  const { access, refresh, won_by } = await fresh.ctx.db
    .selectFrom('credential')
    .select(['access', 'refresh', 'won_by'])
    .where('connection_id', '=', fresh.connection.connectionId)
    .executeTakeFirstOrThrow()
  return { access, refresh, won_by }
}

const put = (values: { access?: string | null; refresh?: string | null }) =>
  fresh.ctx.db
    .updateTable('credential')
    .set(values)
    .where('connection_id', '=', fresh.connection.connectionId)
    .execute()

test.each<[string, () => Promise<unknown>]>([
  [
    "another connection's access token",
    async () => {
      const mine = fresh
      fresh = await freshCredential(database)
      const { access } = await ciphertexts()
      fresh = mine
      await put({ access })
    },
  ],
  ["its own refresh token in the access token's place", async () => put({ access: (await ciphertexts()).refresh })],
  [
    'an older version of itself',
    async () => {
      const { access } = await ciphertexts()
      await refresh()
      await put({ access })
    },
  ],
  ['a tag that was cut to four bytes', async () => put({ access: (await ciphertexts()).access?.slice(0, -16) ?? '' })],
  ['nothing that was ever encrypted', () => put({ access: 'access of first' })],
])('A36: %s does not open, the connection is marked, and no token leaves', async (_, swap) => {
  await swap()
  const asked = fresh.endpoint.tokens.length

  await expect(freshAccess(fresh.ctx, new Map(), fresh.connection.connectionId)).rejects.toMatchObject({
    code: 'undecryptable',
  })

  const { status, reason } = await fresh.ctx.db
    .selectFrom('credential')
    .select(['status', 'reason'])
    .where('connection_id', '=', fresh.connection.connectionId)
    .executeTakeFirstOrThrow()
  expect({ status, reason }).toEqual({ status: 'needs_reauth', reason: 'undecryptable' })
  expect(fresh.endpoint.tokens).toHaveLength(asked)
})

test.each<[string, () => Promise<unknown>]>([
  ["the access token in the refresh token's place", async () => put({ refresh: (await ciphertexts()).access })],
  [
    'an older refresh token',
    async () => {
      const { refresh: older } = await ciphertexts()
      await refresh()
      await put({ refresh: older })
      fresh.atAge(2 * HALF_LIFE)
    },
  ],
])('A36: %s is never sent to the token endpoint, and the connection is marked', async (_, swap) => {
  await swap()
  const asked = fresh.endpoint.tokens.length

  await expect(freshAccess(fresh.ctx, new Map(), fresh.connection.connectionId)).rejects.toMatchObject({
    code: 'needs_reauth',
  })

  expect(fresh.endpoint.tokens).toHaveLength(asked)
})

/** A process whose clock is wrong by so many seconds. */
const withClock = (seconds: number): RefreshContext => ({
  ...fresh.ctx,
  clock: { now: () => new Date(fresh.ctx.clock.now().getTime() + seconds * 1000) },
})

test.each([[300], [-300], [LIFE_SECONDS], [-LIFE_SECONDS]])(
  'B28: with a second process whose clock is wrong by %i s, tokens are renewed a few times and no request is left without one',
  async (seconds) => {
    fresh.atAge(0)
    const processes = [fresh.ctx, withClock(seconds)]
    for (let hour = 0; hour < 48; hour++) {
      fresh.atAge(hour * 3600)
      for (const ctx of processes) await freshAccess(ctx, new Map(), fresh.connection.connectionId)
    }

    // 48 hours are four halves of a life; a clock that is ahead by a life may take each of its own turns once more.
    expect(fresh.endpoint.tokens.length).toBeLessThanOrEqual(10)
    expect(await fresh.stored()).toMatchObject({ status: 'active', tries: 0 })
    expect(new Set(fresh.endpoint.tokens).size).toBe(fresh.endpoint.tokens.length)
  },
)

test('B28: a clock that is set back in the middle of a refresh does not shorten the lease, which goes by the database', async () => {
  const { end } = await refreshUnderWay()
  fresh.atAge(-LIFE_SECONDS)
  const { rows } = await sql<{ left: number }>`
    select extract(epoch from lease_until - clock_timestamp())::float8 as left from credential
     where connection_id = ${fresh.connection.connectionId}`.execute(fresh.ctx.db)

  expect(rows[0]?.left).toBeGreaterThan(60)
  expect(rows[0]?.left).toBeLessThanOrEqual(120)
  expect(await end(grant('second'))).toBe('settled')
})
