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
/** Every endpoint that reads a body with a key. Those of sessions read theirs by the same code. */
const reading = endpoints.filter(({ endpoint }) => endpoint.body && !endpoint.scope.endsWith('-session'))
const sendJson = ({ endpoint, path }: Row, json: unknown) => doors.ask({ method: endpoint.method, to: path, json })
const codeOf = (answer: DoorAnswer) => `${answer.status} ${refusalIn(answer).code}`

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
    (row) => row.endpoint.params && !row.endpoint.scope.endsWith('-session'),
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

function neverBody(): never {
  throw new Error('only endpoints with a body are asked for it')
}
