import { connectionScopes } from '@mallet/contract/api/scopes'
import type { Endpoint } from '@mallet/contract/endpoint'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { z } from 'zod'
import { type Doors, openDoors, refusalIn } from '../doors/open-doors.ts'
import { endpoints } from '../endpoints.ts'

/**
 * What an id or cursor in a request stands for, by where it is: the path first, then the query, then the body. Whoever
 * adds an endpoint with another one says here what it is.
 */
const KINDS: Readonly<Record<string, 'connection' | 'run' | 'cursor' | 'filter' | 'record' | 'instance' | 'session'>> =
  {
    'actions.list query.connectionId': 'filter',
    'actions.list query.integrationId': 'filter',
    'actions.run params.id': 'connection',
    'apiKeys.create body.connectionIds': 'instance',
    'apiKeys.list query.cursor': 'instance',
    'apiKeys.revoke params.id': 'instance',
    'connect.attempts.cancel params.id': 'session',
    'connect.attempts.create body.integrationId': 'session',
    'connect.attempts.get params.id': 'session',
    'connect.finish body.configuration.workspaceIds': 'session',
    'connectSessions.create body.integrationIds': 'instance',
    'connectSessions.get params.id': 'instance',
    'connectSessions.list query.cursor': 'instance',
    'connectSessions.list query.customerId': 'filter',
    'connectSessions.revoke params.id': 'instance',
    'connectSessions.create body.connectionId': 'instance',
    'connectSessions.create body.integrationId': 'instance',
    'connectSessions.create body.customer.id': 'instance',
    'connectSessions.create body.settings.workspaceIds': 'instance',
    'connections.claim body.customer.id': 'instance',
    'connections.claim params.id': 'instance',
    'connections.create body.customer.id': 'instance',
    'connections.create body.integrationId': 'instance',
    'connections.create body.settings.workspaceIds': 'instance',
    'connections.credentials params.id': 'connection',
    'connections.delete params.id': 'connection',
    'connections.get params.id': 'connection',
    'connections.list query.cursor': 'cursor',
    'connections.list query.integrationId': 'filter',
    'connections.list query.customerId': 'filter',
    'connections.resume params.id': 'connection',
    'connections.status params.id': 'connection',
    'connections.suspend params.id': 'connection',
    'connections.update body.settings.workspaceIds': 'record',
    'connections.update params.id': 'connection',
    'dashboard.sessions.end params.id': 'session',
    'integrations.delete params.id': 'instance',
    'integrations.deletion params.id': 'instance',
    'integrations.get params.id': 'instance',
    'integrations.list query.cursor': 'instance',
    'integrations.resume params.id': 'instance',
    'integrations.suspend params.id': 'instance',
    'integrations.update body.auth.clientId': 'instance',
    'integrations.update params.id': 'instance',
    'people.delete params.id': 'instance',
    'people.list query.cursor': 'instance',
    'people.newLink params.id': 'instance',
    'people.update params.id': 'instance',
    'records.list params.id': 'connection',
    'records.list query.cursor': 'cursor',
    'records.list query.ids': 'record',
    'records.versions params.id': 'connection',
    'records.versions params.recordId': 'record',
    'records.versions query.cursor': 'cursor',
    'runs.get params.id': 'connection',
    'runs.get params.runId': 'run',
    'runs.list params.id': 'connection',
    'runs.list query.cursor': 'cursor',
    'syncs.cancel params.id': 'connection',
    'syncs.get params.id': 'connection',
    'syncs.list params.id': 'connection',
    'syncs.pause params.id': 'connection',
    'syncs.reset params.id': 'connection',
    'syncs.resume params.id': 'connection',
    'syncs.trigger params.id': 'connection',
    'syncs.update params.id': 'connection',
  }

const UNKNOWN = 'conn_000000000000000000000000'

let doors: Doors
let own: string
let foreign: string
let foreignRun: string
let ownRun: string
/** Limited to `own`, with every scope that a limited key can carry, those that have to be named among them. */
let limited: string

beforeAll(async () => {
  doors = await openDoors()
  const [mine, theirs] = [await doors.database.addConnection(), await doors.database.addConnection()]
  own = mine.id
  foreign = theirs.id
  ownRun = await doors.database.addRun(mine.users, 'succeeded')
  foreignRun = await doors.database.addRun(theirs.users, 'succeeded')
  await doors.database.addRun(theirs.calls, 'succeeded')
  await doors.database.addRun(mine.calls, 'succeeded')
  const json = { name: 'limited', connectionIds: [own], scopes: [...connectionScopes, 'credentials:read'] }
  const made = await doors.ask({ method: 'POST', to: '/v1/api-keys', json })
  limited = JSON.parse(made.body).key
})
afterAll(() => doors.close())

/** Every field of a request whose name says that it holds an id or a cursor. */
function idFields(name: string, endpoint: Endpoint): string[] {
  const parts = { params: endpoint.params, query: endpoint.query, body: endpoint.body }
  return Object.entries(parts).flatMap(([part, schema]) =>
    fieldNames(schema).flatMap((field) =>
      /(^|\.)(id|ids|cursor)$|Ids?$/.test(field) ? [`${name} ${part}.${field}`] : [],
    ),
  )
}

function fieldNames(schema: z.ZodType | undefined, prefix = ''): string[] {
  if (!schema) return []
  const { innerType, shape } = schema.def as { innerType?: z.ZodType; shape?: Record<string, z.ZodType> }
  if (innerType) return fieldNames(innerType, prefix)
  const fields = Object.entries(shape ?? {})
  return fields.flatMap(([key, field]) => [`${prefix}${key}`, ...fieldNames(field, `${prefix}${key}.`)])
}

test('A13: every id that a request can carry is in the table above, and nothing else is', () => {
  expect(endpoints.flatMap(({ name, endpoint }) => idFields(name, endpoint)).sort()).toEqual(Object.keys(KINDS).sort())
})

const ofKind = (kind: string) =>
  endpoints.filter(({ name, endpoint }) => idFields(name, endpoint).some((field) => KINDS[field] === kind))

const call = ({ endpoint }: (typeof endpoints)[number], ids: Readonly<Record<string, string>>, bearer = limited) =>
  doors.ask({
    method: endpoint.method,
    to: endpoint.path.replace(/\{(\w+)\}/g, (_, key: string) => ids[key] ?? String(endpoint.example.params?.[key])),
    bearer,
    ...(endpoint.example.body && { json: endpoint.example.body }),
  })

/** The body of a refusal, without what is different in every answer, and without the id that was asked for. */
const words = (answer: Awaited<ReturnType<typeof call>>, id: string) =>
  JSON.stringify({ ...refusalIn(answer), requestId: '' }).replaceAll(id, 'ID')

async function storedOf(id: string): Promise<string> {
  const { db } = doors.database.ctx
  const [connections, syncs, runs, events] = await Promise.all([
    db.selectFrom('connection').selectAll().where('id', '=', id).execute(),
    db.selectFrom('sync').selectAll().where('connection_id', '=', id).orderBy('id').execute(),
    db
      .selectFrom('run')
      .innerJoin('sync', 'sync.id', 'run.sync_id')
      .selectAll('run')
      .where('sync.connection_id', '=', id)
      .orderBy('run.id')
      .execute(),
    db.selectFrom('outbox_event').selectAll().where('connection_id', '=', id).execute(),
  ])
  return JSON.stringify({ connections, syncs, runs, events })
}

test.each(ofKind('connection'))(
  'A13: $name answers a foreign connection as one that does not exist, and changes nothing of it',
  async (row) => {
    const before = await storedOf(foreign)

    const [theirs, nobodys] = [await call(row, { id: foreign }), await call(row, { id: UNKNOWN })]

    expect([theirs.status, nobodys.status]).toEqual([404, 404])
    expect(words(theirs, foreign)).toBe(words(nobodys, UNKNOWN))
    expect(await storedOf(foreign)).toBe(before)
  },
)

test('A13: a foreign run is no run of an own connection', async () => {
  const [row] = ofKind('run')
  if (!row) throw new Error('no endpoint reads a run')
  const nobodys = 'run_000000000000000000000000'

  const theirs = await call(row, { id: own, runId: foreignRun })
  const missing = await call(row, { id: own, runId: nobodys })

  expect([theirs.status, missing.status]).toEqual([404, 404])
  expect(words(theirs, foreignRun)).toBe(words(missing, nobodys))
  expect((await call(row, { id: own, runId: ownRun })).status).toBe(200)
})

test('A13: an own connection is served, and lists show own ones only, whatever is filtered for', async () => {
  const list = async (query: string) =>
    JSON.parse((await doors.ask({ to: `/v1/connections${query}`, bearer: limited })).body)

  expect((await list('')).items.map(({ id }: { id: string }) => id)).toEqual([own])
  // Both are of the customer `acme`.
  expect((await list('?customerId=acme')).items.map(({ id }: { id: string }) => id)).toEqual([own])
  expect(await list('?customerId=other')).toEqual({ items: [], nextCursor: null })
  expect((await doors.ask({ to: `/v1/connections/${own}`, bearer: limited })).status).toBe(200)
})

test('A13: a limited key sees what its own connection enables, and no other connection and no integration', async () => {
  const list = (query: string) => doors.ask({ to: `/v1/actions?${query}`, bearer: limited })
  const [theirs, nobodys] = [await list(`connectionId=${foreign}`), await list(`connectionId=${UNKNOWN}`)]

  expect((await list(`connectionId=${own}`)).status).toBe(200)
  expect([theirs.status, nobodys.status]).toEqual([404, 404])
  expect(words(theirs, foreign)).toBe(words(nobodys, UNKNOWN))
  expect((await list('integrationId=int_000000000000000000000000')).status).toBe(403)
})

test('A13: what is of the whole Mallet is refused to a limited key, whatever id it names', async () => {
  for (const row of ofKind('instance').filter(({ name }) => !name.startsWith('connections.list'))) {
    const answer = await call(row, {})
    expect(answer.status, row.name).toBe(403)
  }
})

test("A14: a cursor of another key's reach, of another connection or another model is refused", async () => {
  const cursorAt = async (path: string, bearer: string) => {
    const { nextCursor, resumeCursor } = JSON.parse((await doors.ask({ to: `${path}?limit=1`, bearer })).body)
    return String(nextCursor ?? resumeCursor)
  }
  const taken = async (path: string, cursor: string) =>
    (await doors.ask({ to: `${path}?cursor=${encodeURIComponent(cursor)}`, bearer: limited })).status

  const ofAll = await cursorAt('/v1/connections', doors.adminKey)
  const ofTheirRuns = await cursorAt(`/v1/connections/${foreign}/runs`, doors.adminKey)
  const ofOwnRuns = await cursorAt(`/v1/connections/${own}/runs`, limited)
  const ofTheirUsers = await cursorAt(`/v1/connections/${foreign}/records/users`, doors.adminKey)
  const ofOwnUsers = await cursorAt(`/v1/connections/${own}/records/users`, limited)

  expect(await taken('/v1/connections', ofAll)).toBe(400)
  expect(await taken(`/v1/connections/${own}/runs`, ofTheirRuns)).toBe(400)
  expect(await taken(`/v1/connections/${own}/runs`, ofOwnRuns)).toBe(200)
  expect(await taken(`/v1/connections/${own}/records/users`, ofTheirUsers)).toBe(400)
  expect(await taken(`/v1/connections/${own}/records/calls`, ofOwnUsers)).toBe(400)
  expect(await taken(`/v1/connections/${own}/records/users`, ofOwnUsers)).toBe(200)
})

test('A14: a cursor with any one bit turned is refused', async () => {
  const path = `/v1/connections/${own}/records/users`
  const cursor = String(JSON.parse((await doors.ask({ to: path, bearer: limited })).body).resumeCursor)

  for (let at = 0; at < cursor.length; at++) {
    const turned = String.fromCharCode(cursor.charCodeAt(at) ^ 1)
    const altered = encodeURIComponent(cursor.slice(0, at) + turned + cursor.slice(at + 1))
    const answer = await doors.ask({ to: `${path}?cursor=${altered}`, bearer: limited })
    expect([answer.status, refusalIn(answer).code], `at ${at}`).toEqual([400, 'invalid_cursor'])
  }
})
