import type { Endpoint } from '@mallet/contract/endpoint'
import { gong } from '@mallet/contract/gong/index'
import { expect, test } from 'vitest'
import { listen, sender } from '../test/local-server.ts'
import { serveRaw } from '../test/raw-server.ts'
import { refusalOf } from '../test/refusal-of.ts'
import { createGongClient } from './client.ts'

const JSON_TYPE = { 'content-type': 'application/json' }
const answering = (body: string, status = 200, headers: Record<string, string> = JSON_TYPE) =>
  createGongClient({ send: async () => ({ status, headers, body }) })
const users = (client: ReturnType<typeof answering>) => client.page('users.list', { query: {} })
const page = (items: readonly unknown[], more: object = {}) =>
  JSON.stringify({
    requestId: 'r',
    records: { totalRecords: items.length, currentPageSize: items.length, currentPageNumber: 0, ...more },
    users: items,
  })
const itemsOf = async (body: string) => (await users(answering(body))).items.map((item) => item.value())
const THREE = page([{ id: '1' }, { id: '2' }, { id: '3' }])

test.each([
  'application/json',
  'application/json;charset=UTF-8',
  'Application/JSON ; charset=utf-8',
  'application/problem+json',
])('B31: %s is JSON', async (type) =>
  expect((await users(answering(THREE, 200, { 'content-type': type }))).items).toHaveLength(3),
)

test.each([
  ['a maintenance page', 200, 'text/html', '<html>Back soon</html>'],
  ['JSON that calls itself a page', 200, 'text/html; charset=utf-8', THREE],
  ['JSON that calls itself text', 200, 'text/plain', THREE],
  ['JSON of no type', 200, '', THREE],
  ['JSON for scripts', 200, 'application/javascript', THREE],
  ['JSON in name only', 200, 'application/jsonp', THREE],
  ['a page that calls itself JSON', 200, 'application/json', '<html>'],
  ['an empty 200', 200, 'application/json', ''],
  ['a blank 200', 200, 'application/json', ' \n'],
  ['a 204', 204, '', ''],
  ['a 205 with a type', 205, 'application/json', ''],
])('B31: %s is no data, and counts as Gong being away', async (_, status, type, body) => {
  const client = answering(body, status, type === '' ? {} : { 'content-type': type })
  for (const asked of [users(client), client.call('workspaces.list', {})]) {
    expect(await refusalOf(asked)).toMatchObject({ code: 'gong_unavailable', details: { reason: 'not_json' } })
  }
})

test.each([500, 502, 503, 504])('B31: a %i is no data, whatever its body says', async (status) => {
  expect(await refusalOf(users(answering(THREE, status)))).toMatchObject({ code: 'gong_refused', details: { status } })
})

test('B33: a page without a length that is cut at any byte is never taken for data', async () => {
  let cut = 0
  const { url } = await serveRaw((socket) => {
    socket.end(`HTTP/1.1 200 OK\r\ncontent-type: application/json\r\nconnection: close\r\n\r\n${THREE.slice(0, cut)}`)
  })
  const send = sender()
  const client = createGongClient({
    send: ({ method, path }) => send({ method, url: url + path, headers: {}, deadlineMs: 10_000, maxBytes: 10_000 }),
  })
  for (cut = 0; cut < THREE.length; cut++) {
    expect(await refusalOf(users(client))).toMatchObject({ code: 'gong_unavailable', details: { reason: 'not_json' } })
  }
  expect((await users(client)).items).toHaveLength(3)
})

test('B33: a page that holds more or fewer items than it says is no data', async () => {
  for (const currentPageSize of [0, 2, 4]) {
    const client = answering(page([{ id: '1' }, { id: '2' }, { id: '3' }], { currentPageSize }))
    expect(await refusalOf(users(client))).toMatchObject({ code: 'gong_unexpected' })
  }
})

test('A56: two records whose ids are numbers that differ in the last digits stay two', async () => {
  const body = THREE.replace('"1"', '5599332235511222779').replace('"2"', '5599332235511222780')
  expect(await itemsOf(body)).toEqual([{ id: '5599332235511222779' }, { id: '5599332235511222780' }, { id: '3' }])
})

test.each(['__proto__', 'constructor', 'prototype'])(
  'A55: a key %s in an answer changes no other object',
  async (key) => {
    const evil = `{"id":"1","${key}":{"polluted":"yes","prototype":{"polluted":"yes"}}}`
    const body = `{"${key}":{"polluted":"yes"},${THREE.slice(1).replace('{"id":"1"}', evil)}`
    const [value] = await itemsOf(body)
    const workspaces = `{"requestId":"r","${key}":{"polluted":"yes"},"workspaces":[${evil}]}`
    await answering(workspaces).call('workspaces.list', {})
    const refusal = `{"requestId":"r","errors":["no"],"${key}":{"status":200}}`
    await refusalOf(users(answering(refusal, 400)))
    expect(Reflect.get({}, 'polluted')).toBeUndefined()
    expect(Reflect.get([], 'polluted')).toBeUndefined()
    expect(JSON.stringify(value)).toBe(evil)
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype)
  },
)

test('A53: an answer nested more deeply than Gong ever does is refused, and one as deep as allowed passes', async () => {
  const nested = (depth: number) => page(['x']).replace('"x"', '['.repeat(depth) + ']'.repeat(depth))
  expect(await refusalOf(itemsOf(nested(200_000)))).toMatchObject({ code: 'gong_unexpected' })
  expect(await refusalOf(itemsOf(nested(102)))).toMatchObject({ code: 'gong_unexpected' })
  expect(await itemsOf(nested(101))).toHaveLength(1)
})

test('A53: an object of more keys than Gong ever has is refused, and duplicate keys and boundless numbers are read', async () => {
  const withKeys = (count: number) => {
    const keys = Array.from({ length: count }, (_, index) => `"k${index}":0`).join()
    return page(['x']).replace('"x"', `{"id":"1","id":"2","much":1e999,${keys}}`)
  }
  expect(await refusalOf(itemsOf(withKeys(100_000)))).toMatchObject({ code: 'gong_unexpected' })
  expect((await itemsOf(withKeys(1_000)))[0]).toMatchObject({ id: '2', much: '1e999', k999: 0 })
})

test('A53: a page of more items than any list has is refused, however small they are', async () => {
  const many = page(Array.from({ length: 10_001 }, () => 0))
  expect(await refusalOf(users(answering(many)))).toMatchObject({ code: 'gong_unexpected' })
  expect(await itemsOf(page(Array.from({ length: 10_000 }, () => 0)))).toHaveLength(10_000)
})

test('B33: an item that is broken in itself is refused when it is read, and only then', async () => {
  const broken = '{"id":"2","firstName":"Dana","settings":{"x":tru}}'
  const { items } = await users(answering(THREE.replace('{"id":"2"}', broken)))
  const read = (index: number) => Promise.resolve().then(() => items[index]?.value())

  expect([await read(0), await read(2)]).toEqual([{ id: '1' }, { id: '3' }])
  expect(items[1]?.head(['id'])).toEqual({ id: '2' })
  expect(await refusalOf(read(1))).toMatchObject({ code: 'gong_unavailable', details: { reason: 'not_json' } })
})

test('B34: an answer that breaks off in its body, by a reset or an end, is no data', async () => {
  for (const how of ['reset', 'end'] as const) {
    for (const framing of ['content-length: 5000', 'transfer-encoding: chunked']) {
      const { url } = await serveRaw((socket) => {
        socket.write(`HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n${framing}\r\n\r\n`)
        socket.write(framing.startsWith('t') ? `${THREE.length.toString(16)}\r\n${THREE}\r\n` : THREE, () =>
          how === 'reset' ? socket.resetAndDestroy() : socket.end(),
        )
      })
      const asked = sender()({ method: 'GET', url, headers: {}, deadlineMs: 10_000, maxBytes: 10_000 })
      expect((await refusalOf(asked)).details).toEqual({ reason: 'connection_lost' })
    }
  }
})

test('every operation of Gong answers JSON, so that each is held to it', () => {
  expect(Object.values<Endpoint>(gong).filter(({ status }) => status === 204)).toEqual([])
})

test('the type of an answer comes through the sender', async () => {
  const { url } = await listen((_, response) => void response.writeHead(200, JSON_TYPE).end(THREE))
  const send = sender()
  const client = createGongClient({
    send: ({ method, path }) => send({ method, url: url + path, headers: {}, deadlineMs: 10_000, maxBytes: 10_000 }),
  })
  expect((await users(client)).items).toHaveLength(3)
})
