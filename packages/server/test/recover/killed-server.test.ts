import { MODELS } from '@mallet/contract/api/syncs'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDatabase } from '../../src/db/open-database.ts'
import { readData } from '../read-records.ts'
import { untilCaughtUp } from '../wait.ts'
import { type CrashSite, openCrashSite } from './open-crash-site.ts'
import type { ServerProcess } from './server-process.ts'

const CALLS = 430
const USERS = 130

/** When the server is killed: at this request, before it is answered or so many milliseconds after. */
const KILLS: readonly { readonly request: number; readonly afterMs?: number }[] = [
  { request: 3 },
  { request: 6, afterMs: 0 },
  { request: 9, afterMs: 4 },
  { request: 13, afterMs: 8 },
  { request: 17 },
]

interface Found {
  readonly versions: number
  readonly replaced: number
  readonly lastSeq: number
  readonly records: number
  readonly told: number
}

let site: CrashSite
let held: Readonly<Record<string, Map<string, unknown>>>
/** What the database held after the last, graceful stop. */
let found: readonly Found[]
let runs: readonly { trigger: string; state: string }[]
let openJobs: number

/** Resolves when the server was killed as told. */
function killAt(server: ServerProcess, { request, afterMs }: (typeof KILLS)[number]): Promise<void> {
  return new Promise((resolve) => {
    const kill = () => server.kill().then(resolve)
    site.gongApi.play(async (_, pass) => {
      if (site.gongApi.requests.length < request) return pass()
      if (afterMs === undefined) {
        await kill()
        return 'break'
      }
      setTimeout(kill, afterMs)
      return pass()
    })
  })
}

beforeAll(async () => {
  site = await openCrashSite({ calls: CALLS, users: USERS })
  let server = await site.start()
  let id: string | undefined
  for (const moment of KILLS) {
    const killed = killAt(server, moment)
    id ??= await site.link(server.api)
    await killed
    site.gongApi.play((_, pass) => pass())
    server = await site.start()
  }
  const connectionId = id ?? ''
  await untilCaughtUp(server, connectionId)
  held = Object.fromEntries(
    await Promise.all(MODELS.map(async (model) => [model, await readData(server, connectionId, model)] as const)),
  )
  expect(await server.stop()).toBe(0)
  const { db, close } = await openDatabase(site.dataDir)
  found = (
    await sql<Found>`
      select s.model, s.last_seq::int as "lastSeq",
             (select count(*)::int from record r where r.sync_id = s.id) as records,
             (select sum(version)::int from record r where r.sync_id = s.id) as versions,
             (select count(*)::int from record_version v where v.sync_id = s.id) as replaced,
             (select sum((data->>'added')::int + (data->>'updated')::int)::int from outbox_event
               where connection_id = s.connection_id and data->>'model' = s.model) as told
        from sync s`.execute(db)
  ).rows
  runs = await db.selectFrom('run').select(['trigger', 'state']).execute()
  const jobs = await sql<{ open: number }>`
    select count(*)::int as open from pgboss.job where name = 'sync' and state <= 'active'`.execute(db)
  openJobs = jobs.rows[0]?.open ?? 0
  await close()
}, 300_000)
afterAll(() => site.close())

test.each(MODELS)('after five kills in the middle of the first sync %s equal what Gong holds', async (model) => {
  expect(held[model]).toEqual(await site.truth(model))
})

test('every record was written once, every number used once, and no change was told twice', () => {
  expect(found).toHaveLength(MODELS.length)
  for (const { versions, replaced, lastSeq, records, told } of found) {
    expect({ versions, replaced, lastSeq, told }).toEqual({
      versions: records,
      replaced: 0,
      lastSeq: records,
      told: records,
    })
  }
})

test('the runs that were open went on and ended, and left no job behind', () => {
  expect(runs).toHaveLength(MODELS.length)
  expect(runs.filter(({ state }) => state !== 'succeeded')).toEqual([])
  expect(openJobs).toBe(0)
})

test('a kill costs the pages that were under way, and no more', () => {
  const [linking, workspaces, users] = [1, 1, 2]
  const needed = linking + workspaces + users + 2 * Math.ceil(CALLS / 100)
  const underWay = 3

  expect(site.gongApi.requests.length).toBeGreaterThan(needed)
  expect(site.gongApi.requests.length).toBeLessThanOrEqual(needed + KILLS.length * underWay)
})
