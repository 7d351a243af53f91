import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type FreshDatabase, openFreshDatabase } from '../../test/fresh-database.ts'
import { finishRun } from './finish-run.ts'
import type { Work } from './step.ts'
import { triggerSync } from './trigger-sync.ts'

let database: FreshDatabase
let connectionId: string
let work: Work

beforeAll(async () => {
  database = await openFreshDatabase()
})
afterAll(() => database.close())
beforeEach(async () => {
  const connection = await database.addConnection()
  connectionId = connection.id
  work = await database.beginWork(connection.users)
})

const finish = () => finishRun(database.ctx, work, { id: randomUUID(), syncId: work.sync.id, runId: work.run.id })
const run = () => database.ctx.db.selectFrom('run').selectAll().where('id', '=', work.run.id).executeTakeFirstOrThrow()

test('a run that has nothing more to do ends well, and its sync is free and comes due again', async () => {
  expect(await finish()).toBe(true)

  expect(await run()).toMatchObject({ state: 'succeeded', ended_at: work.now })
  expect(await database.hold(work.sync.id)).toMatchObject({ fence: work.sync.fence + 1 })
})

test('a run that somebody asked to read again at its very end goes on', async () => {
  await triggerSync(database.ctx, connectionId, 'users')

  expect(await finish()).toBe(false)

  expect(await run()).toMatchObject({ state: 'running', ended_at: null, rereads: 1 })
  await expect(database.hold(work.sync.id)).rejects.toThrow('held')
})

test('a worker that lost its sync does not end the run', async () => {
  await sql`update sync set lease_until = null where id = ${work.sync.id}`.execute(database.ctx.db)
  await database.hold(work.sync.id)

  await expect(finish()).rejects.toMatchObject({ code: 'sync_fenced' })
  expect(await run()).toMatchObject({ state: 'running' })
})
