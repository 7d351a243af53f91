import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ask } from '../ask.ts'
import { freshPostgres } from '../fresh-postgres.ts'
import { buildDoomed } from '../harness/build-doomed.ts'
import type { ProgramBuild } from '../harness/build-program.ts'
import { type KillSite, openKillSite } from '../harness/open-kill-site.ts'
import { UNPACED } from '../link.ts'
import { untilCaughtUp } from '../wait.ts'

const USERS = 5
const CALLS = 30

interface Told {
  readonly id: string
  readonly event: string
}

let build: ProgramBuild
let site: KillSite
let databaseUrl: string | undefined
let integrationId: string
/** The events in the database after each kill, and at last. */
const told: Told[][] = []

/** Reads the database of servers that are dead. */
async function query<Row>(statement: string): Promise<Row[]> {
  if (databaseUrl === undefined) {
    const database = await PGlite.create(join(site.dataDir, 'server', 'database'))
    const { rows } = await database.query<Row>(statement)
    await database.close()
    return rows
  }
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  const { rows } = await client.query(statement)
  await client.end()
  return rows
}

const readTold = () => query<Told>('select id, e::text as event from outbox_event e order by id')

const link = (customer: string) => {
  const { accessKey, accessKeySecret, apiBaseUrl: baseUrl } = site.emulator
  return ask(site, {
    method: 'POST',
    to: '/v1/connections',
    bearer: site.apiKey,
    headers: { 'idempotency-key': `link-${customer}` },
    json: {
      integrationId,
      customer: { id: customer, name: customer },
      credentials: { type: 'apiKey', accessKey, accessKeySecret, baseUrl },
      settings: UNPACED,
    },
  })
}

const linked = async () => (await site.api.call('connections.list', { query: {} })).items

beforeAll(async () => {
  build = await buildDoomed()
  databaseUrl = (await freshPostgres()).databaseUrl
  site = await openKillSite({ build: build.path, databaseUrl, emulator: { calls: CALLS, users: USERS } })
  await site.server.start()
  const { id } = await site.api.call('integrations.create', { body: { name: 'Keys', auth: { type: 'apiKey' } } })
  integrationId = id
}, 120_000)
afterAll(async () => {
  await site?.close()
  await build?.remove()
})

test('B9: a server killed in the transaction that links a company has linked none, and the same request links one', async () => {
  await site.server.arm({ point: 'in-transaction', nth: 1 })
  await expect(link('one')).rejects.toThrow()
  await site.server.dead()
  await site.server.start()
  expect(await linked()).toEqual([])

  const repeat = await link('one')

  expect([repeat.status, repeat.headers['idempotent-replayed']]).toEqual([201, undefined])
  expect((await linked()).map(({ id }) => id)).toEqual([JSON.parse(repeat.body).id])
  await untilCaughtUp(site, JSON.parse(repeat.body).id)
}, 120_000)

test('B9: a server killed before it could say that it linked a company says so when asked again, and links no other', async () => {
  await site.server.arm({ point: 'after-commit', nth: 1 })
  await expect(link('two')).rejects.toThrow()
  await site.server.dead()
  told.push(await readTold())
  // And again with the first page that is stored.
  site.server.begin({ point: 'after-commit', nth: 1 })
  await site.server.dead()
  told.push(await readTold())
  await site.server.start()

  const [repeat, again] = [await link('two'), await link('two')]

  expect([repeat.status, repeat.headers['idempotent-replayed']]).toEqual([201, 'true'])
  expect(again.body).toBe(repeat.body)
  const ids = (await linked()).map(({ id }) => id)
  expect(ids).toHaveLength(2)
  expect(ids[1]).toBe(JSON.parse(repeat.body).id)
  await untilCaughtUp(site, JSON.parse(repeat.body).id)
}, 120_000)

/**
 * Nobody is told of events yet. Whoever will be is told their ids, and by them knows what comes twice: so what was stored
 * at a kill must be there under the same id whenever a later process reads it, and nothing may have two.
 */
test('B7: an event keeps its id over kills and restarts, so that whoever is told of it twice sees one', async () => {
  await site.server.stop()
  const atLast = await readTold()

  expect(told.map(({ length }) => length > 0)).toEqual([true, true])
  for (const before of told) expect(atLast).toEqual(expect.arrayContaining(before))
  expect(new Set(atLast.map(({ id }) => id)).size).toBe(atLast.length)
  expect(told[1]?.length).toBeGreaterThan(told[0]?.length ?? 0)
  const sums = await query<{ connection_id: string; model: string; told: number; records: number }>(`
    select s.connection_id, s.model, (select count(*)::int from record r where r.sync_id = s.id) as records,
           (select coalesce(sum((data->>'added')::int), 0)::int from outbox_event e
             where e.connection_id = s.connection_id and e.data->>'model' = s.model) as told
      from sync s where s.model in ('users', 'calls')`)
  expect(sums).toHaveLength(4)
  for (const { told: changes, records } of sums) expect(changes).toBe(records)
})
