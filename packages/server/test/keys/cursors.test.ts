import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { ask, refusalOf } from '../ask.ts'
import { endpoints } from '../endpoints.ts'
import { linkByOAuth, oauthIntegration } from '../link.ts'
import { openWorld, type World } from '../open-world.ts'
import { trigger, untilCaughtUp } from '../wait.ts'

const Page = z.looseObject({
  items: z.array(z.looseObject({ id: z.string() })),
  nextCursor: z.string().nullable(),
})

let world: World
/** Every list, as its address without the query; lists of a connection stand there for both. */
let lists: string[]
/** The cursor behind the first item of each. */
let cursors: Map<string, string>

beforeAll(async () => {
  world = await openWorld({ emulator: { calls: 5, users: 5 } })
  const ids = [await linkByOAuth(world), await linkByOAuth(world)]
  for (const id of ids) await untilCaughtUp(world, id)
  for (const name of ['a', 'b']) {
    await world.api.call('apiKeys.create', { body: { name } })
    await world.api.call('people.invite', { body: { email: `${name}@example.com`, role: 'viewer' } })
  }
  await oauthIntegration(world)
  lists = endpoints
    .filter(({ endpoint }) => endpoint.query && 'cursor' in endpoint.query.shape)
    // The versions of a record all have its id; test/sync/versions.test.ts pages through them.
    .filter(({ endpoint }) => !endpoint.path.includes('{recordId}'))
    .flatMap(({ endpoint }) =>
      endpoint.path.includes('{id}') ? ids.map((id) => endpoint.path.replace('{id}', id)) : [endpoint.path],
    )
    .flatMap((path) =>
      path.includes('{model}') ? ['users', 'calls'].map((model) => path.replace('{model}', model)) : path,
    )
  cursors = new Map()
  for (const list of lists) {
    const { nextCursor } = await read(list, 1)
    cursors.set(list, nextCursor ?? '')
  }
})
afterAll(() => world.close())

const at = (list: string, query: Readonly<Record<string, string>>) =>
  ask(world, { to: `${list}?${new URLSearchParams(query)}`, bearer: world.apiKey })

async function read(list: string, limit: number, cursor?: string | null) {
  const answer = await at(list, { limit: String(limit), ...(cursor && { cursor }) })
  return Page.parse(JSON.parse(answer.body))
}

/** The ids of a list, page by page. */
async function readAll(list: string, limit: number): Promise<string[]> {
  const ids: string[] = []
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const page = await read(list, limit, cursor)
    expect(page.items.length).toBeLessThanOrEqual(limit)
    ids.push(...page.items.map(({ id }) => id))
    cursor = page.nextCursor
  }
  return ids
}

test('there are lists to test, and each has a second page', () => {
  expect(lists.length).toBeGreaterThanOrEqual(9)
  expect([...cursors.values()].every((cursor) => cursor.length > 0)).toBe(true)
})

test('every list gives each of its items once, in one order, whatever the size of the page', async () => {
  for (const list of lists) {
    const [whole, byOne] = [await readAll(list, 1000), await readAll(list, 1)]
    expect(byOne, list).toEqual(whole)
    expect(new Set(whole).size, list).toBe(whole.length)
  }
})

test('a cursor of one list is refused by every other, those of other connections and models included', async () => {
  for (const [from, cursor] of cursors) {
    for (const to of lists.filter((list) => list !== from)) {
      const answer = await at(to, { cursor })
      expect(answer.status, `${from} at ${to}`).toBe(400)
      expect(refusalOf(answer).code).toBe('invalid_cursor')
    }
  }
})

test('an altered cursor is refused', async () => {
  for (const [list, cursor] of cursors) {
    const [key = '', mac = ''] = cursor.split('.')
    const forged = [
      `${Buffer.from('zzz').toString('base64url')}.${mac}`,
      `${key}.${mac.startsWith('A') ? 'B' : 'A'}${mac.slice(1)}`,
      `${key}.`,
      `${key}`,
      `${cursor}.`,
      `${cursor}x`,
      `=${cursor}`,
      'null',
      '',
    ]
    for (const altered of forged) {
      const answer = await at(list, { cursor: altered })
      expect(answer.status, `${altered} at ${list}`).toBe(400)
      expect(refusalOf(answer).code).toBe('invalid_cursor')
    }
  }
})

test('runs come newest first, those too that were made while the clock stood still', async () => {
  const [connection] = (await world.api.call('connections.list', { query: {} })).items
  const id = connection?.id ?? ''
  const made: string[] = []
  for (let count = 0; count < 5; count++) made.push((await trigger(world, id, 'workspaces')).id)

  const { items } = await world.api.call('runs.list', { params: { id }, query: { model: 'workspaces', limit: 5 } })
  const { items: syncs } = await world.api.call('syncs.list', { params: { id } })

  expect(items.map((run) => run.id)).toEqual(made.toReversed())
  expect(syncs.find(({ model }) => model === 'workspaces')?.lastRun?.id).toBe(made.at(-1))
})
