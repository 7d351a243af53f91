import { monitorEventLoopDelay } from 'node:perf_hooks'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { z } from 'zod'
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
  ({ endpoint }) => endpoint.method !== 'GET' && endpoint.method !== 'DELETE' && endpoint.scope !== 'connect-session',
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
    if (Object.hasOwn(row.endpoint.body?.shape ?? {}, field)) continue
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
const manyKeys = `{${Array.from({ length: 5000 }, (_, i) => `"f${i}":1`).join()}}`
interface Bomb {
  readonly what: string
  readonly body: string | Buffer
  readonly code: string
  readonly headers?: Readonly<Record<string, string>>
}

const INVALID = '400 invalid_json'
const FOREIGN = '415 unsupported_media_type'
const TOO_LARGE = '413 body_too_large'
const bombs: readonly Bomb[] = [
  { what: 'a megabyte', body: JSON.stringify({ name: 'x'.repeat(1_000_000) }), code: TOO_LARGE },
  { what: 'thirty thousand lists in each other', body: nested(30_000), code: INVALID },
  { what: 'five thousand fields', body: manyKeys, code: INVALID },
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
    const isTooLarge = bomb.body.length > (row.endpoint.maxBodyBytes ?? Number.POSITIVE_INFINITY)
    const startedMs = performance.now()
    expect(codeOf(await send(row, bomb.body, bomb.headers)), row.name).toBe(isTooLarge ? TOO_LARGE : bomb.code)
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

/** Where a schema takes text, as paths; the first branch of a choice stands for all. */
function textFields(schema: z.ZodType, path: readonly string[] = []): string[][] {
  const definition = schema.def as {
    type: string
    innerType?: z.ZodType
    shape?: Record<string, z.ZodType>
    options?: z.ZodType[]
  }
  if (definition.innerType) return textFields(definition.innerType, path)
  if (definition.shape)
    return Object.entries(definition.shape).flatMap(([key, field]) => textFields(field, [...path, key]))
  if (definition.options) return definition.options.slice(0, 1).flatMap((option) => textFields(option, path))
  return definition.type === 'string' ? [[...path]] : []
}

function put(value: unknown, [key, ...rest]: readonly string[], text: string): unknown {
  return key === undefined ? text : { ...Object(value), [key]: put(Object(value)[key], rest, text) }
}

/** What patterns with nested or overlapping repetitions take exponentially or quadratically long for. */
const ATTACKS = [
  `${'a'.repeat(30_000)}!`,
  `${'a.'.repeat(15_000)}!`,
  `${'a@'.repeat(10_000)}`,
  `a@${'a'.repeat(20_000)}.`,
  `a@${'-'.repeat(20_000)}a`,
  `https://${'a.'.repeat(15_000)}`,
  `https://${':'.repeat(20_000)}`,
  `${' '.repeat(30_000)}x`,
  `${'0'.repeat(30_000)}Z`,
  `2026-06-10T15:00:00.${'0'.repeat(30_000)}`,
  `${'mk_'.repeat(10_000)}`,
  '.'.repeat(30_000),
]

test('A54: no text in any field holds the process up', async () => {
  const delay = monitorEventLoopDelay({ resolution: 5 })
  delay.enable()
  let sent = 0

  for (const row of reading) {
    for (const field of textFields(row.endpoint.body ?? neverBody())) {
      for (const attack of ATTACKS) {
        const { status } = await sendJson(row, put(row.endpoint.example.body, field, attack))
        expect(status, `${row.name} ${field.join('.')}`).toBeLessThan(500)
        sent++
      }
    }
  }
  for (const { endpoint, path } of endpoints.filter((row) => row.endpoint.query)) {
    for (const name of Object.keys(endpoint.query?.shape ?? {})) {
      for (const attack of ATTACKS) {
        const { status } = await doors.ask({ to: `${path}?${name}=${encodeURIComponent(attack.slice(0, 20_000))}` })
        expect(status, `${path}?${name}`).toBeLessThan(500)
        sent++
      }
    }
  }
  for (const attack of ATTACKS) {
    await doors.ask({ to: '/v1/connections', bearer: attack.replaceAll(' ', 'x') })
    await doors.ask({ to: '/v1/connections', headers: { cookie: attack } })
  }

  delay.disable()
  expect(sent).toBeGreaterThan(150)
  // A pattern that goes wrong at these lengths takes seconds to years; a busy machine takes tenths.
  expect(delay.max / 1e6).toBeLessThan(2000)
})

test('A53: a parameter that stands twenty thousand times costs no more than it is long', async () => {
  const startedMs = performance.now()

  expect((await doors.ask({ to: `/v1/connections?${'a&'.repeat(20_000)}` })).status).toBe(400)

  expect(performance.now() - startedMs).toBeLessThan(2000)
})

test.each([
  ['NUL', 'a\0b'],
  ['half a character', 'a\ud800b'],
  ['the other half', '\udc00'],
])('A57: %s in any text is refused with a clear text, and is never an error of ours', async (_, text) => {
  for (const row of reading) {
    for (const field of textFields(row.endpoint.body ?? neverBody())) {
      const answer = await sendJson(row, put(row.endpoint.example.body, field, text))
      expect(codeOf(answer), `${row.name} ${field.join('.')}`).toBe('400 invalid_input')
    }
  }
})

test('A57: NUL and quotes in addresses and queries are refused or find nothing', async () => {
  for (const { endpoint, path } of endpoints.filter(
    (row) => row.endpoint.params && row.endpoint.scope !== 'connect-session',
  )) {
    const id = String(endpoint.example.params?.id)
    for (const text of ['%00', "'%20or%20'1'='1", '%25', '..%2f..', '%f0%9f%98%80']) {
      const { status } = await doors.ask({
        method: endpoint.method,
        to: path.replace(id, text),
        ...bodyOf(endpoint.example.body),
      })
      expect([400, 404], `${endpoint.method} ${path} ${text}`).toContain(status)
    }
  }
  for (const { endpoint, path } of endpoints.filter((row) => row.endpoint.query)) {
    for (const name of Object.keys(endpoint.query?.shape ?? {})) {
      const { status } = await doors.ask({ to: `${path}?${name}=%00` })
      expect([400, 404], `${path}?${name}`).toContain(status)
    }
  }
})

test.each([
  ['what turns the direction of text', 'Acme \u202egnp.exe', 400],
  ['an isolate', 'Acme \u2066x', 400],
  ['a space that is not seen', 'Ac\u200bme', 400],
  ['a mark of byte order', '\ufeffAcme', 400],
  ['a line break', 'Acme\r\nInc', 400],
  ['letters of another script that look the same', '\u0410cme', 201],
  ['letters joined as their script needs it', '\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645', 201],
  ['signs of several characters', '👩‍👩‍👧 & <b>"Söhne"</b>', 201],
])('A58: a name with %s is answered %i', async (_, name, status) => {
  const answer = await doors.ask({ method: 'POST', to: '/v1/api-keys', json: { name } })

  expect(answer.status).toBe(status)
  if (status === 201) {
    expect(JSON.parse(answer.body).name).toBe(name)
    expect((await doors.ask({ to: '/v1/api-keys?limit=1000' })).body).toContain(JSON.stringify(name))
  }
})

test('A58: two spellings of one name are stored as one, and ids are ASCII', async () => {
  const make = (name: string) => doors.ask({ method: 'POST', to: '/v1/api-keys', json: { name } })
  const names = (await Promise.all(['Zoe\u0308', 'Zo\u00eb'].map(make))).map(({ body }) => JSON.parse(body).name)
  expect(names).toEqual(['Zo\u00eb', 'Zo\u00eb'])

  for (const id of ['аcme', 'a\u200bcme', 'a b', '']) {
    const customer = { id, name: 'Acme' }
    const answer = await doors.ask({ method: 'POST', to: '/v1/connect-sessions', json: { customer } })
    expect(codeOf(answer), id).toBe('400 invalid_input')
  }
})

const bodyOf = (json: unknown) => (json === undefined ? {} : { json })
const isObject = (value: unknown) => typeof value === 'object' && value !== null && !Array.isArray(value)

function neverBody(): never {
  throw new Error('only endpoints with a body are asked for it')
}
