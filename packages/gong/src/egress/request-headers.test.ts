import { expect, test } from 'vitest'
import { sender } from '../../test/local-server.ts'
import { serveRaw } from '../../test/raw-server.ts'
import { refusalOf } from '../../test/refusal-of.ts'

const many = (count: number, value: string) =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`x-${index}`, value]))

test.each<[string, Record<string, string>]>([
  ['a CR in a value', { 'x-id': 'a\rb' }],
  ['an LF in a value', { 'x-id': 'a\nx-admin: 1' }],
  ['CR and LF in a value', { 'x-id': 'a\r\nx-admin: 1' }],
  ['a folded value', { 'x-id': 'a\r\n b' }],
  ['a NUL in a value', { 'x-id': 'a\u0000' }],
  ['a delete character', { 'x-id': 'a\u007f' }],
  ['a character whose low byte is LF', { 'x-id': 'a\u010ax-admin: 1' }],
  ['an emoji', { 'x-id': '😀' }],
  ['a blank before a value', { 'x-id': ' a' }],
  ['a blank in a name', { 'x id': 'a' }],
  ['a colon in a name', { 'x-id:': 'a' }],
  ['an LF in a name', { 'x-id\nx-admin': 'a' }],
  ['an empty name', { '': 'a' }],
  ['a name outside ASCII', { 'x-ïd': 'a' }],
  ['a name twice', { 'x-id': 'a', 'X-Id': 'b' }],
  ['64 kB of header', { 'x-id': 'a'.repeat(65_536) }],
  ['500 headers', many(500, 'a')],
  ['90 headers of a kilobyte', many(90, 'a'.repeat(1000))],
  ['connection', { connection: 'x-internal' }],
  ['transfer-encoding', { 'Transfer-Encoding': 'chunked' }],
  ['content-length', { 'content-length': '0' }],
  ['host', { Host: 'evil.test' }],
  ['upgrade', { upgrade: 'h2c' }],
  ['expect', { expect: '100-continue' }],
  ['te', { TE: 'trailers' }],
  ['proxy-authorization', { 'proxy-authorization': 'Basic x' }],
])('A28: %s is the caller’s mistake, and nothing is sent', async (_, headers) => {
  const { url, heard } = await serveRaw((socket) => socket.end('HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n'))
  const error = await refusalOf(sender()({ method: 'GET', url, headers, deadlineMs: 5000, maxBytes: 100 }))
  expect([error.code, heard]).toEqual(['invalid_input', []])
  expect(JSON.stringify([error.message, error.details])).not.toMatch(/x-admin|evil/)
})

test('A28: what the grammar allows arrives', async () => {
  const { url, heard } = await serveRaw((socket) => socket.end('HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n'))
  const headers = { "x-a!#$%&'*+.^_`|~1": 'a b\tc', Cookie: '', 'x-latin': 'é' }
  await sender()({ method: 'GET', url, headers, deadlineMs: 5000, maxBytes: 100 })
  expect(heard[0]).toContain("x-a!#$%&'*+.^_`|~1: a b\tc\r\n")
})
