import { gong } from '@mallet/contract/gong/index'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Doors, openDoors, refusalIn } from '../doors/open-doors.ts'

const NOBODY = 'int_000000000000000000000000'
const listUsers = { name: 'users.list', endpoint: gong['users.list'], method: 'GET', path: '/v2/users' } as const

let doors: Doors

beforeAll(async () => {
  doors = await openDoors({ publicUrl: 'https://mallet.example.com', gongHosts: ['127.0.0.1:9'] })
})
afterAll(() => doors.close())

const ask = async (method: string, to: string, json?: object) => {
  const answer = await doors.ask({ method, to, ...(json && { json }) })
  return { status: answer.status, body: JSON.parse(answer.body) }
}
const create = async (auth: object) => (await ask('POST', '/v1/integrations', { name: 'Gong', auth })).body
const patch = (id: string, json: object) => ask('PATCH', `/v1/integrations/${id}`, json)
const openSession = (integrationId: string) =>
  ask('POST', '/v1/connect-sessions', { integrationId, customer: { id: 'acme', name: 'Acme Inc.' } })

/** An integration with two connections, which nothing was done to. */
async function withConnections(): Promise<{ integrationId: string; first: string; second: string }> {
  const { db } = doors.database.ctx
  const [first, second] = [await doors.database.addConnection(), await doors.database.addConnection()]
  const { body } = await ask('GET', `/v1/connections/${first.id}`)
  await db.updateTable('connection').set({ integration_id: body.integrationId }).where('id', '=', second.id).execute()
  return { integrationId: body.integrationId, first: first.id, second: second.id }
}

const askGong = (connectionId: string) =>
  doors.database.ctx.gateway.request({ connectionId, lane: 'interactive' }, listUsers)

async function standing(connectionId: string): Promise<string> {
  const { body } = await ask('GET', `/v1/connections/${connectionId}`)
  return [body.status, body.reason].filter((word) => word !== null).join(' ')
}

const countDue = async (connectionId: string) =>
  (
    await doors.database.ctx.db
      .selectFrom('sync_due')
      .select('sync_id')
      .where('connection_id', '=', connectionId)
      .execute()
  ).length

test('an integration without its client is incomplete and says what is missing, links nothing, and is ready once it is given', async () => {
  const made = await create({ type: 'oauth2' })
  expect(made).toMatchObject({
    state: 'incomplete',
    missing: [{ field: 'auth.clientId' }, { field: 'auth.clientSecret' }],
    redirectUri: 'https://mallet.example.com/oauth/callback',
    redirectUriWarning: null,
  })
  expect(made.missing[0].fix).toContain('Client ID')
  expect((await openSession(made.id)).body.error).toMatchObject({
    code: 'integration_incomplete',
    details: { missing: ['auth.clientId', 'auth.clientSecret'] },
  })

  const half = await patch(made.id, { auth: { clientId: 'client' } })
  const whole = await patch(made.id, { auth: { clientSecret: 'very-secret' } })

  expect([half.body.state, whole.body.state]).toEqual(['incomplete', 'ready'])
  expect(JSON.stringify([whole.body, (await ask('GET', '/v1/integrations')).body])).not.toContain('very-secret')
  expect((await openSession(made.id)).status).toBe(201)
})

test('scopes that are left out are those that the syncs need, and the mandatory one cannot be taken away', async () => {
  const made = await create({ type: 'oauth2' })
  expect(
    made.scopes.missing.filter(({ neededBy }: { neededBy: { syncs: string[] } }) => neededBy.syncs.length > 0),
  ).toEqual([])

  const changed = await patch(made.id, { auth: { scopes: ['api:logs:read'] }, actions: ['logs.list', 'users.list'] })

  expect(changed.body.auth.scopes).toEqual(['api:logs:read', 'api:users:read'])
  expect(changed.body.scopes.missing.map(({ scope }: { scope: string }) => scope)).toEqual([
    'api:workspaces:read',
    'api:calls:read:extensive',
    'api:calls:read:transcript',
  ])
})

test.each([
  ['nothing', {}],
  ['an overlap alone', { auth: { overlapSeconds: 60 } }],
  ['no scope at all', { auth: { scopes: [] } }],
  ['a lifetime of a minute', { auth: { tokenLifetimeSeconds: 60 } }],
  ['an overlap of a year', { auth: { clientSecret: 'x', overlapSeconds: 366 * 86_400 } }],
])('a change of %s is refused', async (_, json) => {
  const { id } = await create({ type: 'oauth2' })

  expect((await patch(id, json)).body.error.code).toBe('invalid_input')
})

test('an integration by API key is ready at once, has no scopes, and takes nothing of OAuth', async () => {
  const made = await create({ type: 'apiKey' })

  expect(made).toMatchObject({ state: 'ready', missing: [], scopes: null })
  expect((await patch(made.id, { auth: { clientSecret: 'x' } })).body.error.code).toBe('invalid_input')
})

test('a suspended integration stops its connections, which say why, links nothing, and loses nothing', async () => {
  const { integrationId, first, second } = await withConnections()
  await ask('POST', `/v1/connections/${second}/suspend`)
  const due = await countDue(first)
  expect(due).toBeGreaterThan(0)
  doors.database.answer(() => ({
    requestId: 'r',
    users: [],
    records: { totalRecords: 0, currentPageSize: 0, currentPageNumber: 0 },
  }))
  expect(await askGong(first)).toMatchObject({ status: 200 })

  const suspended = await ask('POST', `/v1/integrations/${integrationId}/suspend`)
  const again = await ask('POST', `/v1/integrations/${integrationId}/suspend`)

  expect(suspended.body.suspendedAt).toEqual(expect.any(String))
  expect(again.body).toEqual(suspended.body)
  expect([await standing(first), await standing(second)]).toEqual(['suspended integration_suspended', 'suspended'])
  await expect(askGong(first)).rejects.toMatchObject({ code: 'connection_suspended' })
  expect(await countDue(first)).toBe(0)
  expect((await ask('GET', `/v1/connections/${first}/records/users`)).body.error.code).toBe('connection_suspended')
  expect((await ask('POST', `/v1/connections/${first}/syncs/users/trigger`)).body.error.code).toBe(
    'connection_suspended',
  )
  expect((await openSession(integrationId)).body.error.code).toBe('integration_suspended')

  expect((await ask('POST', `/v1/integrations/${integrationId}/resume`)).body).toMatchObject({ suspendedAt: null })

  expect([await standing(first), await standing(second)]).toEqual(['active', 'suspended'])
  expect(await askGong(first)).toMatchObject({ status: 200 })
  await expect(askGong(second)).rejects.toMatchObject({ code: 'connection_suspended' })
  expect(await countDue(first)).toBe(due)
})

test('a connection that is resumed under a suspended integration stays stopped until that is resumed', async () => {
  const { integrationId, first } = await withConnections()
  await ask('POST', `/v1/connections/${first}/suspend`)
  await ask('POST', `/v1/integrations/${integrationId}/suspend`)

  await ask('POST', `/v1/connections/${first}/resume`)

  expect(await standing(first)).toBe('suspended integration_suspended')
  await expect(askGong(first)).rejects.toMatchObject({ code: 'connection_suspended' })
  await ask('POST', `/v1/integrations/${integrationId}/resume`)
  expect(await askGong(first)).toMatchObject({ status: 200 })
})

test('deleting tells beforehand what it stops, is refused unless the number of connections is confirmed, and then leaves none', async () => {
  const { integrationId, first, second } = await withConnections()
  await ask('POST', `/v1/connections/${second}/suspend`)
  const session = await openSession(integrationId)
  const remove = (query = '', bearer?: string) =>
    doors.ask({ method: 'DELETE', to: `/v1/integrations/${integrationId}${query}`, ...(bearer && { bearer }) })

  expect((await ask('GET', `/v1/integrations/${integrationId}/deletion`)).body).toEqual({
    integrationId,
    connections: 2,
    activeConnections: 1,
    syncs: 8,
    openLinks: 1,
  })
  const setUpOnly = await doors.newKey({ scopes: ['integrations:write'] })
  const refusals = [await remove(), await remove('?connections=1'), await remove('?connections=2', setUpOnly)]
  expect(refusals.map((answer) => [answer.status, refusalIn(answer).code])).toEqual([
    [409, 'integration_in_use'],
    [409, 'integration_in_use'],
    [403, 'forbidden'],
  ])
  expect(await standing(first)).toBe('active')

  const deleted = await remove('?connections=2')

  expect(JSON.parse(deleted.body)).toMatchObject({ id: integrationId, connections: 2 })
  for (const to of [`/v1/connections/${first}`, `/v1/connections/${second}`, `/v1/integrations/${integrationId}`]) {
    expect((await ask('GET', to)).status, to).toBe(404)
  }
  expect((await ask('GET', '/v1/integrations')).body.items.map(({ id }: { id: string }) => id)).not.toContain(
    integrationId,
  )
  expect((await openSession(integrationId)).status).toBe(404)
  const linking = await doors.ask({ to: '/connect/session', bearer: session.body.token })
  expect(linking.status).toBe(401)
})

test.each([
  ['POST', `/v1/integrations/${NOBODY}/suspend`],
  ['POST', `/v1/integrations/${NOBODY}/resume`],
  ['GET', `/v1/integrations/${NOBODY}/deletion`],
  ['DELETE', `/v1/integrations/${NOBODY}`],
])('%s %s finds nothing under an id that nobody has', async (method, to) => {
  expect((await ask(method, to)).body.error).toMatchObject({ code: 'not_found', details: { resource: 'integration' } })
})

test('an integration that is suspended while Gong is asked who a company is gets no new connection', async () => {
  const { id: integrationId } = await create({ type: 'apiKey' })
  doors.database.answer(async () => {
    await ask('POST', `/v1/integrations/${integrationId}/suspend`)
    return { requestId: 'r', workspaces: [] }
  })
  const credentials = { type: 'apiKey', accessKey: 'key', accessKeySecret: 'secret', baseUrl: 'http://127.0.0.1:9' }

  const linked = await ask('POST', '/v1/connections', {
    integrationId,
    customer: { id: 'acme', name: 'Acme Inc.' },
    credentials,
  })

  expect(linked.body.error.code).toBe('integration_suspended')
  expect((await ask('GET', `/v1/integrations/${integrationId}/deletion`)).body).toMatchObject({ connections: 0 })
})

test('an integration that another process suspended asks Gong nothing from then on, without a word to this one', async () => {
  const { integrationId, first } = await withConnections()
  const { db, clock } = doors.database.ctx
  const suspendedSince = (suspended_at: Date | null) =>
    db.updateTable('integration').set({ suspended_at }).where('id', '=', integrationId).execute()
  doors.database.answer(() => ({ requestId: 'r', users: [] }))
  expect(await askGong(first)).toMatchObject({ status: 200 })

  await suspendedSince(clock.now())

  await expect(askGong(first)).rejects.toMatchObject({ code: 'connection_suspended' })
  await suspendedSince(null)
  expect(await askGong(first)).toMatchObject({ status: 200 })
})
