import { afterAll, beforeAll, expect, test } from 'vitest'
import { endpoints } from '../endpoints.ts'
import { type ConnectDoors, CREDENTIALS, openConnectDoors, tokenIn, UNKNOWN_ID } from './connect-doors.ts'

const WEEK_MS = 7 * 86_400_000

let doors: ConnectDoors

beforeAll(async () => {
  doors = await openConnectDoors()
})
afterAll(() => doors.close())

let customers = 0
const newSession = async (json: object = {}) =>
  (await doors.open({ customer: { id: `customer-${++customers}`, name: 'Somebody' }, ...json })).body
const share = (token: string) => doors.call('POST', '/connect/share', {}, token)
const look = (token: string) => doors.call('GET', '/connect/session', undefined, token)

test('A9: the token of a session opens nothing but the linking page', async () => {
  const { token } = await newSession()
  const others = endpoints.filter(({ endpoint }) => !['public', 'connect-session'].includes(endpoint.scope))
  expect(others.length).toBeGreaterThan(30)

  for (const { name, endpoint, path } of others) {
    const { body } = endpoint.example
    const json = body === undefined ? {} : { json: body }
    const answer = await doors.ask({ method: endpoint.method, to: path, bearer: token, ...json })
    // Those of the dashboard ask for a person.
    const code = endpoint.path.startsWith('/dashboard') ? 'not_signed_in' : 'unauthorized'
    expect([answer.status, JSON.parse(answer.body).error.code], name).toEqual([401, code])
  }
  for (const to of ['/mcp', `/v1/connections/conn_${UNKNOWN_ID}/proxy/v2/users`]) {
    const answer = await doors.ask({ method: 'POST', to, bearer: token, json: {} })
    expect(answer.status, to).toBe(401)
  }
})

test('A9: the token is in no log line, and only its hash is in the database', async () => {
  const { id, token } = await newSession()
  await look(token)

  const { db } = doors.database.ctx
  const row = await db.selectFrom('connect_session').selectAll().where('id', '=', id).executeTakeFirstOrThrow()

  expect(JSON.stringify(row)).not.toContain(token)
  expect(doors.log.join('')).not.toContain(token)
})

/** Requests of the linking page, by the ids that they name. */
const NAMING: readonly (readonly [
  string,
  'integration' | 'attempt',
  (id: string) => [string, string, object | undefined],
])[] = [
  [
    'begins through',
    'integration',
    (integrationId) => ['POST', '/connect/attempts', { integrationId, credentials: CREDENTIALS }],
  ],
  ['reads', 'attempt', (id) => ['GET', `/connect/attempts/${id}`, undefined]],
  ['gives up', 'attempt', (id) => ['DELETE', `/connect/attempts/${id}`, undefined]],
]

test.each(NAMING)(
  'A10: a session that %s the %s of another is answered as if there were none',
  async (_what, kind, request) => {
    const { token } = await newSession()
    const other = await newSession()
    const foreign = {
      integration: await doors.setUp({ type: 'apiKey' }),
      attempt: (await doors.link(other.token)).body.id,
    }[kind]
    const unknown = `${kind === 'integration' ? 'int' : 'att'}_${UNKNOWN_ID}`
    const ask = async (id: string) => {
      const { status, body } = await doors.call(...request(id), token)
      expect(body.error.details.id).toBe(id)
      return { status, ...body.error, requestId: '', details: { ...body.error.details, id: '' } }
    }

    const answers = [await ask(foreign), await ask(unknown)]

    expect(answers[0]).toEqual(answers[1])
    expect(answers[0]).toMatchObject({ status: 404, code: 'not_found' })
  },
)

test('A10: a session for a customer neither repairs nor reads the connection of another', async () => {
  const other = await newSession()
  const { connectionId } = (await doors.link(other.token)).body
  const customer = { id: 'stranger', name: 'Stranger' }

  const foreign = await doors.open({ customer, connectionId, integrationId: undefined })
  const own = (await doors.open({ customer })).body

  expect(foreign.status).toBe(400)
  expect((await look(own.token)).body).toMatchObject({ repair: null, connectionId: null })
  expect((await doors.link(own.token)).body.connectionId).not.toBe(connectionId)
})

test('a link that is handed on links once, tells the session it was made with, and ends there as well', async () => {
  const parent = await newSession({ returnUrl: undefined })
  const shared = await share(parent.token)
  const second = await share(parent.token)
  expect(shared.status).toBe(201)
  expect(Date.parse(shared.body.expiresAt) - Date.parse(parent.createdAt)).toBe(WEEK_MS)
  const [link, late] = [tokenIn(shared.body.url), tokenIn(second.body.url)]
  expect((await look(link)).body).toMatchObject({ status: 'open', mayShare: true, customer: { name: 'Somebody' } })

  const { connectionId } = (await doors.link(link)).body

  const linked = { status: 'linked', connectionId }
  expect((await look(parent.token)).body).toMatchObject(linked)
  expect((await doors.call('GET', `/v1/connect-sessions/${parent.id}`)).body).toMatchObject(linked)
  const more = [
    await doors.link(parent.token),
    await doors.link(late),
    await doors.link(link),
    await share(parent.token),
  ]
  expect(more.map(({ status, body: { error } }) => [status, error.code])).toEqual(
    Array(4).fill([401, 'session_expired']),
  )
  const { body: list } = await doors.call('GET', `/v1/connect-sessions?kind=link&customerId=customer-${customers}`)
  expect(list.items.map(({ status }: { status: string }) => status)).toEqual(['linked', 'linked'])
})

test('a link outlives the session that it was made with, and one that is handed on twice is of the same family', async () => {
  const parent = await newSession({ expiresInSeconds: 60 })
  const link = tokenIn((await share(parent.token)).body.url)
  const grandchild = tokenIn((await share(link)).body.url)
  doors.database.setClock('2026-06-10T15:00:00.000Z')

  expect((await look(parent.token)).status).toBe(401)
  const { connectionId } = (await doors.link(grandchild)).body

  expect((await doors.call('GET', `/v1/connect-sessions/${parent.id}`)).body).toMatchObject({
    status: 'linked',
    connectionId,
  })
  expect((await look(link)).body).toMatchObject({ status: 'linked', connectionId })
  doors.database.setClock('2026-06-10T14:00:00.000Z')
})

test('of a session and its link that link at the same time, one does', async () => {
  const parent = await newSession({ multiple: true })
  const link = tokenIn((await share(parent.token)).body.url)

  const answers = await Promise.all([doors.link(parent.token), doors.link(link)])

  expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 401])
  const { body } = await doors.call('GET', `/v1/connections?customerId=customer-${customers}`)
  expect(body.items).toHaveLength(1)
})

test('no more than twenty links are made from one session, whichever of them makes them', async () => {
  const { token } = await newSession()
  const first = tokenIn((await share(token)).body.url)
  for (let made = 1; made < 20; made++) expect((await share(made % 2 ? token : first)).status).toBe(201)

  const refused = await share(first)

  expect([refused.status, refused.body.error.code, refused.body.error.details]).toEqual([
    409,
    'link_limit',
    { limit: 20 },
  ])
})
