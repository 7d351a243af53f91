import type { IncomingMessage } from 'node:http'
import { text } from 'node:stream/consumers'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { resumeConnection } from '../../src/connections/resume-connection.ts'
import { suspendConnection } from '../../src/connections/suspend-connection.ts'
import { createDashboardUrl } from '../../src/dashboard/create-dashboard-url.ts'
import { refusalIn } from '../doors/open-doors.ts'
import { CREDENTIALS, openPassage, type Passage, type Passing } from './open-passage.ts'

let passage: Passage

beforeAll(async () => {
  passage = await openPassage()
})
afterAll(() => passage.close())
beforeEach(() => {
  passage.play((_, response) => void response.end('{}'))
  passage.arrived.length = 0
})

/** One whole request through the proxy. */
async function ask(question: Passing, body?: string | Buffer) {
  const sent = passage.begin(question)
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    sent.on('response', resolve).on('error', reject).end(body)
  })
  return { status: answer.statusCode ?? 0, headers: answer.headers, body: await text(answer) }
}

const headerOf = (name: string) => passage.arrived[0]?.headers.filter(([key]) => key === name).map(([, value]) => value)

test.each(['GET', 'POST', 'PUT', 'PATCH', 'DELETE'])(
  '%s reaches Gong with path, query and body as they came',
  async (method) => {
    passage.play(async (request, response) => {
      response.writeHead(201, { 'content-type': 'text/csv', 'x-traceid': 'abc' })
      response.end(`${request.method} ${await text(request)}`)
    })

    const path = '/v2/odd%20path/x~y?cursor=a%2Bb&a=1&a=2&empty='
    const answer = await ask(
      { method, path, headers: { 'content-type': 'text/plain; a=b', 'content-length': '5' } },
      '{"a":',
    )

    expect(answer).toMatchObject({
      status: 201,
      body: `${method} {"a":`,
      headers: { 'content-type': 'text/csv', 'x-traceid': 'abc' },
    })
    expect(passage.arrived.map(({ url }) => url)).toEqual([path])
    expect(headerOf('content-type')).toEqual(['text/plain; a=b'])
    expect(headerOf('authorization')).toEqual([`Basic ${Buffer.from(CREDENTIALS).toString('base64')}`])
  },
)

test('what Gong refuses is answered as Gong says it, and told apart from what Mallet says', async () => {
  passage.play((_, response) => {
    response.writeHead(503, { 'retry-after': '120', 'content-type': 'application/json' }).end('{"errors":["later"]}')
  })

  const { status, headers, body } = await ask({ path: '/v2/users' })

  expect([status, headers['retry-after'], body]).toEqual([503, '120', '{"errors":["later"]}'])
  expect(headers['x-mallet-source']).toBe('gong')
})

const FOREIGN = {
  cookie: 'a=b',
  forwarded: 'for=1.2.3.4',
  'x-forwarded-for': '1.2.3.4',
  'x-forwarded-host': 'evil.example',
  'x-http-method-override': 'DELETE',
  'x-mallet-base-url': 'https://evil.example',
  'proxy-authorization': 'Basic evil',
  'proxy-connection': 'keep-alive',
  te: 'trailers',
  connection: 'x-hop, keep-alive',
  'x-hop': '1',
  origin: 'https://evil.example',
  referer: 'https://evil.example/',
  'user-agent': 'evil',
  'idempotency-key': 'k',
}

test('A29: of the headers of a request only those go along that say how to read it and what is wanted back', async () => {
  const wanted = { accept: 'text/csv', 'accept-language': 'de', 'if-none-match': '"a"', range: 'bytes=0-1' }

  await ask({ path: '/v2/users', headers: { ...FOREIGN, ...wanted, host: 'evil.example' } })

  const names = passage.arrived[0]?.headers.map(([name]) => name) ?? []
  expect(names.toSorted()).toEqual(
    [...Object.keys(wanted), 'accept-encoding', 'authorization', 'connection', 'host'].toSorted(),
  )
  expect(headerOf('host')?.[0]).toMatch(/^127\.0\.0\.1:\d+$/)
  expect(headerOf('connection')).toEqual(['keep-alive'])
})

test('A29: an answer leaves behind what is for its connection and for browsers, and keeps the rest', async () => {
  const kept = {
    'retry-after': '7',
    etag: '"a"',
    'x-traceid': 't',
    'x-ratelimit-left': '3',
    'content-disposition': 'inline',
  }
  const left = {
    'set-cookie': ['a=1', 'b=2'],
    'x-hop': '1',
    'keep-alive': 'timeout=99',
    'proxy-authenticate': 'Basic',
    'www-authenticate': 'Basic',
    location: 'https://evil.example',
    refresh: '0;url=https://evil.example',
    'access-control-allow-origin': '*',
    'strict-transport-security': 'max-age=1',
    'x-mallet-now': 'never',
    'clear-site-data': '"*"',
  }
  const ours = { 'content-security-policy': 'none', 'cache-control': 'public', 'x-request-id': 'theirs' }
  passage.play((_, response) => {
    response.writeHead(200, { ...kept, ...left, ...ours, connection: 'x-hop, keep-alive', 'content-type': 'text/html' })
    response.end('<script>alert(1)</script>')
  })

  const { headers } = await ask({ path: '/v2/users' })

  expect(headers).toMatchObject({ ...kept, 'content-type': 'text/html' })
  for (const name of ['set-cookie', 'x-hop', 'proxy-authenticate', 'www-authenticate', 'location', 'refresh']) {
    expect(headers[name], name).toBeUndefined()
  }
  expect(headers['access-control-allow-origin']).toBeUndefined()
  expect(headers['strict-transport-security']).toBeUndefined()
  expect(headers['clear-site-data']).toBeUndefined()
  expect(headers['keep-alive']).not.toBe('timeout=99')
  expect(headers['x-mallet-now']).not.toBe('never')
  expect(headers['content-security-policy']).toContain('sandbox')
  expect(headers['x-content-type-options']).toBe('nosniff')
  expect(headers['cache-control']).toBe('no-store')
  expect(headers['x-request-id']).toMatch(/^req_/)
})

test('a redirect is not followed, and does not say where it would lead', async () => {
  passage.play((_, response) => void response.writeHead(302, { location: 'http://127.0.0.1:9/x' }).end('moved'))

  const { status, headers, body } = await ask({ path: '/v2/users' })

  expect([status, headers.location, body]).toEqual([302, undefined, 'moved'])
  expect(passage.arrived).toHaveLength(1)
})

test.each([
  '/v2/../oauth2/token',
  '/v2/%2e%2e/oauth2',
  '/v2/.%2E/x',
  '/v2/a/..%2f..%2fx',
  '/v2/a%2fb',
  '/v2/a%5cb',
  '/v2/a;x=1/b',
  '/v2/a%3b/b',
  '/v2/%252e%252e/x',
  '/v2//users',
  '/v2/a%00b',
  '/v2/a%0d%0ab',
  '/v2/a\\b',
  '/v2/"x"',
  '/v2/users?a=<b>',
  '/v2/%zz',
  '/v2/users#a',
  '/v2/users?a#b',
  '/v1/users',
  '/V2/users',
  '/%762/users',
  '/v2',
  '/oauth2/generate-customer-token',
  '@evil.example/v2/users',
  '//evil.example/v2/users',
])('A23, A24: %s reaches nobody', async (path) => {
  const { connectionId, doors } = passage
  const target = `/v1/connections/${connectionId}/proxy${path}`
  const said = await doors.raw(
    `GET ${target} HTTP/1.1\r\nHost: mallet\r\nConnection: close\r\nAuthorization: Bearer ${doors.adminKey}\r\n\r\n`,
  )

  expect(said).toMatch(/^HTTP\/1\.1 4\d\d /)
  expect(passage.arrived).toEqual([])
})

test.each([200, 404])('HEAD is answered %i with the headers alone', async (status) => {
  passage.play((_, response) => void response.writeHead(status, { 'content-length': '1234', etag: '"a"' }).end())

  const answer = await ask({ method: 'HEAD', path: '/v2/users' })

  expect(answer).toMatchObject({ status, body: '', headers: { 'content-length': '1234', etag: '"a"' } })
})

test.each([204, 304])('%i has no body, and the connection goes on', async (status) => {
  passage.play((_, response) => void response.writeHead(status, { etag: '"a"' }).end())

  const answer = await ask({ path: '/v2/users' })

  expect(answer).toMatchObject({ status, body: '', headers: { etag: '"a"' } })
})

test('what Gong has packed comes packed to whoever unpacks it, and unpacked to everybody else', async () => {
  const packed = gzipSync('{"users":[]}')
  passage.play((_, response) => {
    response.writeHead(200, { 'content-encoding': 'gzip', 'content-length': packed.length }).end(packed)
  })

  const plain = await ask({ path: '/v2/users' })
  const asIs = await ask({ path: '/v2/users', headers: { 'accept-encoding': 'br, gzip;q=0.5' } })

  expect(plain).toMatchObject({ body: '{"users":[]}' })
  expect(plain.headers['content-encoding']).toBeUndefined()
  expect(plain.headers['content-length']).toBeUndefined()
  expect(asIs.headers).toMatchObject({ 'content-encoding': 'gzip', 'content-length': String(packed.length) })
  expect(passage.arrived.map(({ headers }) => Object.fromEntries(headers)['accept-encoding'])).toEqual([
    'identity',
    'gzip',
  ])
})

test('A32: a refusal that shows the credential arrives without it, in its body and its headers', async () => {
  passage.play((request, response) => {
    const { authorization = '' } = request.headers
    response.writeHead(400, { 'x-echo': authorization }).end(`you sent ${authorization}, ${CREDENTIALS}`)
  })

  const answer = await ask({ path: '/v2/users' })

  expect(answer.status).toBe(400)
  for (const secret of [CREDENTIALS, Buffer.from(CREDENTIALS).toString('base64')]) {
    expect(JSON.stringify(answer)).not.toContain(secret)
  }
  expect(answer.body).toContain('you sent')
})

test('A16, A13: a key needs the scope, and the connection must be one of its own', async () => {
  const { doors, connectionId } = passage
  const other = await doors.database.addConnection()
  const without = await doors.newKey({ scopes: ['records:read'] })
  const elsewhere = await doors.newKey({ scopes: ['proxy:use'], connectionIds: [other.id] })
  const here = await doors.newKey({ scopes: ['proxy:use'], connectionIds: [connectionId] })

  const refusals = [
    await ask({ path: '/v2/users', bearer: without }),
    await ask({ path: '/v2/users', bearer: elsewhere }),
    await ask({ path: '/v2/users', bearer: 'mk_none' }),
    await ask({ path: '/v2/users', headers: { authorization: [`Bearer ${here}`, `Bearer ${here}`] } }),
  ]

  expect(refusals.map(({ status }) => status)).toEqual([403, 404, 401, 401])
  expect(passage.arrived).toEqual([])
  expect((await ask({ path: '/v2/users', bearer: here })).status).toBe(200)
})

test('A64: the cookie of the dashboard passes what a page of this Mallet asks, and nothing from elsewhere', async () => {
  const { doors } = passage
  const url = new URL(await createDashboardUrl(doors.database.ctx))
  const signedIn = await doors.ask({
    method: 'POST',
    to: '/dashboard/session',
    bearer: null,
    json: { code: url.hash.slice(1) },
  })
  const cookie = String(signedIn.headers['set-cookie']).split(';')[0] ?? ''

  const asked = async (method: string, headers: Readonly<Record<string, string>> = {}) =>
    (await ask({ method, path: '/v2/users', headers: { cookie, authorization: '', ...headers } })).status
  const fromHere = { origin: doors.database.ctx.settings.publicUrl, 'content-type': 'application/json' }
  expect([await asked('GET'), await asked('HEAD'), await asked('POST'), await asked('DELETE')]).toEqual([
    200, 200, 403, 403,
  ])
  expect(await asked('POST', { ...fromHere, origin: 'https://evil.example' })).toBe(403)
  expect(passage.arrived).toHaveLength(2)
  expect(await asked('POST', fromHere)).toBe(200)
})

test('A18: nothing passes for a connection that is suspended, unknown or of another kind of id', async () => {
  const { doors, connectionId } = passage
  await suspendConnection(doors.database.ctx, connectionId)
  const suspended = await ask({ path: '/v2/users' })
  await resumeConnection(doors.database.ctx, connectionId)
  const unknown = await doors.ask({ to: '/v1/connections/conn_000000000000000000000000/proxy/v2/users' })

  expect([suspended.status, refusalIn(suspended).code]).toEqual([409, 'connection_suspended'])
  expect([unknown.status, refusalIn(unknown).code]).toEqual([404, 'not_found'])
  expect(passage.arrived).toEqual([])
})

test('each request is told in the log with what it was and how it went, without query, body or credential', async () => {
  const { doors, connectionId } = passage
  doors.log.length = 0
  passage.play((_, response) => void response.end('answer'))

  await ask({ method: 'POST', path: '/v2/users?cursor=hidden', headers: { 'content-length': '6' } }, 'secret')

  const lines = doors.log.map((line): Record<string, unknown> => JSON.parse(line))
  const told = lines.find(({ msg }) => msg === 'a request was passed on')
  expect(told).toMatchObject({ connectionId, method: 'POST', path: '/v2/users', status: 200, bytesIn: 6, bytesOut: 6 })
  expect(told).toHaveProperty('reqId')
  expect(doors.log.join('')).not.toMatch(/hidden|secret/)
})
