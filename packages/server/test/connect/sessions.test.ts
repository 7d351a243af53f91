import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { ACME, type ConnectDoors, HOME, openConnectDoors, UNKNOWN_ID } from './connect-doors.ts'

const NOW = '2026-06-10T14:00:00.000Z'

let doors: ConnectDoors

beforeAll(async () => {
  doors = await openConnectDoors()
})
afterAll(() => doors.close())
beforeEach(() => doors.database.setClock(NOW))

let customers = 0
/** A customer that nothing was linked for. */
const newCustomer = () => ({ id: `customer-${++customers}`, name: 'Somebody' })
const sessions = async (query: string) => (await doors.call('GET', `/v1/connect-sessions?${query}`)).body
const statusOf = async (id: string) => (await doors.call('GET', `/v1/connect-sessions/${id}`)).body.status
const look = (token: string) => doors.call('GET', '/connect/session', undefined, token)

test('a session is answered whole, with its token once, and can be read afterwards without it', async () => {
  const made = await doors.open()

  const { token, url, ...session } = made.body
  expect(made.status).toBe(201)
  expect(token).toMatch(/^cst_[0-9a-z]{32}$/)
  expect(url).toBe(`${HOME}/connect#${token}`)
  expect(session).toEqual({
    id: session.id,
    kind: 'session',
    status: 'open',
    customer: ACME,
    integrationIds: [doors.byKey],
    repairs: null,
    connectionId: null,
    createdAt: NOW,
    expiresAt: '2026-06-10T14:30:00.000Z',
  })
  expect((await doors.call('GET', `/v1/connect-sessions/${session.id}`)).body).toEqual(session)
  expect(JSON.stringify(await sessions('limit=1000'))).not.toContain(token)
  expect((await doors.call('GET', `/v1/connect-sessions/cs_${UNKNOWN_ID}`)).status).toBe(404)
})

test.each([
  [{}, 1800],
  [{ expiresInSeconds: 60 }, 60],
  [{ expiresInSeconds: 86_400 }, 86_400],
  [{ link: true }, 604_800],
  [{ link: true, expiresInSeconds: 120 }, 120],
])('what is asked for as %j lives for %i seconds', async (asked, seconds) => {
  const { body } = await doors.open({ ...asked, customer: newCustomer() })

  expect(Date.parse(body.expiresAt) - Date.parse(NOW)).toBe(seconds * 1000)
  expect((await look(body.token)).status).toBe(200)
  doors.database.setClock(new Date(Date.parse(body.expiresAt)).toISOString())
  expect((await look(body.token)).body.error.code).toBe('session_expired')
  expect(await statusOf(body.id)).toBe('expired')
})

/** By what they ask beside a customer and the integration by key. */
const REFUSED: readonly (readonly [string, object | (() => Promise<object>), string])[] = [
  ['59 seconds', { expiresInSeconds: 59 }, 'expiresInSeconds'],
  ['a session of more than a day', { expiresInSeconds: 86_401 }, 'expiresInSeconds: at most 86400 for what is no link'],
  ['a link of more than a week', { link: true, expiresInSeconds: 604_801 }, 'expiresInSeconds'],
  ['no customer', { customer: undefined }, 'customer: name whose company it is, or a connectionId'],
  [
    'one integration and several',
    async () => ({ integrationIds: [doors.byOAuth] }),
    'integrationIds: name either one integration or several',
  ],
  [
    'a preset for OAuth',
    async () => ({ integrationId: doors.byOAuth, preset: { accessKey: 'A' } }),
    'preset: no integration',
  ],
  [
    'a return address that is not listed',
    { returnUrl: 'https://evil.example.com/' },
    'returnUrl: must be exactly one of',
  ],
  ['an origin that is not listed', { allowedOrigins: ['https://evil.example.com'] }, 'is not among those'],
  ['an origin with a path', { allowedOrigins: ['https://app.example.com/x'] }, 'must be an origin'],
  ['a language that there is not', { language: 'tlh' }, 'language'],
  ['a colour for a theme', { theme: 'pink' }, 'theme'],
  [
    'another beside a connection',
    async () => ({ connectionId: await linked(), customer: undefined, multiple: true }),
    'multiple: goes with no connectionId',
  ],
  [
    'tags beside a connection',
    async () => ({ connectionId: await linked(), customer: undefined, tags: ['pilot'] }),
    'tags: the connection has its own',
  ],
]

async function linked(): Promise<string> {
  const { body } = await doors.open({ customer: newCustomer() })
  return (await doors.link(body.token)).body.connectionId
}

test.each(REFUSED)('a session with %s is refused, and the reason names it', async (_what, asked, issue) => {
  const { status, body } = await doors.open(typeof asked === 'function' ? await asked() : asked)

  expect([status, body.error?.code]).toEqual([400, 'invalid_input'])
  expect(body.error.details.issues.join('\n')).toContain(issue)
})

test('an address that is none of Gong cannot be filled in for the customer', async () => {
  const { status, body } = await doors.open({ preset: { baseUrl: 'https://evil.example.com' } })

  expect([status, body.error.code]).toEqual([400, 'wrong_base_url'])
})

test('what the operator has filled in is shown, and other credentials are refused before Gong is asked', async () => {
  const { body } = await doors.open({ customer: newCustomer(), preset: { accessKey: 'GIVEN' } })

  expect((await look(body.token)).body.preset).toEqual({ accessKey: 'GIVEN' })
  const refused = await doors.link(body.token)

  expect([refused.status, refused.body.error.details.issues]).toEqual([
    400,
    ['credentials.accessKey: is fixed by the application that sent you here'],
  ])
})

test('where no integration is named, every one that is ready is offered, and several can be named', async () => {
  await doors.setUp({ type: 'oauth2' })
  const customer = newCustomer()

  const all = await doors.open({ customer, integrationId: undefined })
  const both = await doors.open({ customer, integrationId: undefined, integrationIds: [doors.byOAuth, doors.byKey] })

  expect(all.body.integrationIds).toEqual([doors.byKey, doors.byOAuth])
  expect(both.body.integrationIds).toEqual([doors.byOAuth, doors.byKey])
  const shown = await look(both.body.token)
  expect(
    shown.body.integrations.map(({ id, authType, helpUrl }: Record<string, string>) => [id, authType, helpUrl]),
  ).toEqual([
    [doors.byOAuth, 'oauth2', `${HOME}/help/${doors.byOAuth}`],
    [doors.byKey, 'apiKey', `${HOME}/help/${doors.byKey}`],
  ])
  const undecided = await doors.call('POST', '/connect/attempts', {}, both.body.token)
  expect(undecided.body.error.details.issues).toEqual(['integrationId: choose one of those that are offered'])
})

test('the page is told all that the session and the settings say, and no more', async () => {
  await doors.settings({ appName: 'Acme Insights', allowedOrigins: ['https://a.example.com', 'https://b.example.com'] })
  await doors.settings({ returnUrls: ['https://a.example.com/done'], theme: { cornerRadiusPx: 2 } })
  const customer = newCustomer()
  const { body: made } = await doors.open({
    customer,
    language: 'de',
    theme: 'dark',
    configure: false,
    returnUrl: 'https://a.example.com/done',
    allowedOrigins: ['https://b.example.com'],
    metadata: { crmId: 'not for the page' },
  })

  expect((await look(made.token)).body).toEqual({
    id: made.id,
    appName: 'Acme Insights',
    customer: { name: customer.name },
    repair: null,
    integrations: [expect.objectContaining({ id: doors.byKey, authType: 'apiKey' })],
    preset: {},
    configure: false,
    mayShare: true,
    status: 'open',
    connectionId: null,
    attempt: null,
    language: 'de',
    theme: { mode: 'dark', primaryColor: null, cornerRadiusPx: 2, logo: null },
    returnUrl: 'https://a.example.com/done',
    supportUrl: null,
    privacyUrl: null,
    allowedOrigins: ['https://b.example.com'],
    expiresAt: made.expiresAt,
  })
})

test('tags, metadata and settings of a session become those of the connection it makes', async () => {
  const labels = { tags: ['pilot'], metadata: { crmId: '1' }, settings: { timeZone: 'Europe/Berlin' } }
  const { body } = await doors.open({ customer: newCustomer(), ...labels })

  const { connectionId } = (await doors.link(body.token)).body

  expect((await doors.call('GET', `/v1/connections/${connectionId}`)).body).toMatchObject({ ...labels, claimed: true })
})

test('a customer who has a connection gets that one repaired, the one that lost its access first, unless another is asked for', async () => {
  const customer = newCustomer()
  const first = (await doors.link((await doors.open({ customer })).body.token)).body.connectionId
  const again = await doors.open({ customer, integrationId: undefined })
  expect(again.body).toMatchObject({ repairs: first, integrationIds: [doors.byKey] })
  const more = await doors.open({ customer, multiple: true })
  expect(more.body.repairs).toBeNull()

  const second = (await doors.link(more.body.token)).body.connectionId
  expect(second).not.toBe(first)
  expect((await doors.open({ customer })).body.repairs).toBe(second)
  const { db } = doors.database.ctx
  const lost = { status: 'needs_reauth', reason: 'key_refused' } as const
  await db.updateTable('credential').set(lost).where('connection_id', '=', first).execute()
  const repair = await doors.open({ customer })

  expect(repair.body.repairs).toBe(first)
  expect((await look(repair.body.token)).body.repair).toEqual({ connectionId: first, reason: 'key_refused' })
  expect((await doors.link(repair.body.token)).body.connectionId).toBe(first)
  expect((await doors.call('GET', `/v1/connections/${first}`)).body).toMatchObject({ status: 'active', reason: null })
  expect((await doors.eventsOf(first)).toSorted()).toEqual([
    'connection.created',
    'connection.reconnected',
    'connection.recovered',
  ])
})

test('of two sessions that were open at once for a new customer, the second repairs what the first has made', async () => {
  const customer = newCustomer()
  const both = [await doors.open({ customer }), await doors.open({ customer })]

  const [first, second] = [await doors.link(both[0]?.body.token), await doors.link(both[1]?.body.token)]

  expect(second.body).toMatchObject({ status: 'authenticated', connectionId: first.body.connectionId })
  expect((await doors.call('GET', `/v1/connect-sessions/${both[1]?.body.id}`)).body.repairs).toBe(
    first.body.connectionId,
  )
})

test('A9: a revoked session is worth nothing at once, and neither are the links that were made with it', async () => {
  const { body } = await doors.open({ customer: newCustomer() })
  const link = await doors.call('POST', '/connect/share', {}, body.token)

  const revoked = await doors.call('DELETE', `/v1/connect-sessions/${body.id}`)

  expect([revoked.status, revoked.body.status]).toEqual([200, 'revoked'])
  for (const token of [body.token, new URL(link.body.url).hash.slice(1)]) {
    const refusals = [await look(token), await doors.link(token)]
    expect(refusals.map(({ status, body: { error } }) => [status, error.code])).toEqual(
      Array(2).fill([401, 'session_expired']),
    )
  }
  expect((await doors.call('DELETE', `/v1/connect-sessions/cs_${UNKNOWN_ID}`)).status).toBe(404)
})

test('A9: a session that has linked says so until it is finished, links nothing more, and is then worth nothing', async () => {
  const { body } = await doors.open({ customer: newCustomer() })
  const unlinked = await doors.call('POST', '/connect/finish', {}, body.token)
  expect(unlinked.status).toBe(400)
  const { connectionId } = (await doors.link(body.token)).body

  expect((await look(body.token)).body).toMatchObject({ status: 'linked', connectionId, mayShare: false })
  expect((await doors.link(body.token)).status).toBe(401)
  const finished = await doors.call('POST', '/connect/finish', {}, body.token)

  expect([finished.status, finished.body]).toEqual([200, { connectionId, returnUrl: null }])
  const after = [await look(body.token), await doors.call('POST', '/connect/finish', {}, body.token)]
  expect(after.map(({ status, body: { error } }) => [status, error.code])).toEqual(
    Array(2).fill([401, 'session_expired']),
  )
  const revoked = await doors.call('DELETE', `/v1/connect-sessions/${body.id}`)
  expect(revoked.body).toMatchObject({ status: 'linked', connectionId })
})

test('the list comes newest first, by pages, and each filter lets through what it says', async () => {
  const customer = newCustomer()
  const [open, gone, done, link] = [
    (await doors.open({ customer, multiple: true })).body,
    (await doors.open({ customer, multiple: true })).body,
    (await doors.open({ customer, multiple: true })).body,
    (await doors.open({ customer, multiple: true, link: true })).body,
  ]
  await doors.call('DELETE', `/v1/connect-sessions/${gone.id}`)
  await doors.link(done.token)
  const own = `customerId=${customer.id}`
  const idsOf = async (query: string) => (await sessions(`${own}&${query}`)).items.map(({ id }: { id: string }) => id)

  const page = await sessions(`${own}&limit=3`)
  const rest = await sessions(`${own}&limit=3&cursor=${page.nextCursor}`)

  expect([...page.items, ...rest.items].map(({ id }) => id)).toEqual([link, done, gone, open].map(({ id }) => id))
  expect(rest.nextCursor).toBeNull()
  expect(await idsOf('kind=link')).toEqual([link.id])
  expect(await idsOf('status=open')).toEqual([link.id, open.id])
  expect(await idsOf('status=revoked')).toEqual([gone.id])
  expect(await idsOf('status=linked')).toEqual([done.id])
  doors.database.setClock('2026-06-10T16:00:00.000Z')
  expect(await idsOf('status=expired')).toEqual([open.id])
  expect((await doors.call('GET', '/v1/connect-sessions?cursor=forged')).body.error.code).toBe('invalid_cursor')
})
