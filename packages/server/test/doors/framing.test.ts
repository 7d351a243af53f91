import { connect } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { serverLimits } from '../../src/http/harden-server.ts'
import { type Doors, openDoors } from './open-doors.ts'

const WITHIN_MS = 300

let doors: Doors

beforeAll(async () => {
  doors = await openDoors({
    limits: { ...serverLimits, headersWithinMs: WITHIN_MS, bodyWithinMs: WITHIN_MS, checkEveryMs: 50 },
  })
})
afterAll(() => doors.close())

const POST = ['POST /v1/api-keys HTTP/1.1', 'Host: mallet', 'Content-Type: application/json']
const GET = ['GET /v1/connections HTTP/1.1', 'Host: mallet']
const withKey = (lines: readonly string[]) => [...lines, `Authorization: Bearer ${doors.adminKey}`]
const message = (lines: readonly string[], body = '') => `${lines.join('\r\n')}\r\n\r\n${body}`
const statuses = (said: string) => [...said.matchAll(/HTTP\/1\.1 (\d{3}) /g)].map(([, status]) => status)
const stillServes = async () => expect((await doors.ask({ to: '/healthz' })).status).toBe(200)

const HIDDEN = 'GET /v1/hidden HTTP/1.1\r\nHost: mallet\r\n\r\n'

test.each([
  ['a length and chunks', ['Content-Length: 5', 'Transfer-Encoding: chunked'], `0\r\n\r\n${HIDDEN}`],
  ['two lengths', ['Content-Length: 2', 'Content-Length: 60'], `{}${HIDDEN}`],
  ['two lengths in one line', ['Content-Length: 2, 60'], `{}${HIDDEN}`],
  ['a negative length', ['Content-Length: -1'], `{}${HIDDEN}`],
  ['a length with a sign', ['Content-Length: +2'], `{}${HIDDEN}`],
  ['an unknown transfer encoding', ['Transfer-Encoding: xchunked'], `0\r\n\r\n${HIDDEN}`],
  ['chunks that are not the last encoding', ['Transfer-Encoding: chunked, identity'], `0\r\n\r\n${HIDDEN}`],
  ['a space before the colon', ['Transfer-Encoding : chunked'], `0\r\n\r\n${HIDDEN}`],
  ['a folded header', ['X-Folded: a', ' b'], `${HIDDEN}`],
  ['a size of a chunk with a sign', ['Transfer-Encoding: chunked'], `+2\r\n{}\r\n0\r\n\r\n${HIDDEN}`],
])('A30: a request with %s is refused, and what it hides is not answered', async (_, headers, body) => {
  const said = await doors.raw(message(withKey([...POST, ...headers]), body))

  expect(statuses(said), said).toEqual(['400'])
  expect(said).not.toContain('hidden')
  await stillServes()
})

test.each([
  ['a line that ends without a return', 'GET /healthz HTTP/1.1\nHost: mallet\n\n'],
  ['a header that ends without a return', 'GET /healthz HTTP/1.1\r\nHost: mallet\nX: y\r\n\r\n'],
  ['no host', 'GET /healthz HTTP/1.1\r\n\r\n'],
  ['a NUL in a header', 'GET /healthz HTTP/1.1\r\nHost: mallet\r\nX: a\0b\r\n\r\n'],
  ['another protocol', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'],
  ['a TLS greeting', '\x16\x03\x01\x02\x00\x01\x00'],
])('A30: %s is refused', async (_, bytes) => {
  expect(statuses(await doors.raw(bytes))).toEqual(['400'])
  await stillServes()
})

test.each(['http://evil.example/v1/connections', '//evil.example/v1/connections', '/\\evil.example', '*'])(
  'A28, A30: the target %s leads nowhere else',
  async (target) => {
    const said = await doors.raw(message(withKey([`GET ${target} HTTP/1.1`, 'Host: mallet', 'Connection: close'])))

    expect(statuses(said)).toHaveLength(1)
    expect(['200', '303', '400', '404']).toContain(statuses(said)[0])
    expect(said.match(/^location: .*/gim) ?? []).toEqual(said.includes('303') ? ['location: /dashboard'] : [])
  },
)

test('A30: answers on one connection come in the order of its requests, each to its own credential', async () => {
  const close = 'Connection: close'
  const said = await doors.raw(
    message(withKey(GET)) +
      message(GET) +
      message(['GET /healthz HTTP/1.1', 'Host: mallet']) +
      message([...withKey(GET), close]),
  )

  expect(statuses(said)).toEqual(['200', '401', '200', '200'])
})

test.each(['%0d%0aSet-Cookie:%20a=b', '%00', '%c4%8a', '%e2%80%a8'])(
  'A28: %s in an address or a name never makes a header of its own',
  async (injected) => {
    const answers = await Promise.all([
      doors.ask({ to: `/v1/connections/conn_x${injected}` }),
      doors.ask({ to: `/${injected}` }),
      doors.ask({ to: `/v1/connections?customerId=${injected}` }),
      doors.ask({ method: 'POST', to: '/v1/api-keys', json: { name: decodeURIComponent(injected) } }),
      doors.ask({ to: `/oauth/callback?state=${injected}&code=1` }),
    ])

    for (const answer of answers) {
      expect([200, 201, 400, 404]).toContain(answer.status)
      expect(answer.headers['set-cookie']).toBeUndefined()
    }
  },
)

test('A28: too many or too large headers are refused', async () => {
  const many = Object.fromEntries(Array.from({ length: 500 }, (_, i) => [`x-${i}`, '1']))

  const answers = [
    await doors.ask({ to: '/v1/connections', headers: many }),
    await doors.ask({ to: '/v1/connections', headers: { 'x-large': 'a'.repeat(70_000) } }),
    await doors.ask({ to: `/v1/connections?cursor=${'a'.repeat(70_000)}` }),
  ]

  expect(answers.map(({ status }) => status)).toEqual([431, 431, 431])
})

test.each([
  ['headers without an end', 'GET /healthz HTTP/1.1\r\nHost: mallet\r\nX-Slow: '],
  ['a body without its end', () => message(withKey([...POST, 'Content-Length: 100']), '{')],
  ['chunks without the last one', () => message(withKey([...POST, 'Transfer-Encoding: chunked']), '1\r\n{\r\n')],
])('A53: %s are not waited for', async (_, bytes) => {
  const said = await doors.raw(typeof bytes === 'string' ? bytes : bytes(), 20_000)

  expect(statuses(said)).toEqual(['408'])
  await stillServes()
})

test('A53: connections beyond the cap are not taken, and the others go on', async () => {
  const few = await openDoors({ limits: { ...serverLimits, connections: 3 } })
  const sockets = Array.from({ length: 3 }, () => connect(few.port, '127.0.0.1'))
  try {
    await Promise.all(sockets.map((socket) => new Promise((resolve) => socket.once('connect', resolve))))
    expect(statuses(await few.raw(message([...GET, 'Connection: close'])))).toEqual([])

    sockets[0]?.end()
    await new Promise((resolve) => sockets[0]?.once('close', resolve))
    expect(statuses(await few.raw(message([...GET, 'Connection: close'])))).toEqual(['401'])
  } finally {
    for (const socket of sockets) socket.destroy()
    await few.close()
  }
})
