import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type FreshDatabase, openFreshDatabase } from '../../test/fresh-database.ts'
import { takeSync } from '../db/hold-sync.ts'
import type { SyncJob } from '../db/queue.ts'
import { transact } from '../db/transact.ts'
import { enqueueDue } from '../engine/enqueue-due.ts'
import { runSync } from './run-sync.ts'

let database: FreshDatabase
let connection: Awaited<ReturnType<FreshDatabase['addConnection']>>
let job: SyncJob

beforeAll(async () => {
  database = await openFreshDatabase()
})
afterAll(() => database.close())
beforeEach(async () => {
  const { ctx } = database
  database.setClock('2026-06-10T14:00:00Z')
  await ctx.db.updateTable('sync').set({ paused: true }).execute()
  await transact(ctx.db, (trx) => ctx.queue.clear(trx))
  connection = await database.addConnection()
  await enqueueDue(ctx)
  const jobs = await database.claimAll()
  const ofUsers = jobs.find(({ syncId }) => syncId === connection.users)
  if (!ofUsers) throw new Error('users are not due')
  job = ofUsers
})

/** A list of users in pages of one. */
const pages = (count: number, onPage: (page: number) => unknown = () => {}) => {
  let page = 0
  return async () => {
    await onPage(page + 1)
    page += 1
    const records = {
      totalRecords: count,
      currentPageSize: 1,
      currentPageNumber: page,
      ...(page < count && { cursor: `${page}` }),
    }
    return { requestId: 'r', records, users: [{ id: `${page}` }] }
  }
}
const run = (isStopping = () => false) => runSync(database.ctx, job, isStopping)
const readRun = () =>
  database.ctx.db.selectFrom('run').selectAll().where('id', '=', job.runId).executeTakeFirstOrThrow()
const readSync = () =>
  database.ctx.db.selectFrom('sync').selectAll().where('id', '=', connection.users).executeTakeFirstOrThrow()
const countRecords = async () =>
  (await database.ctx.db.selectFrom('record').select('id').where('sync_id', '=', connection.users).execute()).length

test('a run reads until nothing is due, ends well, and says when the next one is', async () => {
  database.answer(pages(3))

  await run()

  expect(await readRun()).toMatchObject({ state: 'succeeded', requests: 3, added: 3 })
  expect(await readSync()).toMatchObject({ failures: 0, retry_at: null, owner: null, lease_until: null })
  expect((await readSync()).next_due_at?.getTime()).toBeGreaterThan(Date.parse('2026-06-10T14:00:00Z'))
  expect(await database.claimAll()).toEqual([])
})

test('after ten pages others get their turn, and the run goes on with the next job', async () => {
  database.answer(pages(25))
  const stored: number[] = []
  for (let next: SyncJob | undefined = job; next; [next] = await database.claimAll()) {
    job = next
    await run()
    stored.push(await countRecords())
  }

  expect(stored).toEqual([10, 20, 25])
  expect(await readRun()).toMatchObject({ state: 'succeeded', requests: 25, added: 25 })
})

test('a stop between two pages keeps what is stored, and leaves run and sync to whoever comes next', async () => {
  let stopping = false
  database.answer(pages(5, (page) => (stopping = page === 2)))

  await run(() => stopping)

  expect(await countRecords()).toBe(2)
  expect(await readRun()).toMatchObject({ state: 'running', added: 2, error: null })
  expect(await readSync()).toMatchObject({ failures: 0, owner: null, lease_until: null })
  expect(await database.claimAll()).toMatchObject([{ runId: job.runId }])
})

test('a sync that another worker holds is left to it', async () => {
  await takeSync(database.ctx.db, connection.users, 'another')

  await run()

  expect(await readRun()).toMatchObject({ state: 'queued', requests: 0 })
  expect(await readSync()).toMatchObject({ owner: 'another' })
})

test('a worker whose sync is taken over while Gong answers writes nothing and fails nothing', async () => {
  const { db } = database.ctx
  database.answer(
    pages(3, async (page) => {
      if (page < 2) return
      await db.updateTable('sync').set({ lease_until: null }).where('id', '=', connection.users).execute()
      await takeSync(db, connection.users, 'another')
    }),
  )

  await run()

  expect(await countRecords()).toBe(1)
  expect(await readRun()).toMatchObject({ state: 'running', error: null })
  expect(await readSync()).toMatchObject({ owner: 'another', failures: 0, retry_at: null })
})

test('a job whose run has ended is dropped: Gong is not asked, and the run stays as it ended', async () => {
  const ended = { state: 'succeeded' as const, ended_at: new Date('2026-06-10T14:00:00Z') }
  await database.ctx.db.updateTable('run').set(ended).where('id', '=', job.runId).execute()

  await run()

  expect(await readRun()).toMatchObject({ ...ended, started_at: null })
  expect(await readSync()).toMatchObject({ owner: null, lease_until: null })
  expect(await database.claimAll()).toEqual([])
})

test('a failure ends the run, keeps the pages before it, and each further one doubles the pause', async () => {
  database.answer(
    pages(3, (page) => {
      if (page === 2) throw new TypeError('the network is made of glass')
    }),
  )
  await expect(run()).rejects.toThrow('made of glass')
  const first = await readSync()

  expect(await countRecords()).toBe(1)
  expect(await readRun()).toMatchObject({ state: 'failed', added: 1, requests: 2, error: { code: 'internal' } })
  expect(JSON.stringify(await readRun())).not.toContain('glass')
  expect(first).toMatchObject({ failures: 1, retry_at: new Date('2026-06-10T14:01:00Z'), lease_until: null })

  const pauses: number[] = []
  for (let now = first.retry_at; now && pauses.length < 8; now = (await readSync()).retry_at) {
    database.setClock(now.toISOString())
    await enqueueDue(database.ctx)
    job = (await database.claimAll()).find(({ syncId }) => syncId === connection.users) ?? job
    database.answer(() => Promise.reject(new TypeError('again')))
    await expect(run()).rejects.toThrow('again')
    pauses.push((((await readSync()).retry_at?.getTime() ?? 0) - now.getTime()) / 60_000)
  }
  expect(pauses).toEqual([2, 4, 8, 16, 32, 60, 60, 60])
})

test('what goes well again forgets the failures, and goes on at the page that failed', async () => {
  let fails = true
  database.answer(
    pages(3, (page) => {
      if (page === 2 && fails) throw new TypeError('once')
    }),
  )
  await expect(run()).rejects.toThrow('once')
  fails = false
  database.setClock('2026-06-10T14:01:00Z')
  await enqueueDue(database.ctx)
  job = (await database.claimAll()).find(({ syncId }) => syncId === connection.users) ?? job

  await run()

  expect(await readRun()).toMatchObject({ trigger: 'first', state: 'succeeded' })
  expect(await readSync()).toMatchObject({ failures: 0, retry_at: null })
})

test('a run that waits for a slot when the server stops has not failed', async () => {
  await database.ctx.gateway.budget.close()

  await run()

  expect(await readRun()).toMatchObject({ state: 'running', error: null })
  expect(await readSync()).toMatchObject({ failures: 0, retry_at: null, lease_until: null })
})
