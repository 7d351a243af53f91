import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type FreshDatabase, openFreshDatabase } from '../../test/fresh-database.ts'
import { suspendIntegration } from '../integrations/suspend-integration.ts'
import { claimProbes, nextProbeAt } from './claim-probes.ts'
import { deleteConnection } from './delete-connection.ts'
import { probeConnection } from './probe-connection.ts'
import { suspendConnection } from './suspend-connection.ts'

const LINKED_AT = '2026-06-10T14:00:00.000Z'
const HOUR_LATER = '2026-06-11T15:00:00.000Z'
const DAY_LATER = '2026-06-11T14:00:00.000Z'
const NEXT_DAY = '2026-06-12T14:00:00.000Z'

let database: FreshDatabase
let id: string
let asked: string[]

beforeAll(async () => {
  database = await openFreshDatabase()
})
afterAll(() => database.close())

beforeEach(async () => {
  await database.ctx.db.updateTable('credential').set({ probe_at: null }).execute()
  database.setClock(LINKED_AT)
  id = (await database.addConnection()).id
  asked = []
})

const answer = (status: (path: string) => number) =>
  database.answer(({ path }) => {
    asked.push(path)
    const code = status(path)
    return code === 200
      ? {
          requestId: 'r',
          workspaces: [],
          users: [],
          records: { totalRecords: 0, currentPageSize: 0, currentPageNumber: 0 },
        }
      : { status: code, requestId: 'r', errors: ['no'] }
  })

async function suspendIntegrationOf(connectionId: string): Promise<void> {
  const { integration_id } = await database.ctx.db
    .selectFrom('connection')
    .select('integration_id')
    .where('id', '=', connectionId)
    .executeTakeFirstOrThrow()
  await suspendIntegration(database.ctx, integration_id)
}

const dueIds = async () => (await claimProbes(database.ctx)).map(({ connectionId }) => connectionId)

const probe = async () => {
  for (const due of await claimProbes(database.ctx)) await probeConnection(database.ctx, due)
}

const stored = () =>
  database.ctx.db
    .selectFrom('credential')
    .select(['status', 'reason', 'probe_at'])
    .where('connection_id', '=', id)
    .executeTakeFirstOrThrow()

const events = async () => {
  const rows = await database.ctx.db
    .selectFrom('outbox_event')
    .select(['type', 'data'])
    .where('connection_id', '=', id)
    .orderBy('id')
    .execute()
  return rows.map(({ type, data }) => [type, data])
}

test('a key is due a day after it was linked, to one who looks, and again an hour later', async () => {
  database.setClock('2026-06-11T13:59:59.999Z')
  expect(await dueIds()).toEqual([])
  expect(await nextProbeAt(database.ctx)).toEqual(new Date(DAY_LATER))
  database.setClock(DAY_LATER)

  expect([await dueIds(), await dueIds()]).toEqual([[id], []])

  expect((await stored()).probe_at).toEqual(new Date(HOUR_LATER))
})

test('a key that a sync used within the day is not tried before a day without use', async () => {
  const { db } = database.ctx
  const use = { fresh_at: new Date('2026-06-11T09:00:00.000Z') }
  await db.updateTable('sync').set(use).where('connection_id', '=', id).where('model', '=', 'users').execute()
  database.setClock(DAY_LATER)

  expect(await dueIds()).toEqual([])

  expect((await stored()).probe_at).toEqual(new Date('2026-06-12T09:00:00.000Z'))
})

test.each([
  ['was suspended', () => suspendConnection(database.ctx, id)],
  ['was suspended with its integration', () => suspendIntegrationOf(id)],
  ['was deleted', () => deleteConnection(database.ctx, id)],
  ['is refused', () => database.ctx.db.updateTable('credential').set({ status: 'needs_reauth' }).execute()],
])('a key that %s is not tried', async (_, end) => {
  await end()
  database.setClock(DAY_LATER)

  expect(await dueIds()).toEqual([])
  expect(await nextProbeAt(database.ctx)).toBeNull()
})

const WORKSPACES = '/v2/workspaces'
const USERS = '/v2/users'

test.each([
  ['works', () => 200, 'active', null, NEXT_DAY, [WORKSPACES]],
  ['is refused everywhere', () => 401, 'needs_reauth', 'key_refused', HOUR_LATER, [WORKSPACES, USERS]],
  ['may not read workspaces', (path: string) => (path === USERS ? 200 : 401), 'active', null, NEXT_DAY, 2],
  ['is at an address that is not trusted', () => 403, 'needs_reauth', 'untrusted_ip', NEXT_DAY, [WORKSPACES, USERS]],
  ['may not open workspaces', (path: string) => (path === USERS ? 200 : 403), 'active', null, NEXT_DAY, 2],
  ['is asked where no company is', () => 405, 'needs_reauth', 'wrong_base_url', NEXT_DAY, [WORKSPACES]],
  ['gets no answer that decides', () => 500, 'active', null, HOUR_LATER, [WORKSPACES]],
] as const)('a key that %s is stored so, and told of once', async (_, status, state, reason, next, requests) => {
  answer(status)
  database.setClock(DAY_LATER)

  await probe()
  await probe()

  expect(await stored()).toEqual({ status: state, reason, probe_at: new Date(next) })
  expect(typeof requests === 'number' ? asked.length : asked).toEqual(requests)
  expect(await events()).toEqual(reason === null ? [] : [['connection.needs_reauth', { connectionId: id, reason }]])
})

test('a key that Gong takes again is active again: what failed is due, and it is told of once', async () => {
  const { db } = database.ctx
  const failed = { failures: 3, retry_at: new Date('2026-06-20T00:00:00.000Z') }
  await db.updateTable('sync').set(failed).where('connection_id', '=', id).execute()
  answer(() => 403)
  database.setClock(DAY_LATER)
  await probe()
  answer(() => 200)
  database.setClock(NEXT_DAY)

  await probe()
  database.setClock('2026-06-13T14:00:00.000Z')
  await probe()

  expect(await stored()).toMatchObject({ status: 'active', reason: null })
  expect((await events()).map(([type]) => type)).toEqual(['connection.needs_reauth', 'connection.recovered'])
  const syncs = await db.selectFrom('sync').select(['failures', 'retry_at']).where('connection_id', '=', id).execute()
  expect(new Set(syncs.map((sync) => JSON.stringify(sync)))).toEqual(new Set(['{"failures":0,"retry_at":null}']))
})

test('a key that is refused for good after its address was is told of with the new reason, and left alone', async () => {
  answer(() => 403)
  database.setClock(DAY_LATER)
  await probe()
  answer(() => 401)
  database.setClock(NEXT_DAY)

  await probe()

  expect(await stored()).toMatchObject({ status: 'needs_reauth', reason: 'key_refused' })
  expect(await nextProbeAt(database.ctx)).toBeNull()
  expect((await events()).map(([, data]) => data)).toEqual(
    ['untrusted_ip', 'key_refused'].map((reason) => ({ connectionId: id, reason })),
  )
})
