import type { Model } from '@mallet/contract/api/syncs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ProxiedRequest } from '../gong-proxy.ts'
import { holdRequest } from '../hold-request.ts'
import { linkByOAuth } from '../link.ts'
import { openProxiedWorld, type ProxiedWorld } from '../open-proxied-world.ts'
import { readData } from '../read-records.ts'
import { until, untilCaughtUp } from '../wait.ts'
import { writeCall } from '../write-call.ts'

let world: ProxiedWorld

beforeAll(async () => {
  world = await openProxiedWorld({ emulator: { calls: 112, users: 12 } })
})
afterAll(() => world.close())

const PATHS: Readonly<Record<Model, string>> = {
  users: '/v2/users',
  workspaces: '/v2/workspaces',
  calls: '/v2/calls/extensive',
  transcripts: '/v2/calls/transcript',
}
const isFor =
  (model: Model) =>
  ({ path }: ProxiedRequest) =>
    path === PATHS[model]

const ask = async (id: string, model: Model) => (await world.api.call('syncs.trigger', { params: { id, model } })).runId
const run = (id: string, runId: string) => world.api.call('runs.get', { params: { id, runId } })
const ended = async (id: string, runId: string) => {
  await until('the run has ended', async () => (await run(id, runId)).endedAt !== null)
  return run(id, runId)
}

test.each([
  // A page, then the same again.
  ['users', 1 + 1],
  // Two pages, then the hours of the overlap.
  ['calls', 2 + 1],
  // Two batches, then what is missing.
  ['transcripts', 2 + 1],
] as const)(
  '%s that are asked for while their first run is at work are read again by that run',
  async (model, requests) => {
    const held = holdRequest(world.gongApi, isFor(model))
    const id = await linkByOAuth(world)
    await held.arrived

    const runId = await ask(id, model)
    const again = await ask(id, model)
    held.letGo()

    expect(again).toBe(runId)
    expect(await ended(id, runId)).toMatchObject({ model, trigger: 'first', state: 'succeeded', requests })
    await untilCaughtUp(world, id)
    const { items } = await world.api.call('runs.list', { params: { id }, query: { model } })
    expect(items).toHaveLength(1)
    expect(await readData(world, id, model)).toEqual(await world.truth(model))
  },
)

test('transcripts that are asked for before all calls are known are all read in the end', async () => {
  let pages = 0
  const secondPage = holdRequest(world.gongApi, (request) => isFor('calls')(request) && ++pages === 2)
  const id = await linkByOAuth(world)
  await secondPage.arrived

  const early = await ended(id, await ask(id, 'transcripts'))
  const { items } = await world.api.call('syncs.list', { params: { id } })
  secondPage.letGo()
  await untilCaughtUp(world, id)

  expect(early).toMatchObject({ trigger: 'manual', state: 'succeeded', requests: 1 })
  expect(items.find(({ model }) => model === 'transcripts')).toMatchObject({ caughtUp: false })
  expect(await readData(world, id, 'transcripts')).toEqual(await world.truth('transcripts'))
})

test('asked for twice while it is at work, a sync reads once more, not twice', async () => {
  const id = await linkByOAuth(world)
  await untilCaughtUp(world, id)
  const held = holdRequest(world.gongApi, isFor('users'))
  const runId = await ask(id, 'users')
  await held.arrived

  const [second, third] = [await ask(id, 'users'), await ask(id, 'users')]
  held.letGo()

  expect([second, third]).toEqual([runId, runId])
  expect(await ended(id, runId)).toMatchObject({ trigger: 'manual', state: 'succeeded', requests: 2 })
})

test('what has changed since is read by the run that was asked for, and its counts say so', async () => {
  const id = await linkByOAuth(world)
  await untilCaughtUp(world, id)
  const started = new Date(Date.parse(world.emulator.now()) - 2 * 3_600_000).toISOString()
  const sentences = [{ start: 0, end: 900, text: 'Good morning.' }]
  const callId = await writeCall(world, {
    title: 'New',
    started,
    duration: 60,
    transcript: [{ speakerId: '1', topic: null, sentences }],
  })

  const calls = await ended(id, await ask(id, 'calls'))
  const transcripts = await ended(id, await ask(id, 'transcripts'))

  expect(calls).toMatchObject({ trigger: 'manual', added: 1, updated: 0, requests: 1 })
  expect(transcripts).toMatchObject({ trigger: 'manual', added: 1, updated: 0, requests: 1 })
  expect((await readData(world, id, 'transcripts')).get(callId)).toMatchObject({ callId })
  await untilCaughtUp(world, id)
  for (const model of ['calls', 'transcripts'] as const) {
    expect(await readData(world, id, model)).toEqual(await world.truth(model))
  }
})

test('a sync of no connection cannot be asked for', async () => {
  await expect(ask('conn_nobody', 'calls')).rejects.toMatchObject({ code: 'not_found' })
})
