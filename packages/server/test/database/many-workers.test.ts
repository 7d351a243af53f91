import { join } from 'node:path'
import { MODELS } from '@mallet/contract/api/syncs'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { freshPostgres } from '../fresh-postgres.ts'
import { buildDoomed } from '../harness/build-doomed.ts'
import type { ProgramBuild } from '../harness/build-program.ts'
import type { DoomedProcess } from '../harness/doomed-process.ts'
import { type KillSite, openKillSite } from '../harness/open-kill-site.ts'
import { faultsOf } from '../harness/read-ledger.ts'
import { openReader, type ReferenceReader } from '../harness/reference-reader.ts'
import { linkByOAuth, UNPACED } from '../link.ts'
import { trigger, until, untilCaughtUp } from '../wait.ts'
import { writeCall } from '../write-call.ts'

const USERS_PAGE = { operation: 'users.list' }
const CALLS_PAGE = { operation: 'calls.listExtensive' }

let build: ProgramBuild
let site: KillSite
let admin: pg.Client
let id: string
let reader: ReferenceReader

beforeAll(async () => {
  build = await buildDoomed()
  const { databaseUrl = '' } = await freshPostgres()
  admin = new pg.Client({ connectionString: databaseUrl })
  await admin.connect()
  site = await openKillSite({ build: build.path, databaseUrl, workers: 2, emulator: { calls: 20, users: 5 } })
  await Promise.all(site.processes.map((one) => one.start()))
  id = await linkByOAuth(site, UNPACED)
  await untilCaughtUp(site, id)
  const { publicUrl, apiKey } = site
  reader = await openReader({ publicUrl, apiKey, connectionId: id, file: join(site.dataDir, 'reader.json') })
}, 180_000)
afterAll(async () => {
  await site?.close()
  await build?.remove()
  await admin?.end()
})

const count = async (statement: string, ...values: unknown[]) => {
  const { rows } = await admin.query<{ count: number }>(statement, values)
  return rows[0]?.count ?? 0
}
const countRuns = (model: string) =>
  count(
    `select count(*)::int from run join sync on sync.id = run.sync_id where connection_id = $1 and model = $2`,
    id,
    model,
  )
const makeDue = (...models: readonly string[]) =>
  admin.query(`update sync set next_due_at = '2020-01-01' where connection_id = $1 and model = any($2)`, [id, models])

test('B45: what three schedulers find due at once becomes one run of each sync', async () => {
  const lists = ['users', 'workspaces']
  const before = await Promise.all(lists.map(countRuns))

  await makeDue(...lists)
  await until('both were read', async () => {
    const open = await count(`select count(*)::int from run where state in ('queued', 'running')`)
    return open === 0 && (await countRuns('users')) > (before[0] ?? 0)
  })

  expect(await Promise.all(lists.map(countRuns))).toEqual(before.map((runs) => runs + 1))
})

test('B45: whoever triggers a sync while it runs gets the run that is there, which reads once more', async () => {
  const before = await countRuns('users')
  const { faults } = site.emulator
  const hold = faults.add({ match: USERS_PAGE, effect: { kind: 'hold', where: 'before' }, times: 1 })
  const first = trigger(site, id, 'users')
  await faults.reached(hold)

  const asked = await Promise.all(
    Array.from({ length: 5 }, () => site.api.call('syncs.trigger', { params: { id, model: 'users' } })),
  )
  const active = await count(`select count(*)::int from pgboss.job where name = 'sync' and state = 'active'`)
  faults.release(hold)
  const run = await first

  expect(new Set(asked.map(({ runId }) => runId))).toEqual(new Set([run.id]))
  expect(active).toBe(1)
  expect(run).toMatchObject({ state: 'succeeded', requests: 2 })
  expect(await countRuns('users')).toBe(before + 1)
})

test('B11: a worker that is stopped in the middle of a page for longer than its lease writes nothing afterwards', async () => {
  const { faults } = site.emulator
  const callId = await writeCall(site, { title: 'as the zombie read it', started: site.emulator.now(), duration: 60 })
  const [server, zombie, other] = site.processes
  if (!zombie || !other) throw new Error('there are three processes')
  const others: readonly DoomedProcess[] = [site.server, other]
  // The answer is made before it is held, so that the zombie has in hand what has changed since.
  const hold = faults.add({ match: CALLS_PAGE, effect: { kind: 'hold', where: 'after' }, times: 1 })
  for (const one of others) one.signal('SIGSTOP')
  await makeDue('calls')
  await admin.query(
    `update sync set checkpoint = jsonb_set(checkpoint, '{readAt}', '{}') where connection_id = $1 and model = 'calls'`,
    [id],
  )
  await faults.reached(hold)
  zombie.signal('SIGSTOP')
  await writeCall(site, { id: callId, title: 'as it is' })
  await admin.query(`update sync set lease_until = clock_timestamp() - interval '1 second' where model = 'calls'`)
  await admin.query(`update pgboss.job set started_on = timestamptz 'epoch' where state = 'active'`)
  for (const one of others) one.signal('SIGCONT')
  await until('another has read the page', async () => {
    const open = await count(`select count(*)::int from run where state in ('queued', 'running')`)
    return open === 0 && faults.list().some(({ held }) => held === 1)
  })
  await reader.catchUp()
  const before = await site.ledger()

  zombie.signal('SIGCONT')
  faults.release(hold)
  // It has the answer once it answers this, and what it would write is written before the next thing that it does.
  await zombie.ask(id, 1)
  for (const one of others) one.signal('SIGSTOP')
  const runs = await countRuns('users')
  await makeDue('users')
  await until('the zombie works again', async () => (await countRuns('users')) > runs)
  await until('it is done', async () => {
    return (await count(`select count(*)::int from run where state in ('queued', 'running')`)) === 0
  })
  for (const one of others) one.signal('SIGCONT')

  const after = await site.ledger()
  const ofCalls = ({ syncs }: typeof after) => syncs.find(({ model }) => model === 'calls')
  expect(ofCalls(after)).toEqual(ofCalls(before))
  expect(faultsOf(after)).toEqual([])
  await reader.catchUp()
  expect(await reader.differences(site.emulator.controlUrl)).toEqual([])
  expect(reader.violations).toEqual([])
  expect([server, zombie, other].flatMap((one) => one?.faults() ?? [])).toEqual([])
})

test('no sync of three processes is left behind', async () => {
  for (const model of MODELS) expect((await trigger(site, id, model)).state).toBe('succeeded')
})
