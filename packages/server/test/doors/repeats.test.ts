import { exampleIds } from '@mallet/contract/api/fields'
import { api } from '@mallet/contract/api/index'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { deleteConnection } from '../../src/connections/delete-connection.ts'
import { eraseDeleted } from '../../src/connections/erase-deleted.ts'
import type { Reached } from '../../src/crash-points.ts'
import { upkeep } from '../../src/engine/upkeep.ts'
import { endpoints } from '../endpoints.ts'
import { type FreshDatabase, openFreshDatabase } from '../fresh-database.ts'
import { type DoorAnswer, type Doors, openDoors, refusalIn } from './open-doors.ts'

/** What is given again, and what only tells how often Gong was asked. */
const NOT_EFFECTS = ['idempotent_answer', 'company_budget']
/** Where Gong is in these worlds, though nothing listens there. */
const gongHosts = ['127.0.0.1:9']
const WORKSPACES = { requestId: 'r', workspaces: [{ id: '1', name: 'Main', description: 'Main' }] }

const rows = endpoints.filter(({ endpoint }) => endpoint.idempotent)

let database: FreshDatabase
let doors: Doors
/** Another process on the same database. */
let others: Doors
let reached: Reached
let asksOfGong: number
let connectionId: string
let integrationId: string
let names = 0

beforeAll(async () => {
  database = await openFreshDatabase()
  doors = await openDoors({ database, gongHosts, reached: (point) => reached(point) })
  others = await openDoors({ database, gongHosts })
  const { id } = await database.addConnection()
  connectionId = id
  const json = { name: 'Keys', auth: { type: 'apiKey' } }
  integrationId = JSON.parse((await doors.ask({ method: 'POST', to: '/v1/integrations', json })).body).id
})
afterAll(async () => {
  await others.close()
  await doors.close()
  await database.close()
})
beforeEach(() => {
  reached = () => undefined
  asksOfGong = 0
  database.answer(() => {
    asksOfGong++
    return WORKSPACES
  })
})

type Row = (typeof rows)[number]

const newName = () => `retry-${++names}`

/** The body of the row's example, of what exists here. */
const bodyOf = ({ endpoint }: Row): string =>
  JSON.stringify(endpoint.example.body)
    .replaceAll(exampleIds.connection, connectionId)
    .replaceAll(exampleIds.integration, integrationId)

const post = (
  row: Row,
  name: string | string[] | undefined,
  { at = doors, body = bodyOf(row), bearer = doors.adminKey } = {},
) =>
  at.ask({
    method: 'POST',
    to: row.endpoint.path,
    bearer,
    body,
    headers: name === undefined ? {} : { 'idempotency-key': name },
  })

const rowNamed = (name: string): Row => {
  const row = rows.find((one) => one.name === name)
  if (!row) throw new Error(`${name} takes no Idempotency-Key`)
  return row
}

/** How many rows each table has. */
async function countAll(): Promise<Record<string, number>> {
  const { db } = database.ctx
  const { rows: tables } = await sql<{ name: string }>`
    select tablename as name from pg_tables where schemaname = current_schema() order by 1`.execute(db)
  const counts = tables
    .filter(({ name }) => !NOT_EFFECTS.includes(name))
    .map(({ name }) => sql`select ${name} as name, count(*)::int as count from ${sql.table(name)}`)
  const counted = await sql<{ name: string; count: number }>`${sql.join(counts, sql` union all `)}`.execute(db)
  return Object.fromEntries(counted.rows.map(({ name, count }) => [name, count]))
}

/** The rows that work adds, by table. */
async function added(work: () => Promise<unknown>): Promise<Record<string, number>> {
  const before = await countAll()
  await work()
  const after = await countAll()
  return Object.fromEntries(
    Object.entries(after).flatMap(([name, count]) =>
      count === before[name] ? [] : [[name, count - (before[name] ?? 0)]],
    ),
  )
}

const isReplay = ({ headers }: DoorAnswer) => headers['idempotent-replayed'] === 'true'

test('B9: every row that makes something for an API key takes an Idempotency-Key', () => {
  const makers = endpoints.filter(
    ({ endpoint: { method, status, scope, repeat } }) =>
      // What is refused or done anew the second time needs none.
      method === 'POST' && status === 201 && !scope.endsWith('-session') && repeat === undefined,
  )

  expect(rows.map(({ name }) => name)).toEqual(makers.map(({ name }) => name))
  expect(rows.map(({ name }) => name).sort()).toEqual([
    'apiKeys.create',
    'connectSessions.create',
    'connections.create',
    'integrations.create',
  ])
})

test.each(rows)('B9: $name that is repeated makes one, and is answered with the same bytes', async (row) => {
  const [name, another] = [newName(), newName()]
  const effect = await added(() => post(row, undefined))
  let first: DoorAnswer | undefined
  let second: DoorAnswer | undefined

  const twice = await added(async () => {
    first = await post(row, name)
    second = await post(row, name, { body: JSON.stringify(JSON.parse(bodyOf(row)), null, 2) })
  })

  expect(first).toMatchObject({ status: 201, headers: { 'content-type': 'application/json; charset=utf-8' } })
  expect(first && isReplay(first)).toBe(false)
  expect(second).toMatchObject({ status: 201, headers: { 'idempotent-replayed': 'true' } })
  expect(second?.headers['content-type']).toBe(first?.headers['content-type'])
  expect(second?.body).toBe(first?.body)
  expect(api[row.name].response.safeParse(JSON.parse(first?.body ?? '')).error).toBeUndefined()
  expect(Object.keys(effect).length).toBeGreaterThan(0)
  expect(twice).toEqual(effect)
  expect(await added(() => post(row, another))).toEqual(effect)
})

test.each(rows)('B9: without a key, $name that is sent twice makes two', async (row) => {
  const [first, second] = [await post(row, undefined), await post(row, undefined)]

  expect([first.status, second.status]).toEqual([201, 201])
  expect(JSON.parse(first.body).id).not.toBe(JSON.parse(second.body).id)
  expect([first, second].some(isReplay)).toBe(false)
})

test.each(rows)('B9: of twenty $name with one key at once, at two processes, one has an effect', async (row) => {
  const effect = await added(() => post(row, undefined))
  asksOfGong = 0
  const name = newName()
  let answers: DoorAnswer[] = []

  const together = await added(async () => {
    answers = await Promise.all(Array.from({ length: 20 }, (_, i) => post(row, name, { at: i % 2 ? others : doors })))
  })

  expect(together).toEqual(effect)
  const made = answers.filter(({ status }) => status === 201)
  const refused = answers.filter(({ status }) => status !== 201)
  expect(new Set(made.map(({ body }) => body)).size).toBe(1)
  expect(made.filter((answer) => !isReplay(answer))).toHaveLength(1)
  for (const answer of refused) {
    expect(refusalIn(answer).code).toBe('idempotency_key_in_use')
    expect(answer).toMatchObject({ status: 409, headers: { 'retry-after': '1' } })
  }
  // Each process at most once.
  expect(asksOfGong).toBeLessThanOrEqual(2)
  expect((await post(row, name)).body).toBe(made[0]?.body)
})

test.each(rows)('B9: $name that is cut off in its transaction leaves nothing, and a repeat makes one', async (row) => {
  const effect = await added(() => post(row, undefined))
  const name = newName()
  reached = (point) => {
    if (point === 'in-transaction') throw new Error('killed')
  }

  expect(await added(async () => expect((await post(row, name)).status).toBe(500))).toEqual({})

  expect(await added(() => post(row, name, { at: others }))).toEqual(effect)
})

test.each(rows)(
  'B9: of $name whose process ends after the commit and before the answer, a repeat gets the answer',
  async (row) => {
    const effect = await added(() => post(row, undefined))
    const name = newName()
    const made = await added(
      () =>
        new Promise<void>((resolve) => {
          // It never goes on, as a process that was killed; nobody hears its answer.
          reached = (point) => (point === 'after-commit' ? new Promise(() => resolve()) : undefined)
          post(row, name).then(
            () => resolve(),
            () => resolve(),
          )
        }),
    )
    asksOfGong = 0
    let repeat: DoorAnswer | undefined

    expect(made).toEqual(effect)
    expect(
      await added(async () => {
        repeat = await post(row, name, { at: others })
      }),
    ).toEqual({})
    expect(repeat).toMatchObject({ status: 201, headers: { 'idempotent-replayed': 'true' } })
    expect(asksOfGong).toBe(0)
  },
)

test('B9: while the first is under way at its process, a repeat is told to come again and asks Gong nothing', async () => {
  const row = rowNamed('connections.create')
  const name = newName()
  let letGo: () => void = () => undefined
  const held = new Promise<void>((resolve) => {
    letGo = resolve
  })
  const arrived = new Promise<void>((resolve) => {
    database.answer(async () => {
      asksOfGong++
      resolve()
      await held
      return WORKSPACES
    })
  })
  const first = post(row, name)
  await arrived

  const [repeat, other] = [await post(row, name), await post(row, name, { body: '{"another":"body"}' })]
  letGo()

  expect([repeat.status, refusalIn(repeat).code, repeat.headers['retry-after']]).toEqual([
    409,
    'idempotency_key_in_use',
    '1',
  ])
  expect([other.status, refusalIn(other).code]).toEqual([422, 'idempotency_key_reused'])
  expect((await first).status).toBe(201)
  expect((await post(row, name)).body).toBe((await first).body)
  expect(asksOfGong).toBe(1)
})

test.each(rows)(
  'B9: a key of $name means nothing with another body, at another row, or of another API key',
  async (row) => {
    const name = newName()
    const first = await post(row, name)
    const longer = { ...JSON.parse(bodyOf(row)), name: 'another' }

    const reused = await post(row, name, { body: JSON.stringify(longer) })
    const elsewhere = rows.filter((one) => one !== row)
    const answers = await Promise.all(elsewhere.map((one) => post(one, name)))
    const ofAnother = await post(row, name, { bearer: await doors.newKey({}) })

    expect([reused.status, refusalIn(reused).code]).toEqual([422, 'idempotency_key_reused'])
    expect(answers.map(({ status }) => status)).toEqual(elsewhere.map(() => 201))
    expect(answers.some(isReplay)).toBe(false)
    expect([ofAnother.status, isReplay(ofAnother)]).toEqual([201, false])
    expect(JSON.parse(ofAnother.body).id).not.toBe(JSON.parse(first.body).id)
  },
)

test.each(rows)('B9: a refusal of $name is not kept, so that the key serves the request that is right', async (row) => {
  const name = newName()

  const refused = await post(row, name, { body: '{"unknown":1}' })

  expect([refused.status, isReplay(refused)]).toEqual([400, false])
  expect((await post(row, name, { body: '{"unknown":1}' })).status).toBe(400)
  const made = await post(row, name)
  expect([made.status, isReplay(made)]).toEqual([201, false])
})

test('B9: where Gong fails, a repeat asks it again', async () => {
  const row = rowNamed('connections.create')
  const name = newName()
  database.answer(() => ({ status: 403, requestId: 'r', errors: ['no'] }))
  const failed = await post(row, name)
  database.answer(() => WORKSPACES)

  expect(refusalIn(failed).code).toBe('untrusted_ip')
  expect((await post(row, name)).status).toBe(201)
})

test('a key that is no key is refused, and one that no row asks for is left alone', async () => {
  const row = rowNamed('integrations.create')

  for (const wrong of ['', ' ', 'two words', 'k'.repeat(256), 'ü', ['one', 'two'], ['same', 'same']]) {
    const answer = await post(row, wrong)
    expect([answer.status, refusalIn(answer).code], String(wrong)).toEqual([400, 'invalid_input'])
  }
  for (const right of ['k'.repeat(255), '!', '"8e03978e-40d5-43dd-bc93-6894a57f9324"', '~']) {
    expect((await post(row, right)).status, right).toBe(201)
  }
  const read = await doors.ask({ to: '/v1/integrations', headers: { 'idempotency-key': 'two words' } })
  expect(read.status).toBe(200)
})

test('an answer is given again for 24 hours and is gone after them', async () => {
  const row = rowNamed('integrations.create')
  const name = newName()
  const kept = () => database.ctx.db.selectFrom('idempotent_answer').select('id').execute()
  database.setClock('2026-06-11T12:00:00.000Z')
  const first = await post(row, name)
  database.setClock('2026-06-12T11:59:59.999Z')
  await upkeep(database.ctx, [])
  expect((await post(row, name)).body).toBe(first.body)

  database.setClock('2026-06-12T12:00:00.000Z')
  const second = await post(row, name)

  expect([second.status, isReplay(second)]).toEqual([201, false])
  expect(second.body).not.toBe(first.body)
  expect((await post(row, name)).body).toBe(second.body)
  database.setClock('2026-06-13T12:00:00.000Z')
  await upkeep(database.ctx, [])
  expect(await kept()).toEqual([])
})

test('A18: the answer that told of a connection goes with the connection, and a repeat makes no other', async () => {
  const row = rowNamed('connections.create')
  const name = newName()
  const { id } = JSON.parse((await post(row, name)).body)
  await deleteConnection(database.ctx, id)
  while (await eraseDeleted(database.ctx));

  const repeat = await post(row, name)

  expect([repeat.status, refusalIn(repeat).details]).toEqual([404, { resource: 'connections', id }])
})
