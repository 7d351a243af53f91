import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { linkByOAuth } from '../link.ts'
import { openProxiedWorld, type ProxiedWorld } from '../open-proxied-world.ts'
import { readData, readRecords } from '../read-records.ts'
import { trigger, until, untilCaughtUp } from '../wait.ts'

/** Just over two pages. */
const CALLS = 205
/** Just over one. */
const USERS = 105
/** Longer than a cursor lives. */
const ELEVEN_MINUTES = 660

let world: ProxiedWorld
let id: string
let begunAt: string
let startOfLastStored: string | undefined

const CallsBody = z.object({
  cursor: z.string().optional(),
  filter: z.object({ fromDateTime: z.string().optional(), toDateTime: z.string().optional() }),
})

/** What each page of the first window was asked with; meanwhile a scheduled one may have come due. */
const askedCalls = () =>
  world.gongApi.requests
    .filter(({ path }) => path === '/v2/calls/extensive')
    .map(({ body }) => CallsBody.parse(JSON.parse(body)))
    .filter(({ filter }) => filter.toDateTime === begunAt)

/** Two pages of calls and one of users are stored when all cursors die. */
beforeAll(async () => {
  world = await openProxiedWorld({ emulator: { calls: CALLS, users: USERS } })
  begunAt = world.emulator.now()
  let pagesOfCalls = 0
  let pagesOfUsers = 0
  const held: (() => void)[] = []
  world.gongApi.play(async ({ path }, pass) => {
    const isThirdOfCalls = path === '/v2/calls/extensive' && ++pagesOfCalls === 3
    const isSecondOfUsers = path.startsWith('/v2/users') && ++pagesOfUsers === 2
    if (isThirdOfCalls || isSecondOfUsers) await new Promise<void>((letGo) => held.push(letGo))
    return pass()
  })
  id = await linkByOAuth(world)
  await until('both lists are half way', async () => held.length === 2)
  const stored = await readRecords(world, id, 'calls')
  startOfLastStored = z.object({ metaData: z.object({ started: z.string() }) }).parse(stored.at(-1)?.data)
    .metaData.started
  await world.emulator.advance({ seconds: ELEVEN_MINUTES })
  for (const letGo of held) letGo()
  await untilCaughtUp(world, id)
}, 180_000)
afterAll(() => world.close())

test('a list whose cursor died goes on at the last start stored, within the bounds it was begun with', () => {
  const [first, second, refused, again] = askedCalls()

  expect(first).toEqual({ filter: { toDateTime: begunAt } })
  expect(second).toEqual({ filter: { toDateTime: begunAt }, cursor: expect.any(String) })
  expect(refused).toMatchObject({ cursor: expect.any(String) })
  expect(again).toEqual({ filter: { fromDateTime: startOfLastStored, toDateTime: begunAt } })
  expect(askedCalls()).toHaveLength(4)
})

test('a list without instants is begun anew', () => {
  const cursors = world.gongApi.requests
    .filter(({ path }) => path.startsWith('/v2/users'))
    .map(({ path }) => path.includes('cursor='))

  expect(cursors).toEqual([false, true, false, true])
})

test('nothing is missing, nothing is doubled, and what was stored before is not written again', async () => {
  for (const model of ['calls', 'transcripts'] as const) await trigger(world, id, model)
  await untilCaughtUp(world, id)

  expect(await readData(world, id, 'users')).toEqual(await world.truth('users'))
  expect(await readData(world, id, 'calls')).toEqual(await world.truth('calls'))
  expect(await readData(world, id, 'transcripts')).toEqual(await world.truth('transcripts'))
  const users = await readRecords(world, id, 'users')
  expect(new Set(users.map(({ version }) => version))).toEqual(new Set([1]))
})

test('the runs succeeded: a dead cursor is no failure', async () => {
  const { items } = await world.api.call('runs.list', { params: { id }, query: {} })

  expect(items.filter(({ state }) => state !== 'succeeded')).toEqual([])
})
