import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Doors, openDoors, refusalIn } from '../doors/open-doors.ts'
import { endpoints } from '../endpoints.ts'
import { signedInAs } from './open-browser.ts'

let doors: Doors
let cookie: string

beforeAll(async () => {
  doors = await openDoors({ gongHosts: ['127.0.0.1:9'] })
  cookie = (await signedInAs(doors, 'admin')).cookie()
})
afterAll(() => doors.close())

/** What a browser brings its session to by itself. */
const ofTheBrowser = endpoints.filter(({ endpoint }) => !['public', 'connect-session'].includes(endpoint.scope))
const unsafe = ofTheBrowser.filter(({ endpoint }) => endpoint.method !== 'GET')
const signIns = endpoints.filter(
  ({ endpoint }) => endpoint.path.startsWith('/dashboard/') && endpoint.method === 'POST',
)

type Row = (typeof endpoints)[number]
const ask = ({ endpoint, path }: Row, headers: Readonly<Record<string, string>>, body?: string) =>
  doors.ask({
    method: endpoint.method,
    to: path,
    bearer: null,
    headers: { cookie, ...headers },
    body: body ?? JSON.stringify(endpoint.example.body ?? {}),
  })

/** What a form of another page can send without asking. Source: Fetch standard, CORS-safelisted request-header. */
const FORMS = ['application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'text/plain']
const own = () => ({ origin: doors.publicUrl, 'sec-fetch-site': 'same-origin' })
const foreign = (): readonly (readonly [string, Readonly<Record<string, string>>])[] => [
  ['another site', { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }],
  ['a sandboxed frame', { origin: 'null', 'sec-fetch-site': 'cross-site' }],
  ['no origin that says so', { origin: 'null' }],
  ['another site, from an old browser', { origin: 'https://evil.example' }],
  ['another site that hides its origin', { 'sec-fetch-site': 'cross-site' }],
  ['a sister domain', { 'sec-fetch-site': 'same-site' }],
  ['another port', { origin: 'http://127.0.0.1:10', 'sec-fetch-site': 'same-site' }],
  ['another site that lies about being here', { origin: 'https://evil.example', 'sec-fetch-site': 'same-origin' }],
  ['a name that begins alike', { origin: `${doors.publicUrl}.evil.example`, 'sec-fetch-site': 'cross-site' }],
  ['the address bar', { 'sec-fetch-site': 'none' }],
  ['the right origin, told by another site', { origin: doors.publicUrl, 'sec-fetch-site': 'cross-site' }],
  ['nowhere at all', {}],
]

/** All that there is, but for when sessions were last seen. */
async function stored(): Promise<string> {
  const { db } = doors.ctx
  const { rows: tables } = await sql<{ name: string }>`
    select tablename as name from pg_tables where schemaname = current_schema() order by 1`.execute(db)
  const counted = tables.map(
    ({ name }) => sql`select ${name} as name, coalesce(string_agg(t::text, ',' order by t::text), '') as rows
      from ${sql.table(name)} t`,
  )
  const { rows } = await sql`${sql.join(counted, sql` union all `)}`.execute(db)
  return JSON.stringify(rows)
}

test.each(unsafe)(
  'A64: $name by the cookie answers no form and no page of another site, and changes nothing',
  async (row) => {
    const before = await stored()

    for (const type of FORMS) {
      const answer = await ask(row, { 'content-type': type, ...own() }, '{"name":"x"}')
      expect([answer.status, refusalIn(answer).code], type).toEqual([415, 'unsupported_media_type'])
    }
    for (const [what, headers] of foreign()) {
      const answer = await ask(row, { 'content-type': 'application/json', ...headers })
      expect([answer.status, refusalIn(answer).code], what).toEqual([403, 'foreign_origin'])
    }

    expect(await stored()).toBe(before)
  },
)

test.each(signIns)('A64: $name signs nobody in for a page of another site', async (row) => {
  const before = await stored()
  const elsewhere = foreign().filter(([, headers]) => Object.keys(headers).length > 0)

  for (const [what, headers] of elsewhere.filter(([name]) => name !== 'the address bar')) {
    const answer = await ask(row, { 'content-type': 'application/json', ...headers, cookie: '' })
    const expected = row.endpoint.scope === 'public' ? 403 : 401
    expect(answer.status, what).toBe(expected)
  }
  for (const type of FORMS)
    expect((await ask(row, { ...own(), 'content-type': type, cookie: '' })).status).not.toBe(200)

  expect(await stored()).toBe(before)
})

test('A64: the same request from a page of this Mallet is let through, with or without a body', async () => {
  const headers = { 'content-type': 'application/json; charset=utf-8', ...own() }
  const ask = (method: string, to: string, json?: object, more = {}) =>
    doors.ask({ method, to, bearer: null, headers: { cookie, ...headers, ...more }, ...(json && { json }) })
  const made = await ask('POST', '/v1/integrations', { name: 'From here', auth: { type: 'apiKey' } })
  const { id } = JSON.parse(made.body)

  expect(made.status).toBe(201)
  expect((await ask('POST', `/v1/integrations/${id}/suspend`)).status).toBe(200)
  // Before browsers had the other header, they told the origin.
  expect((await ask('POST', `/v1/integrations/${id}/resume`, undefined, { 'sec-fetch-site': 'none' })).status).toBe(200)
  const alias = { origin: doors.publicUrl.replace('127.0.0.1', 'localhost') }
  expect((await ask('DELETE', `/v1/integrations/${id}`, undefined, alias)).status).toBe(200)
})

test('A64: no header makes another method of a request', async () => {
  const { id } = await doors.database.addConnection()
  const overrides = {
    'x-http-method-override': 'DELETE',
    'x-http-method': 'DELETE',
    'x-method-override': 'DELETE',
  }
  const before = await stored()

  const read = await doors.ask({
    to: `/v1/connections/${id}?_method=DELETE`,
    bearer: null,
    headers: { cookie, ...overrides },
  })
  const plain = await doors.ask({ to: `/v1/connections/${id}`, bearer: null, headers: { cookie, ...overrides } })

  expect([read.status, plain.status]).toEqual([200, 200])
  expect(await stored()).toBe(before)
})

test('A64: what is only read changes nothing, for every address that is', async () => {
  const before = await stored()
  const headers = { cookie, 'sec-fetch-site': 'cross-site' }

  for (const { path, endpoint, name } of ofTheBrowser.filter((row) => row.endpoint.method === 'GET')) {
    for (const method of ['GET', 'HEAD']) {
      const { status } = await doors.ask({ method, to: path, bearer: null, headers })
      expect([200, 400, 404], `${name} ${endpoint.path}`).toContain(status)
    }
  }

  expect(await stored()).toBe(before)
})

test('no answer to a browser that brings its session lets another origin read it', async () => {
  for (const [what, headers] of foreign()) {
    const answer = await doors.ask({ to: '/v1/connections', bearer: null, headers: { cookie, ...headers } })
    expect(answer.headers['access-control-allow-origin'], what).toBeUndefined()
  }
  const preflight = await doors.ask({
    method: 'OPTIONS',
    to: '/v1/connections',
    bearer: null,
    headers: { origin: 'https://evil.example', 'access-control-request-method': 'POST' },
  })
  expect(preflight.headers['access-control-allow-origin']).toBeUndefined()
})
