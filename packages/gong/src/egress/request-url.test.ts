import { MalletError } from '@mallet/contract/errors'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { openHole } from '../../test/hole.ts'
import { sender } from '../../test/local-server.ts'
import { serveRaw } from '../../test/raw-server.ts'
import { refusalOf } from '../../test/refusal-of.ts'
import { requestUrl } from './request-url.ts'

const BASE = 'https://us-1.api.gong.io'

test.each([
  '/',
  '/v2/users',
  '/v2/calls/7782342274025937895',
  '/v2/x/',
  '/v2/a%20b?cursor=a%2Bb%2F..%2F%3B',
  '/v1/a:b@c',
])('A23: %j is sent as it stands', (path) => expect(requestUrl(BASE, path)).toBe(BASE + path))

const confused = [
  '//evil.test',
  '//evil.test/v2/users',
  '///evil.test',
  '/\\evil.test',
  '\\\\evil.test',
  '\\evil.test',
  '/\t/evil.test',
  '/\n/evil.test',
  '/ /evil.test',
  '\t//evil.test',
  '@evil.test/',
  '.evil.test/',
  '-evil.test/',
  ':80@evil.test/',
  ':8443/',
  'evil.test',
  'http://evil.test/x',
  'https://evil.test/x',
  'https:evil.test',
  'javascript:alert(1)',
  'file:///etc/passwd',
  '#@evil.test/',
  '?@evil.test/',
  '',
  '/v2/users#fragment',
  '/v2/users\r\nx-admin: 1',
  '/v2/users\u0000',
  '/v2/us\u00e9rs',
  '/v2/users HTTP/1.1',
  '/v2/users?a=b c',
  '/v2/users?a="b"',
  '/v2//users',
  `/v2/${'x'.repeat(20_000)}`,
]

const escaping = [
  '/v2/calls/../users',
  '/v2/calls/..',
  '/v2/calls/./x',
  '/v2/calls/%2e%2e/users',
  '/v2/calls/.%2e/users',
  '/v2/calls/%2E./users',
  '/v2/calls/..;/users',
  '/v2/calls/..%3b/users',
  '/v2/calls;x=1/users',
  '/v2/calls/..%2fusers',
  '/v2/calls/..%2Fusers',
  '/v2/calls/..%5cusers',
  '/v2/calls/%5c..%5cusers',
  '/v2/calls/..\\users',
  '/v2/calls/x%00',
  '/v2/calls/%0d%0ax',
  '/v2/calls/%7f',
  '/v2/calls/%252e%252e/users',
  '/v2/calls/..%252fusers',
  '/v2/calls/%25252e%25252e/users',
  '/v2/calls/%2525252525252e/users',
  '/v2/calls/%zz',
  '/v2/calls/%',
  '/v2/calls/%c0%ae%c0%ae/users',
  '/v2/calls/%2f%2f',
  '/%2e%2e',
  '/..',
  '/.',
]

const refusal = (path: string) => {
  try {
    return requestUrl(BASE, path)
  } catch (error) {
    return error instanceof MalletError ? error.code : error
  }
}

test.each(confused)('A23: %j reaches no other host: it is refused as the caller’s mistake', (path) => {
  expect(refusal(path)).toBe('invalid_input')
})

test.each(escaping)('A24: %j does not leave its place: it is refused as the caller’s mistake', (path) => {
  expect(refusal(path)).toBe('invalid_input')
})

test('A24: an id of any characters stays in its segment, or is refused', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.constantFrom('..', '.', 'a/b', '%2e%2e', 'a;b', '..%2f')), (id) => {
      let href: string
      try {
        href = requestUrl(BASE, `/v2/calls/${encodeURIComponent(id)}/brief`)
      } catch {
        return
      }
      expect(new URL(href).pathname).toBe(`/v2/calls/${encodeURIComponent(id)}/brief`)
    }),
    { numRuns: 2000 },
  )
})

test('A23, A24: what is refused is not sent by whoever put the address together without asking', async () => {
  const { url, heard } = await serveRaw((socket) => socket.end('HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}'))
  const hole = await openHole()
  const send = sender()
  const beside = [`@127.0.0.1:${hole.port}/`, `/../../x`, `/%2e%2e/x`, `\\..\\x`, ` http://127.0.0.1:${hole.port}/`]
  // Behind a whole origin, what begins with a question mark is a query like any other.
  for (const path of [...confused, ...escaping, ...beside].filter((one) => !/^(\?|$)/.test(one))) {
    const error = await refusalOf(
      send({ method: 'GET', url: url + path, headers: {}, deadlineMs: 5000, maxBytes: 100 }),
    )
    expect([error.code, error.message.includes('evil')]).toEqual([
      expect.stringMatching(/^(invalid_input|egress_refused)$/),
      false,
    ])
  }
  expect([heard, hole.contacts]).toEqual([[], 0])
})
