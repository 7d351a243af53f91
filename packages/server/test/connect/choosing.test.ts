import type { Configuration } from '@mallet/contract/api/connect-page'
import type { Model } from '@mallet/contract/api/syncs'
import { CallData } from '@mallet/contract/gong/call'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ask, refusalOf } from '../ask.ts'
import { countRequests } from '../count-requests.ts'
import { UNPACED } from '../link.ts'
import { openWorld, type World } from '../open-world.ts'
import { readData } from '../read-records.ts'
import { until, untilCaughtUp } from '../wait.ts'

const ALL: Configuration = { workspaceIds: null, since: null, models: null, privateCalls: false }

let world: World
let integrationId: string
/** Every call of the company, private ones too. */
let calls: { id: string; workspaceId: string; isPrivate: boolean }[]
/** The workspaces that have calls. */
let workspaceIds: string[]

beforeAll(async () => {
  world = await openWorld({ emulator: { calls: 60, users: 6 } })
  integrationId = (await world.api.call('integrations.create', { body: { name: 'Keys', auth: { type: 'apiKey' } } })).id
  calls = [...(await world.truth('calls', true)).values()].map((call) => {
    const { id, workspaceId = '', isPrivate = false } = CallData.parse(call).metaData
    return { id, workspaceId: workspaceId ?? '', isPrivate: isPrivate === true }
  })
  workspaceIds = [...new Set(calls.map(({ workspaceId }) => workspaceId))].sort()
})
afterAll(() => world.close())

/** Links a company by a session that asks what to read. */
async function link(more: object = {}): Promise<{ id: string; token: string }> {
  const { accessKey, accessKeySecret, apiBaseUrl: baseUrl } = world.emulator
  const customer = { id: 'acme', name: 'Acme Inc.' }
  const { token } = await world.api.call('connectSessions.create', {
    body: { integrationId, customer, settings: UNPACED, multiple: true, ...more },
  })
  const json = { credentials: { accessKey, accessKeySecret, baseUrl } }
  const answer = await ask(world, { method: 'POST', to: '/connect/attempts', bearer: token, json })
  return { id: JSON.parse(answer.body).connectionId, token }
}

const finish = (token: string, configuration?: Configuration) =>
  ask(world, { method: 'POST', to: '/connect/finish', bearer: token, json: configuration ? { configuration } : {} })

const choices = async (token: string) => JSON.parse((await ask(world, { to: '/connect/choices', bearer: token })).body)

const syncs = async (id: string) => (await world.api.call('syncs.list', { params: { id } })).items
const sync = async (id: string, model: Model) => (await syncs(id)).find((one) => one.model === model)

/** The models that are read at all have been. */
const untilRead = (id: string) =>
  until('what was chosen is read', async () =>
    (await syncs(id)).every(({ pauseReason, caughtUp }) => pauseReason !== null || caughtUp),
  )

const idsOf = (which: (call: (typeof calls)[number]) => boolean) =>
  calls.flatMap((call) => (which(call) ? call.id : [])).sort()

const storedCalls = async (id: string) => [...(await readData(world, id, 'calls')).keys()].sort()

test('there is something to choose from', () => {
  expect(workspaceIds.length).toBeGreaterThanOrEqual(2)
  expect(calls.some(({ isPrivate }) => isPrivate)).toBe(true)
})

test('nothing is read before somebody has chosen, and what was chosen is read at once; then the token is worth nothing', async () => {
  const { id, token } = await link()
  world.emulator.clearRequests()
  const [only = ''] = workspaceIds
  const offered = await choices(token)
  expect(offered.workspaces.map((workspace: { id: string }) => workspace.id)).toEqual(
    expect.arrayContaining(workspaceIds),
  )
  expect(offered).toMatchObject({ chosen: ALL, models: [{ model: 'users' }, {}, {}, { model: 'transcripts' }] })
  expect((await syncs(id)).map(({ lastRun }) => lastRun)).toEqual([null, null, null, null])
  expect(countRequests(world)).toEqual({ 'workspaces.list': 1 })

  const answer = await finish(token, {
    ...ALL,
    workspaceIds: [only],
    models: ['users', 'calls', 'transcripts'],
    privateCalls: true,
  })

  expect([answer.status, JSON.parse(answer.body)]).toEqual([200, { connectionId: id, returnUrl: null }])
  await untilRead(id)
  expect(await storedCalls(id)).toEqual(idsOf(({ workspaceId }) => workspaceId === only))
  const transcripts = [...(await world.truth('transcripts', true)).keys()]
  expect([...(await readData(world, id, 'transcripts')).keys()].sort()).toEqual(
    idsOf((call) => call.workspaceId === only && transcripts.includes(call.id)),
  )
  // Gong was asked for that workspace alone.
  expect(await sync(id, 'calls')).toMatchObject({ pauseReason: null, leftOut: 0 })
  expect(await sync(id, 'workspaces')).toMatchObject({ state: 'paused', pauseReason: 'not_chosen', lastRun: null })
  for (const [method, to] of [
    ['POST', '/connect/finish'],
    ['GET', '/connect/choices'],
    ['GET', '/connect/session'],
  ] as const) {
    expect((await ask(world, { method, to, bearer: token, ...(method === 'POST' && { json: {} }) })).status).toBe(401)
  }
})

test('of several workspaces, what is not among them is left out and counted', async () => {
  const chosen = workspaceIds.slice(0, 2)
  const { id, token } = await link()
  await finish(token, { ...ALL, workspaceIds: [...chosen, '999'] })
  await untilRead(id)

  expect(await storedCalls(id)).toEqual(idsOf((call) => !call.isPrivate && chosen.includes(call.workspaceId)))
  const { records = 0, leftOut = 0 } = (await sync(id, 'calls')) ?? {}
  expect(records + leftOut).toBe(calls.length)
})

test('what is changed later counts for what is read from then on, and what is chosen again goes on', async () => {
  const { id, token } = await link({ configure: false })
  await untilCaughtUp(world, id)
  expect((await finish(token)).status).toBe(200)
  const patch = (settings: object) =>
    ask(world, { method: 'PATCH', to: `/v1/connections/${id}`, bearer: world.apiKey, json: { settings } })

  expect((await patch({ workspaceIds: [workspaceIds[0]], models: ['calls', 'transcripts'] })).status).toBe(200)

  expect(await sync(id, 'users')).toMatchObject({ state: 'paused', pauseReason: 'not_chosen', nextRunAt: null })
  const refused = await ask(world, {
    method: 'POST',
    to: `/v1/connections/${id}/syncs/users/trigger`,
    bearer: world.apiKey,
  })
  expect([refused.status, refusalOf(refused).details]).toEqual([
    409,
    { connectionId: id, model: 'users', reason: 'not_chosen' },
  ])
  await world.api.call('syncs.trigger', { params: { id, model: 'calls' } })
  await untilRead(id)
  // What is stored of other workspaces stays.
  expect(await storedCalls(id)).toEqual(idsOf(({ isPrivate }) => !isPrivate))
  await patch({ models: null })
  expect(await sync(id, 'users')).toMatchObject({ state: 'idle', pauseReason: null })
})

test('transcripts without calls, models that there are not, and choosing before linking are refused, and leave the session open', async () => {
  const { token } = await link()
  const { token: early } = await world.api.call('connectSessions.create', {
    body: { integrationId, customer: { id: 'other', name: 'Other' } },
  })

  const refusals = [
    await finish(token, { ...ALL, models: ['transcripts'] }),
    await ask(world, {
      method: 'POST',
      to: '/connect/finish',
      bearer: token,
      json: { configuration: { ...ALL, models: ['emails'] } },
    }),
    await finish(early),
    await ask(world, { to: '/connect/choices', bearer: early }),
  ]

  expect(refusals.map((refusal) => [refusal.status, refusalOf(refusal).code])).toEqual(
    Array(4).fill([400, 'invalid_input']),
  )
  expect((await finish(token)).status).toBe(200)
})

test('where the workspaces cannot be asked for, those that were read are offered', async () => {
  const { id, token } = await link({ configure: false })
  await untilCaughtUp(world, id)
  world.emulator.faults.add({ match: { operation: 'workspaces.list' }, effect: { kind: 'answer', status: 503 } })

  const { workspaces } = await choices(token)

  world.emulator.faults.delete()
  expect(workspaces.map((workspace: { id: string }) => workspace.id)).toEqual(expect.arrayContaining(workspaceIds))
})

test('whoever never chooses gets everything after a quarter of an hour', async () => {
  const { id } = await link()

  await world.emulator.advance({ seconds: 15 * 60 - 5, untilIdle: true })
  expect((await syncs(id)).map(({ lastRun }) => lastRun)).toEqual([null, null, null, null])
  await world.emulator.advance({ seconds: 5, untilIdle: true })

  await untilCaughtUp(world, id)
  expect(await storedCalls(id)).toEqual(expect.arrayContaining(idsOf(({ isPrivate }) => !isPrivate)))
})
