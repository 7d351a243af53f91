import { MODELS, type Model, type Sync } from '@mallet/contract/api/syncs'
import { CallData } from '@mallet/contract/gong/call'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { countRequests } from '../count-requests.ts'
import type { ProxiedRequest } from '../gong-proxy.ts'
import { holdRequest } from '../hold-request.ts'
import { linkByOAuth, UNPACED } from '../link.ts'
import { openProxiedWorld, type ProxiedWorld } from '../open-proxied-world.ts'
import { readData } from '../read-records.ts'
import { until, untilCaughtUp } from '../wait.ts'

/** Just over three pages, of which just under three are not private. */
const CALLS = 302
/** Three pages. */
const USERS = 230

let world: ProxiedWorld
let connectionId: string
/** The clock is held, so it stays true. */
let truth: Readonly<Record<Model, ReadonlyMap<string, unknown>>>
/** Ids, the oldest first, private ones too. */
let everyCall: readonly string[]
/** How the syncs stood when the second page of calls had been asked for and had not come. */
let halfWay: readonly Sync[]

beforeAll(async () => {
  world = await openProxiedWorld({ emulator: { calls: CALLS, users: USERS } })
  const secondPage = holdRequest(world.gongApi, isPageOfCalls(2))
  connectionId = await linkByOAuth(world)
  await secondPage.arrived
  await until('users are there', async () => (await sync('users'))?.records === USERS)
  halfWay = await syncs()
  secondPage.letGo()
  await untilCaughtUp(world, connectionId)
  truth = {
    users: await world.truth('users'),
    workspaces: await world.truth('workspaces'),
    calls: await world.truth('calls'),
    transcripts: await world.truth('transcripts'),
  }
  everyCall = [...(await world.truth('calls', true)).keys()]
}, 180_000)
afterAll(() => world.close())

function isPageOfCalls(page: number) {
  let seen = 0
  return ({ path }: ProxiedRequest) => path === '/v2/calls/extensive' && ++seen === page
}

const syncs = async () => (await world.api.call('syncs.list', { params: { id: connectionId } })).items
const sync = async (model: Model) => (await syncs()).find((one) => one.model === model)
const pages = (count: number) => Math.ceil(count / 100)

const AskedTranscripts = z.object({ filter: z.object({ callIds: z.array(z.string()) }) })
const askedTranscripts = () =>
  world.gongApi.requests
    .filter(({ path }) => path === '/v2/calls/transcript')
    .map(({ body }) => AskedTranscripts.parse(JSON.parse(body)).filter.callIds)

test('the first sync asks for every page and every batch once, and for nothing else', () => {
  const [linking, workspaces] = [1, 1]

  expect(pages(truth.calls.size)).toBeLessThan(pages(CALLS))
  expect(countRequests(world)).toEqual({
    'users.list': pages(USERS),
    'workspaces.list': linking + workspaces,
    'calls.listExtensive': pages(CALLS),
    'calls.transcripts': pages(truth.calls.size),
  })
})

test.each(MODELS)('%s of several pages equal what Gong holds', async (model) => {
  expect(await readData(world, connectionId, model)).toEqual(truth[model])
})

test('private calls are left out and counted, and their transcripts are never asked for', async () => {
  const hidden = everyCall.length - truth.calls.size

  expect(hidden).toBeGreaterThan(0)
  expect(await sync('calls')).toMatchObject({ records: truth.calls.size, leftOut: hidden })
  expect(askedTranscripts().flat().sort()).toEqual([...truth.calls.keys()].sort())
})

test('half way the calls say how far they are, the transcripts wait for them, and neither is caught up', () => {
  const [users, , calls, transcripts] = halfWay
  const added = everyCall.slice(0, 100).filter((id) => truth.calls.has(id)).length

  expect(users).toMatchObject({ state: 'idle', caughtUp: true, expected: null })
  expect(calls).toMatchObject({ state: 'running', caughtUp: false, records: added, expected: CALLS, freshAt: null })
  expect(calls?.lastRun).toMatchObject({ trigger: 'first', state: 'running', added, endedAt: null })
  expect(transcripts).toMatchObject({ state: 'idle', caughtUp: false, records: 0, lastRun: null, nextRunAt: null })
})

test('once caught up every model is idle, says what its first run did, and when it goes on', async () => {
  const ended = await syncs()
  for (const one of ended) {
    const records = truth[one.model].size
    expect(one).toMatchObject({ state: 'idle', caughtUp: true, records, expected: null, quarantined: 0 })
    expect(one.lastRun).toMatchObject({ trigger: 'first', state: 'succeeded', added: records, updated: 0, deleted: 0 })
    expect(one.freshAt).toBe(world.emulator.now())
    expect(Date.parse(one.nextRunAt ?? '')).toBeGreaterThan(Date.parse(world.emulator.now()))
  }
  const linking = 1
  const counted = ended.reduce((sum, { lastRun }) => sum + (lastRun?.requests ?? 0), 0)
  expect(counted + linking).toBe(world.gongApi.requests.length)
})

test('runs are listed newest first, in pages, by model, and only those of their connection', async () => {
  const params = { id: connectionId }
  const { items } = await world.api.call('runs.list', { params, query: {} })
  const first = await world.api.call('runs.list', { params, query: { limit: 3 } })
  const cursor = first.nextCursor ?? ''
  const second = await world.api.call('runs.list', { params, query: { limit: 3, cursor } })
  const runId = items[0]?.id ?? ''

  expect(items.map(({ model }) => model).sort()).toEqual([...MODELS].sort())
  expect(items.map(({ id }) => id)).toEqual(
    items
      .map(({ id }) => id)
      .sort()
      .reverse(),
  )
  expect([...first.items, ...second.items]).toEqual(items)
  expect(second.nextCursor).toBeNull()
  const ofUsers = await world.api.call('runs.list', { params, query: { model: 'users' } })
  expect(ofUsers.items.map(({ model }) => model)).toEqual(['users'])
  expect(await world.api.call('runs.get', { params: { ...params, runId } })).toEqual(items[0])
})

test('a connection that begins later in time has only calls that started since, their transcripts, and runs of its own', async () => {
  const since = '2026-04-15T12:00:00Z'
  const isSince = (call: unknown) => Date.parse(CallData.parse(call).metaData.started ?? '') >= Date.parse(since)
  const expected = new Map([...truth.calls].filter(([, call]) => isSince(call)))
  const transcripts = [...truth.transcripts.keys()].filter((id) => expected.has(id))

  const id = await linkByOAuth(world, { ...UNPACED, since })
  await untilCaughtUp(world, id)

  expect(expected.size).toBeGreaterThan(10)
  expect(expected.size).toBeLessThan(200)
  expect(await readData(world, id, 'calls')).toEqual(expected)
  expect([...(await readData(world, id, 'transcripts')).keys()].sort()).toEqual(transcripts.sort())
  const [run] = (await world.api.call('runs.list', { params: { id }, query: {} })).items
  await expect(
    world.api.call('runs.get', { params: { id: connectionId, runId: run?.id ?? '' } }),
  ).rejects.toMatchObject({ code: 'not_found' })
})
