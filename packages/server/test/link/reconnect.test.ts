import { afterAll, beforeAll, expect, test } from 'vitest'
import { ask, refusalOf } from '../ask.ts'
import { decideAtGong } from '../browser.ts'
import { beginAttempt, comeBack, countTokenRequests, linkByOAuth, oauthIntegration, readAttempt } from '../link.ts'
import { openWorld, type World } from '../open-world.ts'
import { readData, readRecords } from '../read-records.ts'
import { trigger, until, untilCaughtUp } from '../wait.ts'
import { writeCall } from '../write-call.ts'

const HOUR = 3600

let world: World
let id: string

beforeAll(async () => {
  world = await openWorld({ emulator: { calls: 20, users: 5 } })
  id = await linkByOAuth(world)
  await untilCaughtUp(world, id)
})
afterAll(() => world.close())

/** A session, as the API answers for it. */
const openSessionWith = (json: object) =>
  ask(world, { method: 'POST', to: '/v1/connect-sessions', bearer: world.apiKey, json })

/** Signs in at Gong once more, for the connection. */
async function reconnect() {
  const { token } = await world.api.call('connectSessions.create', { body: { connectionId: id } })
  const attempt = await beginAttempt(world, token)
  await comeBack(world, await decideAtGong(world, attempt.authorizeUrl), attempt.cookies)
  return readAttempt(world, attempt)
}

const connection = () => world.api.call('connections.get', { params: { id } })

const eventsOf = async (type: string) => {
  const { db } = world.platform().context
  return db.selectFrom('outbox_event').select('id').where('connection_id', '=', id).where('type', '=', type).execute()
}

test('B25: a company that withdrew its consent and gives it again goes on where it stood, with no gap and nothing read twice', async () => {
  const before = await readRecords(world, id, 'calls')
  const linked = await connection()
  world.emulator.revokeGrants()
  expect(await trigger(world, id, 'users')).toMatchObject({ state: 'failed', error: { code: 'needs_reauth' } })
  await world.emulator.advance({ seconds: 30 * HOUR, untilIdle: true })
  const written = await writeCall(world, {})
  await world.emulator.advance({ seconds: 4 * HOUR, untilIdle: true })
  expect(await eventsOf('connection.needs_reauth')).toHaveLength(1)
  world.emulator.clearRequests()

  expect(await reconnect()).toMatchObject({ status: 'authenticated', connectionId: id })

  expect(await connection()).toEqual({ ...linked, status: 'active', reason: null })
  expect((await world.api.call('connections.list', { query: {} })).items).toHaveLength(1)
  expect(await eventsOf('connection.reconnected')).toHaveLength(1)
  expect(await eventsOf('connection.recovered')).toHaveLength(1)
  expect(await eventsOf('connection.created')).toHaveLength(1)
  await until('the new call is there', async () => (await readData(world, id, 'calls')).has(written))
  await untilCaughtUp(world, id)
  await trigger(world, id, 'calls')
  expect(await readData(world, id, 'calls')).toEqual(await world.truth('calls'))
  const after = new Map((await readRecords(world, id, 'calls')).map((record) => [record.id, record.version]))
  for (const record of before) expect(after.get(record.id), record.id).toBe(record.version)
  expect(countTokenRequests(world)).toBe(1)
})

test('a reconnection by another company is refused, and the connection stays as it was', async () => {
  const { db } = world.platform().context
  const { companyId } = await connection()
  await db.updateTable('connection').set({ company_id: '999' }).where('id', '=', id).execute()
  const before = await db.selectFrom('credential').selectAll().where('connection_id', '=', id).execute()

  expect(await reconnect()).toMatchObject({ status: 'error', error: { code: 'other_company' } })

  expect(await db.selectFrom('credential').selectAll().where('connection_id', '=', id).execute()).toEqual(before)
  await db.updateTable('connection').set({ company_id: companyId }).where('id', '=', id).execute()
})

test('A3: a session for a connection takes neither the integration nor the customer of another one', async () => {
  const integrationId = await oauthIntegration(world)

  const refusals = [
    await openSessionWith({ connectionId: id, integrationId }),
    await openSessionWith({ connectionId: id, customer: { id: 'other', name: 'Other' } }),
    await openSessionWith({ integrationId }),
  ]

  expect(refusals.map(({ status }) => status)).toEqual([400, 400, 400])
  expect(refusals.map((refusal) => refusalOf(refusal).details.issues)).toEqual([
    ['integrationId: the connection belongs to another one'],
    ['customer.id: the connection belongs to another customer'],
    ['customer: name whose company it is, or a connectionId'],
  ])
  expect((await openSessionWith({ connectionId: 'conn_0000000000000000000000' })).status).toBeGreaterThanOrEqual(400)
})

test('B26: a connection that is deleted while its company signs in again stays deleted', async () => {
  const doomed = await linkByOAuth(world)
  const { token } = await world.api.call('connectSessions.create', { body: { connectionId: doomed } })
  const attempt = await beginAttempt(world, token)
  const callback = await decideAtGong(world, attempt.authorizeUrl)
  await world.api.call('connections.delete', { params: { id: doomed } })

  await comeBack(world, callback, attempt.cookies)

  expect((await ask(world, { to: `/v1/connections/${doomed}`, bearer: world.apiKey })).status).toBe(404)
  const { db } = world.platform().context
  const left = await db.selectFrom('credential').select('access').where('connection_id', '=', doomed).execute()
  expect(left.every(({ access }) => access === null)).toBe(true)
})
