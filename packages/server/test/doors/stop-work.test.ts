import type { RecordItem } from '@mallet/contract/api/records'
import { connectionScopes, isExtraScope, SCOPES } from '@mallet/contract/api/scopes'
import { MODELS, type Run } from '@mallet/contract/api/syncs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ask, refusalOf } from '../ask.ts'
import { endpoints } from '../endpoints.ts'
import { passOn } from '../gong-proxy.ts'
import { type HeldRequest, holdRequest } from '../hold-request.ts'
import { linkByOAuth } from '../link.ts'
import { openProxiedWorld, type ProxiedWorld } from '../open-proxied-world.ts'
import { readData, readRecords } from '../read-records.ts'
import { until, untilCaughtUp } from '../wait.ts'

/** Just over two pages. */
const CALLS = 205
const PAGE = 100
const CALLS_PATH = '/v2/calls/extensive'
const TRANSCRIPTS_PATH = '/v2/calls/transcript'

let world: ProxiedWorld

beforeAll(async () => {
  world = await openProxiedWorld({ emulator: { calls: CALLS, users: 6 } })
}, 120_000)
afterAll(() => world.close())

const asked = (path: string) => world.gongApi.requests.filter((request) => request.path.startsWith(path)).length
const calls = (id: string) => ({ params: { id, model: 'calls' as const } })
const readCalls = async (id: string) => (await world.api.call('syncs.get', calls(id))).lastRun
const untilRun = (id: string, state: Run['state']) =>
  until(`the run of calls is ${state}`, async () => (await readCalls(id))?.state === state)
const storedCalls = async (id: string) => (await readRecords(world, id, 'calls')).length
/** Long enough for whatever would still be sent to be sent. */
const quiet = () => new Promise((resolve) => setTimeout(resolve, 1000))
const codeOf = (refused: Promise<unknown>) =>
  refused.then(
    () => 'no error',
    (error: unknown) => (error instanceof Error && 'code' in error ? error.code : error),
  )

/** A connection of which the second page of calls is on its way, with nothing else under way. */
async function linkAndHold(): Promise<{ id: string; page: HeldRequest }> {
  world.gongApi.requests.length = 0
  let pages = 0
  const page = holdRequest(world.gongApi, ({ path }) => path === CALLS_PATH && ++pages === 2)
  const id = await linkByOAuth(world)
  await page.arrived
  await until('the lists are in', async () => {
    const { items } = await world.api.call('syncs.list', { params: { id } })
    return items.every(
      ({ model, lastRun }) => !['users', 'workspaces'].includes(model) || lastRun?.state === 'succeeded',
    )
  })
  return { id, page }
}

test('a pause stores the page under way and ends the run, and the sync goes on there when it is resumed', async () => {
  const { id, page } = await linkAndHold()
  const before = await storedCalls(id)

  expect(await world.api.call('syncs.pause', calls(id))).toMatchObject({ state: 'paused', nextRunAt: null })
  page.letGo()
  await until('the page is stored', async () => (await storedCalls(id)) > before)
  await quiet()

  expect(asked(CALLS_PATH)).toBe(2)
  expect(await readCalls(id)).toMatchObject({ state: 'cancelled', added: await storedCalls(id) })
  expect(await codeOf(world.api.call('syncs.trigger', calls(id)))).toBe('sync_paused')
  await world.api.call('syncs.update', { ...calls(id), body: { paused: false } })
  await untilCaughtUp(world, id)
  expect(asked(CALLS_PATH)).toBe(Math.ceil(CALLS / PAGE))
  expect(await readData(world, id, 'calls')).toEqual(await world.truth('calls'))
})

test('a cancelled run ends without the page under way, is left alone for an hour, and goes on when asked', async () => {
  const { id, page } = await linkAndHold()
  const before = await storedCalls(id)

  await world.api.call('syncs.cancel', calls(id))
  page.letGo()
  await untilRun(id, 'cancelled')
  await quiet()

  expect(await storedCalls(id)).toBe(before)
  expect(asked(CALLS_PATH)).toBe(2)
  const { nextRunAt, state } = await world.api.call('syncs.get', calls(id))
  expect([state, Date.parse(nextRunAt ?? '') - Date.parse(world.emulator.now())]).toEqual(['idle', 3_600_000])
  const { runId } = await world.api.call('syncs.trigger', calls(id))
  await until('the new run is done', async () => (await readCalls(id))?.state === 'succeeded')
  expect((await readCalls(id))?.id).toBe(runId)
  expect(await storedCalls(id)).toBe((await world.truth('calls')).size)
})

const versionsOf = (records: readonly RecordItem[]) => new Map(records.map(({ id, version }) => [id, version]))

test('a reset reads everything again: versions go on, and older cursors have expired', async () => {
  world.gongApi.play(passOn)
  const id = await linkByOAuth(world)
  await untilCaughtUp(world, id)
  const { resumeCursor: cursor, items: before } = await world.api.call('records.list', {
    ...calls(id),
    query: { limit: 1000 },
  })
  world.gongApi.requests.length = 0

  for (const model of MODELS) await world.api.call('syncs.reset', { params: { id, model } })

  expect(await codeOf(world.api.call('records.list', { ...calls(id), query: { cursor } }))).toBe('cursor_expired')
  await untilCaughtUp(world, id)
  expect(asked(CALLS_PATH)).toBe(Math.ceil(CALLS / PAGE))
  expect(asked(TRANSCRIPTS_PATH)).toBeGreaterThanOrEqual(Math.ceil((await world.truth('transcripts')).size / PAGE))
  for (const model of MODELS) expect(await readData(world, id, model)).toEqual(await world.truth(model))
  expect(versionsOf(await readRecords(world, id, 'calls'))).toEqual(versionsOf(before))
})

test('A18: nothing leaves for a suspended connection, its records are not served, and it goes on when resumed', async () => {
  const { id, page } = await linkAndHold()

  expect(await world.api.call('connections.suspend', { params: { id } })).toMatchObject({ status: 'suspended' })
  const sent = world.gongApi.requests.length
  page.letGo()
  await untilRun(id, 'cancelled')
  await quiet()

  expect(world.gongApi.requests.length).toBe(sent)
  expect(await codeOf(world.api.call('records.list', { ...calls(id), query: {} }))).toBe('connection_suspended')
  expect(await codeOf(world.api.call('syncs.trigger', calls(id)))).toBe('connection_suspended')
  expect(await world.api.call('connections.status', { params: { id } })).toMatchObject({
    auth: { status: 'suspended' },
  })
  await world.api.call('connections.resume', { params: { id } })
  await untilCaughtUp(world, id)
  expect(await readData(world, id, 'calls')).toEqual(await world.truth('calls'))
})

test('A18: a deleted connection is gone for everybody at once, and all that was kept of it soon after', async () => {
  const { id, page } = await linkAndHold()
  const { key } = await world.api.call('apiKeys.create', { body: { name: 'of this one', connectionIds: [id] } })
  const { db } = world.platform().context

  await world.api.call('connections.delete', { params: { id } })
  const sent = world.gongApi.requests.length
  const ofConnection = endpoints.filter(({ endpoint }) => endpoint.path.startsWith('/v1/connections/{id}'))
  for (const bearer of [key, world.apiKey]) {
    const carried: readonly string[] =
      bearer === key ? connectionScopes : SCOPES.filter((scope) => !isExtraScope(scope))
    for (const { endpoint } of ofConnection.filter((row) => carried.includes(row.endpoint.scope))) {
      const ids: Readonly<Record<string, string>> = { id, model: 'calls', runId: 'run_x', recordId: '1' }
      const to = endpoint.path.replace(/\{(\w+)\}/g, (_, name: string) => ids[name] ?? '')
      const answer = await ask(world, { method: endpoint.method, to, bearer, json: endpoint.example.body })
      expect([answer.status, refusalOf(answer).code], `${endpoint.method} ${to}`).toEqual([404, 'not_found'])
    }
  }
  const shown = await ask(world, { to: '/v1/connections?limit=1000', bearer: world.apiKey })
  expect(shown.body).not.toContain(id)
  const credential = await db.selectFrom('credential').selectAll().where('connection_id', '=', id).executeTakeFirst()
  expect(credential).toMatchObject({ status: 'deleted', access: null, refresh: null })

  page.letGo()
  await until('everything is erased', async () => {
    const row = await db.selectFrom('connection').select('erased_at').where('id', '=', id).executeTakeFirst()
    return row?.erased_at != null
  })
  expect(world.gongApi.requests.length).toBe(sent)
  const syncs = db.selectFrom('sync').select('id').where('connection_id', '=', id)
  for (const table of ['record', 'left_out_call', 'awaited_transcript', 'quarantined_record'] as const) {
    expect(await db.selectFrom(table).select('sync_id').where('sync_id', 'in', syncs).execute(), table).toEqual([])
  }
  const events = await db.selectFrom('outbox_event').select('type').where('connection_id', '=', id).execute()
  expect(events.filter(({ type }) => type === 'connection.deleted')).toHaveLength(1)
  const customer = await db.selectFrom('connection').select('customer_name').where('id', '=', id).executeTakeFirst()
  expect(customer).toEqual({ customer_name: '' })
})
