import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { passOn } from '../gong-proxy.ts'
import { linkByOAuth } from '../link.ts'
import { openProxiedWorld, type ProxiedWorld } from '../open-proxied-world.ts'
import { readData } from '../read-records.ts'
import { trigger, untilCaughtUp } from '../wait.ts'

let world: ProxiedWorld
let id: string

const Users = z.looseObject({ users: z.array(z.looseObject({ id: z.string() })) })

/** One user comes in a form that nobody knows. */
beforeAll(async () => {
  world = await openProxiedWorld({ emulator: { calls: 5, users: 12 } })
  world.gongApi.play(async ({ path }, pass) => {
    const answer = await pass()
    if (path !== '/v2/users') return answer
    const { users, ...rest } = Users.parse(JSON.parse(answer.body))
    const odd = users.map((user, i) => (i === 3 ? { ...user, id: ['not', 'an', 'id'] } : user))
    const { 'content-length': _, ...headers } = answer.headers
    return { ...answer, headers, body: JSON.stringify({ ...rest, users: odd }) }
  })
  id = await linkByOAuth(world)
  await untilCaughtUp(world, id)
})
afterAll(() => world.close())

const users = async () => (await world.api.call('syncs.list', { params: { id } })).items[0]

test('a record of an unknown form is kept aside and counted, and all others of its page are there', async () => {
  const truth = await world.truth('users')
  const [oddOne] = [...truth.keys()].slice(3)
  truth.delete(oddOne ?? '')

  expect(await users()).toMatchObject({ records: 11, quarantined: 1, caughtUp: true, lastRun: { state: 'succeeded' } })
  expect(await readData(world, id, 'users')).toEqual(truth)
})

test('once Gong serves it as before it is there', async () => {
  world.gongApi.play(passOn)

  expect(await trigger(world, id, 'users')).toMatchObject({ added: 1, updated: 0 })
  expect(await readData(world, id, 'users')).toEqual(await world.truth('users'))
})
