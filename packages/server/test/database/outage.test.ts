import { MODELS } from '@mallet/contract/api/syncs'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { ask, refusalOf } from '../ask.ts'
import { type DatabaseProxy, openDatabaseProxy } from '../database-proxy.ts'
import { freshPostgres } from '../fresh-postgres.ts'
import { linkByOAuth } from '../link.ts'
import { openWorld, type World } from '../open-world.ts'
import { readData, readRecords } from '../read-records.ts'
import { trigger, until, untilCaughtUp } from '../wait.ts'
import { writeCall } from '../write-call.ts'

let proxy: DatabaseProxy
let admin: pg.Client
let database: string
let world: World
let id: string

beforeAll(async () => {
  const { databaseUrl = '' } = await freshPostgres()
  database = new URL(databaseUrl).pathname.slice(1)
  admin = new pg.Client({ connectionString: databaseUrl })
  await admin.connect()
  proxy = await openDatabaseProxy(databaseUrl)
  world = await openWorld({ config: { databaseUrl: proxy.url, logLevel: 'silent' } })
  id = await linkByOAuth(world)
  await untilCaughtUp(world, id)
})
afterEach(() => proxy.heal())
afterAll(async () => {
  await world?.close()
  await admin?.end()
  await proxy?.close()
})

const call = (title: string) => writeCall(world, { title, started: '2026-06-10T17:00:00Z' })
const endSessions = () =>
  admin.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1 and pid <> pg_backend_pid()', [
    database,
  ])
const answers = async () => (await ask(world, { to: '/v1/connections', bearer: world.apiKey })).status === 200
const countVersions = async () => {
  const { rows } = await admin.query<{ versions: string; told: string }>(
    `select (select count(*) from record_version) + (select count(*) from record) as versions,
            (select sum((data->>'added')::int + (data->>'updated')::int) from outbox_event where type = 'records.changed') as told`,
  )
  return rows[0]
}

async function expectNothingLost(): Promise<void> {
  for (const model of MODELS) expect(await readData(world, id, model)).toEqual(await world.truth(model))
  const counts = await countVersions()
  expect(counts?.told).toBe(counts?.versions)
}

test('B13: a database that is away is told as such, with when to ask again, and all goes on by itself when it is back', async () => {
  await call('written before the outage')
  proxy.cut()

  const refused = await ask(world, { to: '/v1/connections', bearer: world.apiKey })
  expect(refused.status).toBe(503)
  expect(refusalOf(refused)).toMatchObject({ code: 'database_unavailable' })
  expect(Number(refused.headers['retry-after'])).toBeGreaterThanOrEqual(1)

  proxy.heal()
  await until('the database answers', answers)
  expect(await trigger(world, id, 'calls')).toMatchObject({ state: 'succeeded' })
  await untilCaughtUp(world, id)
  await expectNothingLost()
})

test('B13: a restart of the database in mid-sync, which ends every session, costs no page and no restart of Mallet', async () => {
  await call('written before the restart')
  const { runId } = await world.api.call('syncs.trigger', { params: { id, model: 'calls' } })
  for (let times = 0; times < 5; times++) await endSessions()

  await until('the run has ended', async () => {
    const run = await world.api.call('runs.get', { params: { id, runId } }).catch(() => undefined)
    return run?.state === 'succeeded'
  })
  await untilCaughtUp(world, id)
  await expectNothingLost()
})

test('B4: where the answer to a commit is lost the page is stored once, whether it came through or not', async () => {
  const before = await countVersions()
  const written = await call('whose commit is not told of')
  const lost = proxy.lostCommits()
  proxy.loseNextCommit('insert into "outbox_event"')
  const { runId } = await world.api.call('syncs.trigger', { params: { id, model: 'calls' } })
  await until('a commit is lost', async () => proxy.lostCommits() > lost)

  await until('the run has ended', async () => {
    const run = await world.api.call('runs.get', { params: { id, runId } })
    return run.state !== 'queued' && run.state !== 'running'
  })
  await trigger(world, id, 'calls')
  await untilCaughtUp(world, id)

  const record = (await readRecords(world, id, 'calls')).find((item) => item.id === written)
  expect(record).toMatchObject({ version: 1, change: 'added' })
  expect(Number((await countVersions())?.versions)).toBe(Number(before?.versions) + 1)
  await expectNothingLost()
})

test('B16: a database that only reads answers what can be read, refuses what must be written, and loses nothing', async () => {
  const written = await call('written while the database only reads')
  await admin.query(`alter database ${database} set default_transaction_read_only = on`)
  await endSessions()
  await until('reading works', async () => (await readData(world, id, 'calls').catch(() => new Map())).size > 0)

  const refused = await ask(world, {
    method: 'POST',
    to: '/v1/integrations',
    bearer: world.apiKey,
    json: { name: 'x', auth: { type: 'apiKey' } },
  })
  expect([refused.status, refusalOf(refused).code]).toEqual([503, 'database_unavailable'])

  await admin.query(`alter database ${database} reset default_transaction_read_only`)
  await endSessions()
  await until('the database answers', answers)
  await trigger(world, id, 'calls')
  expect((await readData(world, id, 'calls')).has(written)).toBe(true)
  await expectNothingLost()
})
