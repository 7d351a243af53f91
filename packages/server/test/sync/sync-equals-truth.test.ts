import { MODELS } from '@mallet/contract/api/syncs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { linkByOAuth } from '../link.ts'
import { openWorld, type World } from '../open-world.ts'
import { readData } from '../read-records.ts'
import { trigger, untilCaughtUp } from '../wait.ts'

let world: World
let connectionId: string

beforeAll(async () => {
  world = await openWorld({ emulator: { calls: 100, users: 12, pageSize: 40 } })
  connectionId = await linkByOAuth(world)
  await untilCaughtUp(world, connectionId)
})
afterAll(() => world.close())

test.each(MODELS)('the first sync of %s stores exactly what Gong holds', async (model) => {
  const truth = await world.truth(model)

  expect(truth.size).toBeGreaterThan(0)
  expect(await readData(world, connectionId, model)).toEqual(truth)
})

test.each(MODELS)('reading %s again with nothing new writes nothing', async (model) => {
  const before = await readData(world, connectionId, model)

  const run = await trigger(world, connectionId, model)

  expect(run).toMatchObject({ state: 'succeeded', added: 0, updated: 0 })
  expect(await readData(world, connectionId, model)).toEqual(before)
})
