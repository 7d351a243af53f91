import { afterAll, beforeAll, expect, test } from 'vitest'
import { type FreshDatabase, openFreshDatabase } from '../../test/fresh-database.ts'
import type { Caller } from '../keys/caller.ts'
import { type ConnectionFilter, listConnections } from './list-connections.ts'
import { suspendConnection } from './suspend-connection.ts'
import { updateConnection } from './update-connection.ts'

const ANYBODY: Caller = { scopes: ['admin'], connectionIds: null }

let database: FreshDatabase
/** Each is found by some of the filters. */
let plain: string
let labelled: string
let refused: string
let suspended: string

beforeAll(async () => {
  database = await openFreshDatabase()
  const { ctx } = database
  const add = async () => (await database.addConnection()).id
  ;[plain, labelled, refused, suspended] = [await add(), await add(), await add(), await add()]
  await updateConnection(ctx, labelled, { tags: ['pilot', 'a'] })
  await updateConnection(ctx, suspended, { tags: ['pilot'] })
  await suspendConnection(ctx, suspended)
  const dead = { status: 'needs_reauth' as const, reason: 'key_refused' }
  for (const id of [refused, suspended]) {
    await ctx.db.updateTable('credential').set(dead).where('connection_id', '=', id).execute()
  }
  await ctx.db
    .updateTable('connection')
    .set({ customer_id: 'c-100%', customer_name: 'Größe_Eins', customer_email: 'Ann@Example.com', company_id: '4711' })
    .where('id', '=', labelled)
    .execute()
})
afterAll(() => database.close())

const listed = async (filter: ConnectionFilter, caller = ANYBODY) =>
  (await listConnections(database.ctx, caller, { limit: 100, ...filter })).items.map(({ id }) => id)

test('each filter lets through what it names, and all of them together what all name', async () => {
  expect(await listed({})).toEqual([plain, labelled, refused, suspended])
  expect(await listed({ customerId: 'c-100%' })).toEqual([labelled])
  expect(await listed({ status: 'active' })).toEqual([plain, labelled])
  expect(await listed({ status: 'needs_reauth' })).toEqual([refused])
  expect(await listed({ status: 'suspended' })).toEqual([suspended])
  expect(await listed({ tag: 'pilot' })).toEqual([labelled, suspended])
  expect(await listed({ tag: 'Pilot' })).toEqual([])
  expect(await listed({ tag: 'pilot', status: 'active' })).toEqual([labelled])
  expect(await listed({ tag: 'pilot', status: 'active', customerId: 'acme' })).toEqual([])
})

test.each([['größe'], ['GRößE_EINS'], ['ann@example'], ['100%'], ['711'], ['C-1']])(
  'a search for %s finds the one that has it, in any case',
  async (search) => {
    expect(await listed({ search })).toEqual([labelled])
  },
)

test('a search finds a connection by its id, and takes no sign for a pattern', async () => {
  expect(await listed({ search: plain.toUpperCase() })).toEqual([plain])
  expect(await listed({ search: '%' })).toEqual([labelled])
  expect(await listed({ search: 'e_e' })).toEqual([labelled])
  expect(await listed({ search: 'ac_e' })).toEqual([])
  expect(await listed({ search: '\\' })).toEqual([])
})

test('A13: a search of a limited key finds nothing of what is not its own', async () => {
  const limited = { ...ANYBODY, connectionIds: [plain, suspended] }

  expect(await listed({ search: 'größe' }, limited)).toEqual([])
  expect(await listed({ search: 'acme' }, limited)).toEqual([plain, suspended])
  expect(await listed({ tag: 'pilot' }, limited)).toEqual([suspended])
})

test('a filtered list is whole, page by page', async () => {
  const { ctx } = database
  const first = await listConnections(ctx, ANYBODY, { limit: 1, tag: 'pilot' })
  const second = await listConnections(ctx, ANYBODY, { limit: 1, tag: 'pilot', cursor: first.nextCursor ?? '' })

  expect([first, second].map(({ items }) => items.map(({ id }) => id))).toEqual([[labelled], [suspended]])
  expect(second.nextCursor).toBeNull()
})

test('what is suspended with its integration is listed as it is described', async () => {
  const { db } = database.ctx
  const suspend = (at: Date | null) => db.updateTable('integration').set({ suspended_at: at }).execute()
  await suspend(new Date('2026-06-10T14:00:00Z'))
  try {
    const { items } = await listConnections(database.ctx, ANYBODY, { limit: 100, status: 'suspended' })
    expect(items.map(({ id, status }) => [id, status])).toEqual(
      [plain, labelled, refused, suspended].map((id) => [id, 'suspended']),
    )
    expect([await listed({ status: 'active' }), await listed({ status: 'needs_reauth' })]).toEqual([[], []])
  } finally {
    await suspend(null)
  }
})
