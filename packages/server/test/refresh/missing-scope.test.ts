import { afterAll, beforeAll, expect, test } from 'vitest'
import { ALL_SCOPES, countTokenRequests, linkByOAuth, UNPACED } from '../link.ts'
import { openWorld, type World } from '../open-world.ts'
import { until } from '../wait.ts'

const TRANSCRIPTS = 'api:calls:read:transcript'

let world: World
let id: string

beforeAll(async () => {
  world = await openWorld({ emulator: { calls: 5, users: 5 } })
  id = await linkByOAuth(world, UNPACED, { scopes: ALL_SCOPES.filter((scope) => scope !== TRANSCRIPTS) })
})
afterAll(() => world.close())

const sync = async (model: string) => {
  const { items } = await world.api.call('syncs.list', { params: { id } })
  return items.find((item) => item.model === model)
}

test('B27: a sync whose scope was not granted fails and names it, while the connection and its other syncs work on', async () => {
  world.emulator.clearRequests()
  await until('transcripts fail', async () => (await sync('transcripts'))?.state === 'failing')
  await until('calls are caught up', async () => (await sync('calls'))?.caughtUp === true)

  const { auth, missingScopes, lastError } = await world.api.call('connections.status', { params: { id } })

  expect(auth).toMatchObject({ status: 'active', reason: null })
  expect(missingScopes).toEqual([TRANSCRIPTS])
  expect(lastError).toMatchObject({ code: 'missing_scope', model: 'transcripts' })
  expect(lastError?.message).toContain(TRANSCRIPTS)
  expect(countTokenRequests(world)).toBe(0)
})

test('a scope that only a person can grant is asked for once a day, not again and again', async () => {
  world.emulator.clearRequests()

  await world.emulator.advance({ seconds: 12 * 3600 - 60, untilIdle: true })

  const asked = world.emulator.requests().filter(({ path }) => path === '/v2/calls/transcript')
  expect(asked).toEqual([])
  expect((await sync('calls'))?.caughtUp).toBe(true)
})
