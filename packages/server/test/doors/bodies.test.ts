import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { endpoints } from '../endpoints.ts'
import { type DoorAnswer, type Doors, openDoors, refusalIn } from './open-doors.ts'

let doors: Doors

beforeAll(async () => {
  doors = await openDoors()
})
afterAll(() => doors.close())

type Row = (typeof endpoints)[number]
/** Every endpoint that changes something with a key. Those of sessions read their bodies by the same code. */
const writing = endpoints.filter(
  ({ endpoint }) => endpoint.method !== 'GET' && endpoint.method !== 'DELETE' && !endpoint.scope.endsWith('-session'),
)
const reading = writing.filter(({ endpoint }) => endpoint.body)
const send = ({ endpoint, path }: Row, body: string | Buffer, headers: Readonly<Record<string, string>> = {}) =>
  doors.ask({ method: endpoint.method, to: path, body, headers })
const sendJson = (row: Row, json: unknown) => send(row, JSON.stringify(json))
const codeOf = (answer: DoorAnswer) => `${answer.status} ${refusalIn(answer).code}`

/** All that the tables hold of what a caller could change, to see that nothing has. */
async function stored(): Promise<string> {
  const { db } = doors.database.ctx
  const tables = ['api_key', 'integration', 'connection', 'connect_session', 'run', 'sync'] as const
  const rows = await Promise.all(tables.map((name) => db.selectFrom(name).selectAll().execute()))
  return JSON.stringify(rows.map((of) => of.map((row) => ({ ...row, last_used_at: null }))))
}

const SMUGGLED = {
  id: 'conn_000000000000000000000000',
  connection_id: 'conn_000000000000000000000000',
  connectionId: 'conn_000000000000000000000000',
  status: 'active',
  role: 'admin',
  createdAt: '2020-01-01T00:00:00.000Z',
  api_base_url: 'https://evil.example',
  constructor: { prototype: { polluted: true } },
  prototype: { polluted: true },
  toString: 1,
} as const

test.each(writing)('A15: $name takes no field that is not its own, and changes nothing then', async (row) => {
  const before = await stored()

  for (const [field, value] of Object.entries(SMUGGLED)) {
    const { body } = row.endpoint
    if (body instanceof z.ZodObject && Object.hasOwn(body.shape, field)) continue
    const answer = await sendJson(row, { ...row.endpoint.example.body, [field]: value })
    expect(codeOf(answer), field).toBe('400 invalid_input')
  }

  expect(await stored()).toBe(before)
})

test.each(reading)('A15: $name takes no foreign field further in its body either', async (row) => {
  const inner = Object.entries(row.endpoint.example.body ?? {}).filter(([, value]) => isObject(value))
  const before = await stored()

  for (const [field, value] of inner) {
    const answer = await sendJson(row, { ...row.endpoint.example.body, [field]: { ...Object(value), surprise: 1 } })
    expect(codeOf(answer), field).toBe('400 invalid_input')
  }

  expect(await stored()).toBe(before)
})

const POLLUTING = ['{"__proto__":{"polluted":1}}', '{"a":{"__proto__":{"polluted":1}}}', '{"\\u005f_proto__":1}']

test('A55: no body and no query changes what objects inherit', async () => {
  const fields = async () => Object.keys(JSON.parse((await doors.ask({ to: '/v1/api-keys' })).body)).sort()
  const before = await fields()

  for (const row of writing) {
    for (const body of POLLUTING) expect(codeOf(await send(row, body)), row.name).toBe('400 invalid_json')
  }
  for (const { endpoint, path } of endpoints.filter((row) => row.endpoint.query)) {
    for (const query of [
      '__proto__[polluted]=1',
      '__proto__=1',
      'constructor=1',
      'constructor[prototype][polluted]=1',
    ]) {
      const answer = await doors.ask({ method: endpoint.method, to: `${path}?${query}` })
      expect(codeOf(answer), `${path}?${query}`).toBe('400 invalid_input')
    }
  }

  expect(await fields()).toEqual(before)
  expect(Object.keys(Object.prototype)).toEqual([])
  expect('polluted' in {}).toBe(false)
})

const nested = (levels: number) => `{"name":${'['.repeat(levels)}${']'.repeat(levels)}}`
const manyKeys = (count: number) => `{${Array.from({ length: count }, (_, i) => `"f${i}":1`).join()}}`
/** How much more than others an endpoint takes. */
const largeness = ({ endpoint }: Row) => (endpoint.maxBodyBytes ?? 65_536) / 65_536
interface Bomb {
  readonly what: string
  readonly body: string | Buffer | ((row: Row) => string)
  readonly code: string
  readonly headers?: Readonly<Record<string, string>>
}

const INVALID = '400 invalid_json'
const FOREIGN = '415 unsupported_media_type'
const TOO_LARGE = '413 body_too_large'
const bombs: readonly Bomb[] = [
  { what: 'a megabyte', body: JSON.stringify({ name: 'x'.repeat(1_000_000) }), code: TOO_LARGE },
  { what: 'thirty thousand lists in each other', body: nested(30_000), code: INVALID },
  { what: 'five thousand fields', body: (row) => manyKeys(5000 * largeness(row)), code: INVALID },
  { what: 'a number that no double holds', body: '{"name":1e999}', code: INVALID },
  { what: 'a field twice', body: '{"name":"a","name":"b"}', code: INVALID },
  { what: 'what is not UTF-8', body: Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d]), code: INVALID },
  { what: 'UTF-16', body: Buffer.from('{"name":"a"}', 'utf16le'), code: INVALID },
  { what: 'what is packed', body: '{"name":"a"}', code: FOREIGN, headers: { 'content-encoding': 'gzip' } },
  { what: 'a form', body: 'name=a', code: FOREIGN, headers: { 'content-type': 'application/x-www-form-urlencoded' } },
  { what: 'text', body: '{"name":"a"}', code: FOREIGN, headers: { 'content-type': 'text/plain' } },
]

test.each(bombs)('A53: $what is refused by every endpoint, quickly, and nobody else waits', async (bomb) => {
  for (const row of reading) {
    const body = typeof bomb.body === 'function' ? bomb.body(row) : bomb.body
    const isTooLarge = body.length > (row.endpoint.maxBodyBytes ?? Number.POSITIVE_INFINITY)
    const startedMs = performance.now()
    expect(codeOf(await send(row, body, bomb.headers)), row.name).toBe(isTooLarge ? TOO_LARGE : bomb.code)
    expect(performance.now() - startedMs).toBeLessThan(5000)
  }
  expect((await doors.ask({ to: '/healthz' })).status).toBe(200)
})

test('A53: a body that says it is a gigabyte is refused before it comes', async () => {
  const head = `POST /v1/api-keys HTTP/1.1\r\nHost: mallet\r\nContent-Type: application/json\r\n`
  const key = `Authorization: Bearer ${doors.adminKey}\r\n`

  expect(await doors.raw(`${head}${key}Content-Length: 1000000000\r\n\r\n{`)).toMatch(/^HTTP\/1\.1 413 /)
  expect(await doors.raw(`${head}Content-Length: 1000000000\r\n\r\n{`)).toMatch(/^HTTP\/1\.1 401 /)
})

test('A53: a parameter that stands twenty thousand times costs no more than it is long', async () => {
  const startedMs = performance.now()

  expect((await doors.ask({ to: `/v1/connections?${'a&'.repeat(20_000)}` })).status).toBe(400)

  expect(performance.now() - startedMs).toBeLessThan(2000)
})

const isObject = (value: unknown) => typeof value === 'object' && value !== null && !Array.isArray(value)
