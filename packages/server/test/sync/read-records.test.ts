import type { RecordItem } from '@mallet/contract/api/records'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ask } from '../ask.ts'
import { linkByOAuth, UNPACED } from '../link.ts'
import { openWorld, type World } from '../open-world.ts'
import { readRecords } from '../read-records.ts'
import { trigger, untilCaughtUp } from '../wait.ts'
import { writeCall } from '../write-call.ts'

let world: World
let id: string
let all: readonly RecordItem[]
/** After the first sync and before what follows. */
let resumeCursor: string
let firstSyncAt: string
let changedId: string
let addedId: string

/** A first sync, then ten minutes later one call that is changed and one that is new. */
beforeAll(async () => {
  world = await openWorld({ emulator: { calls: 130, users: 12 } })
  const minutesAgo = (minutes: number) => new Date(Date.parse(world.emulator.now()) - minutes * 60_000).toISOString()
  changedId = await writeCall(world, { title: 'First title', started: minutesAgo(120), duration: 60 })
  id = await linkByOAuth(world, UNPACED)
  await untilCaughtUp(world, id)
  all = await readRecords(world, id, 'calls')
  resumeCursor = (await list({ limit: 1000 })).resumeCursor
  firstSyncAt = world.emulator.now()
  await world.emulator.advance({ seconds: 600, untilIdle: true })
  await writeCall(world, { id: changedId, title: 'Second title' })
  addedId = await writeCall(world, { title: 'New', started: minutesAgo(60), duration: 60 })
  await trigger(world, id, 'calls')
})
afterAll(() => world.close())

type Query = NonNullable<Parameters<typeof list>[0]>
const list = (query: {
  limit?: number
  cursor?: string
  modifiedAfter?: string
  change?: RecordItem['change']
  ids?: string
}) => world.api.call('records.list', { params: { id, model: 'calls' }, query })
const idsOf = async (query: Query) => (await list(query)).items.map((item) => item.id)
const refused = (query: string, model = 'calls') =>
  ask(world, { to: `/v1/connections/${id}/records/${model}?${query}`, bearer: world.apiKey }).then(
    ({ status }) => status,
  )

test('pages of any size together hold every record once, in the order of their changes', async () => {
  const whole = await readRecords(world, id, 'calls')
  const pages: RecordItem[][] = []
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const page = await list({ limit: 37, ...(cursor && { cursor }) })
    pages.push(page.items)
    cursor = page.nextCursor
  }

  expect(pages.map(({ length }) => length)).toEqual([37, 37, 37, whole.length - 111])
  expect(pages.flat()).toEqual(whole)
  expect(new Set(whole.map((item) => item.id)).size).toBe(whole.length)
  const instants = whole.map((item) => Date.parse(item.changedAt))
  expect(instants).toEqual(instants.toSorted((a, b) => a - b))
})

test('a page that ends with the last record is the last one', async () => {
  const { length } = await readRecords(world, id, 'calls')

  expect((await list({ limit: length })).nextCursor).toBeNull()
  expect((await list({ limit: length - 1 })).nextCursor).not.toBeNull()
})

test('a reader that follows sees what changed since, and nothing it has seen', async () => {
  const since = await list({ cursor: resumeCursor })
  const seen = new Set(all.map((item) => `${item.id} ${item.version}`))

  expect(since.items.filter((item) => seen.has(`${item.id} ${item.version}`))).toEqual([])
  expect(since.items.filter((item) => [changedId, addedId].includes(item.id))).toMatchObject([
    { id: changedId, version: 2, change: 'updated', data: { metaData: { title: 'Second title' } } },
    { id: addedId, version: 1, change: 'added' },
  ])
  expect(since.nextCursor).toBeNull()
  const later = await list({ cursor: since.resumeCursor })
  expect(later).toEqual({ items: [], nextCursor: null, resumeCursor: since.resumeCursor })
})

test('a changed record is served at its newest version only', async () => {
  const own = (await readRecords(world, id, 'calls')).filter((item) => item.id === changedId)

  expect(all.find((item) => item.id === changedId)).toMatchObject({ version: 1, change: 'added' })
  expect(own).toHaveLength(1)
  expect(own[0]?.version).toBe(2)
})

test('records can be asked for by the instant of their change', async () => {
  const whole = await readRecords(world, id, 'calls')
  const early = new Date(Date.parse(firstSyncAt) - 1).toISOString()

  expect(await idsOf({ modifiedAfter: firstSyncAt })).toEqual(expect.arrayContaining([changedId, addedId]))
  expect((await idsOf({ modifiedAfter: firstSyncAt })).length).toBeLessThan(all.length)
  expect(await idsOf({ modifiedAfter: early, limit: 1000 })).toHaveLength(whole.length)
  expect(await idsOf({ modifiedAfter: world.emulator.now() })).toEqual([])
})

test('records can be asked for by their change, and by their ids', async () => {
  const whole = await readRecords(world, id, 'calls')
  const [first, second] = all
  const updated = await idsOf({ change: 'updated', limit: 1000 })
  const added = await idsOf({ change: 'added', limit: 1000 })

  expect(updated).toContain(changedId)
  expect(added).not.toContain(changedId)
  expect(updated.length + added.length).toBe(whole.length)
  expect(await idsOf({ change: 'deleted' })).toEqual([])
  expect(await idsOf({ ids: `${second?.id},nobody,${first?.id}` })).toEqual([first?.id, second?.id])
})

test('filters hold across pages', async () => {
  const first = await list({ change: 'added', limit: 50 })
  const second = await list({ change: 'added', limit: 1000, cursor: first.nextCursor ?? '' })

  expect([...first.items, ...second.items].map((item) => item.id)).toEqual(
    await idsOf({ change: 'added', limit: 1000 }),
  )
})

test.each([
  ['a forged cursor', 'cursor=MTAw.AAAAAAAAAAAAAAAAAAAAAA'],
  ['a limit of nothing', 'limit=0'],
  ['a limit beyond a thousand', 'limit=1001'],
  ['an instant that is none', 'modifiedAfter=yesterday'],
  ['a change that does not exist', 'change=renamed'],
  ['a parameter that does not exist', 'sort=asc'],
])('%s is refused', async (_, query) => {
  expect(await refused(query)).toBe(400)
})

test("a cursor of another model's list is refused", async () => {
  expect(await refused(`cursor=${resumeCursor}`, 'users')).toBe(400)
})

test('records of no connection and of no model are not found', async () => {
  const to = (path: string) => ask(world, { to: path, bearer: world.apiKey }).then(({ status }) => status)

  expect(await to('/v1/connections/conn_nobody/records/calls')).toBe(404)
  expect(await to(`/v1/connections/${id}/records/deals`)).toBe(400)
})
