import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { deleteUnclaimed } from '../../src/connections/delete-unclaimed.ts'
import { eraseDeleted } from '../../src/connections/erase-deleted.ts'
import { ACME, type ConnectDoors, HOME, openConnectDoors, tokenIn, UNKNOWN_ID } from './connect-doors.ts'

const NOW = '2026-06-10T14:00:00.000Z'
const CLAIM_URL = 'https://app.example.com/gong/installed'

let doors: ConnectDoors

beforeAll(async () => {
  doors = await openConnectDoors()
  await doors.settings({ claimUrl: CLAIM_URL })
})
afterAll(() => doors.close())
beforeEach(() => doors.database.setClock(NOW))

const visit = (integrationId = doors.byKey) => doors.ask({ to: `/install/${integrationId}`, bearer: null })
/** Whoever comes from Gong links a company; its connection and what the browser is led back with. */
async function install() {
  const { headers } = await visit()
  const token = tokenIn(headers.location ?? '')
  const { connectionId } = (await doors.link(token)).body
  const { returnUrl } = (await doors.call('POST', '/connect/finish', {}, token)).body
  return { connectionId, returnUrl, code: new URLSearchParams(new URL(returnUrl).hash.slice(1)).get('claim') ?? '' }
}
const claim = (id: string, json: object, bearer?: string) =>
  doors.call('POST', `/v1/connections/${id}/claim`, json, bearer)
const countDue = async (id: string) => {
  const { db } = doors.database.ctx
  return (await db.selectFrom('sync_due').select('sync_id').where('connection_id', '=', id).execute()).length
}

test('the button at Gong leads to the operator where there is an address for it, and makes no session then', async () => {
  await doors.settings({ installUrl: 'https://app.example.com/install?from=gong' })

  const answer = await visit()

  expect([answer.status, answer.headers.location]).toEqual([303, 'https://app.example.com/install?from=gong'])
  expect((await doors.call('GET', '/v1/connect-sessions?kind=install')).body.items).toEqual([])
  await doors.settings({ installUrl: null })
})

test('without such an address it leads to linking, with a token in the fragment and no customer', async () => {
  const answer = await visit()

  expect(answer.status).toBe(303)
  expect(answer.headers.location).toMatch(new RegExp(`^${HOME}/connect#cst_[0-9a-z]{32}$`))
  expect(answer.headers['referrer-policy']).toBe('no-referrer')
  const token = tokenIn(answer.headers.location ?? '')
  const shown = await doors.call('GET', '/connect/session', undefined, token)
  expect(shown.body).toMatchObject({ customer: null, mayShare: false, expiresAt: '2026-06-10T14:30:00.000Z' })
  expect((await doors.call('POST', '/connect/share', {}, token)).status).toBe(403)
  const { items } = (await doors.call('GET', '/v1/connect-sessions?kind=install')).body
  expect(items[0]).toMatchObject({ kind: 'install', customer: null, integrationIds: [doors.byKey] })
})

test('an integration that is not there or not ready is answered with a page that says so', async () => {
  const incomplete = await doors.setUp({ type: 'oauth2' })

  const answers = [await visit(`int_${UNKNOWN_ID}`), await visit('%3Cscript%3E'), await visit(incomplete)]

  expect(answers.map(({ status }) => status)).toEqual([404, 404, 409])
  for (const { headers, body } of answers) {
    expect(headers['content-type']).toBe('text/html; charset=utf-8')
    expect(body).toContain('Linking could not begin')
    expect(body).not.toContain('<script')
  }
})

test("what was linked from Gong is nobody's until it is claimed: it is listed, not read, not served and not asked", async () => {
  const { connectionId: id, returnUrl, code } = await install()

  expect(returnUrl).toBe(`${CLAIM_URL}#claim=${code}&connection=${id}`)
  expect(code).toMatch(/^clm_[0-9a-z]{32}$/)
  const { body: connection } = await doors.call('GET', `/v1/connections/${id}`)
  expect(connection).toMatchObject({ claimed: false, status: 'active', customer: { id, name: '1' } })
  expect(await countDue(id)).toBe(0)
  const refusals = [
    await doors.call('GET', `/v1/connections/${id}/records/users`),
    await doors.call('POST', `/v1/connections/${id}/syncs/users/trigger`),
    await doors.call('POST', `/v1/connections/${id}/actions/users.list`, {}),
    await doors.call('GET', `/v1/connections/${id}/proxy/v2/users`),
    await doors.call('POST', '/v1/connect-sessions', { connectionId: id }),
  ]
  expect(refusals.map(({ status, body }) => [status, body.error?.code])).toEqual(
    Array(5).fill([409, 'connection_unclaimed']),
  )
})

test("a claim with the code of the browser makes it the customer's, begins to read, and is told once", async () => {
  const { connectionId: id, code } = await install()
  const customer = { ...ACME, email: 'admin@acme.example.com' }

  const claimed = await claim(id, { customer, code })

  expect([claimed.status, claimed.body]).toMatchObject([200, { id, claimed: true, customer }])
  expect(await countDue(id)).toBeGreaterThan(0)
  expect((await doors.call('GET', `/v1/connections/${id}/records/users`)).status).toBe(200)
  expect((await doors.call('GET', `/v1/connections/${id}/proxy/v2/users`)).status).toBe(200)
  expect((await doors.eventsOf(id)).toSorted()).toEqual(['connection.claimed', 'connection.created'])
  const again = [await claim(id, { customer, code }), await claim(id, { customer: { id: 'thief', name: 'Thief' } })]
  expect(again.map(({ status, body }) => [status, body.error.code])).toEqual(Array(2).fill([409, 'connection_claimed']))
  const { items } = (await doors.call('GET', '/v1/connect-sessions?kind=install&status=linked')).body
  expect(items.find((session: { connectionId: string }) => session.connectionId === id).customer).toEqual(customer)
})

test('a code that is wrong, of another connection or older than an hour claims nothing; a caller may claim without one', async () => {
  const { connectionId: id, code } = await install()
  const other = await install()
  const attempts = [
    await claim(id, { customer: ACME, code: 'clm_guess' }),
    await claim(id, { customer: ACME, code: other.code }),
    await claim(id, { customer: ACME, code: '' }),
  ]
  doors.database.setClock('2026-06-10T15:00:00.000Z')
  attempts.push(await claim(id, { customer: ACME, code }))

  expect(attempts.map(({ status, body }) => [status, body.error.code])).toEqual(Array(4).fill([400, 'invalid_input']))
  const reader = await doors.newKey({ scopes: ['connections:write', 'connections:read'] })
  expect((await claim(id, { customer: ACME }, reader)).status).toBe(403)
  expect((await claim(id, { customer: ACME })).body).toMatchObject({ claimed: true, customer: ACME })
  expect((await claim(`conn_${UNKNOWN_ID}`, { customer: ACME })).status).toBe(404)
})

test('the code is in the database as a hash alone', async () => {
  const { connectionId: id, code } = await install()
  const { db } = doors.database.ctx

  const row = await db.selectFrom('connection').selectAll().where('id', '=', id).executeTakeFirstOrThrow()

  expect(row.claim_hash).toHaveLength(32)
  expect(JSON.stringify(row)).not.toContain(code)
  expect(doors.log.join('')).not.toContain(code)
})

test('of two claims at once one wins', async () => {
  const { connectionId: id, code } = await install()
  const customers = [ACME, { id: 'other', name: 'Other' }]

  const answers = await Promise.all(customers.map((customer) => claim(id, { customer, code })))

  expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409])
})

test('what nobody claims for a week is deleted and erased, and installations that led to nothing are forgotten', async () => {
  const { connectionId: id } = await install()
  const kept = await install()
  await claim(kept.connectionId, { customer: ACME })
  await visit()
  const { ctx } = doors.database
  doors.database.setClock('2026-06-17T13:59:59.000Z')
  await deleteUnclaimed(ctx)
  expect((await doors.call('GET', `/v1/connections/${id}`)).status).toBe(200)

  doors.database.setClock('2026-06-17T14:00:00.000Z')
  await deleteUnclaimed(ctx)
  while (await eraseDeleted(ctx));

  expect((await doors.call('GET', `/v1/connections/${id}`)).status).toBe(404)
  expect((await doors.call('GET', `/v1/connections/${kept.connectionId}`)).status).toBe(200)
  expect(await doors.eventsOf(id)).toContain('connection.deleted')
  const { items } = (await doors.call('GET', '/v1/connect-sessions?kind=install&limit=1000')).body
  expect(items.filter(({ connectionId }: { connectionId: string | null }) => connectionId === null)).toEqual([])
})

test('an address that opens installations again and again is slowed down', async () => {
  const statuses: number[] = []
  for (let visits = 0; visits < 40; visits++) statuses.push((await visit()).status)

  expect(statuses.at(-1)).toBe(429)
  expect(statuses.filter((status) => status === 303).length).toBeLessThanOrEqual(25)
})
