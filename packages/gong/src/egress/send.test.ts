import { spawn } from 'node:child_process'
import type { ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { text } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { openHole } from '../../test/hole.ts'
import { listen, sender } from '../../test/local-server.ts'
import { serveRaw } from '../../test/raw-server.ts'
import { refusalOf } from '../../test/refusal-of.ts'
import { thisMachine } from './policy.ts'
import { createSend } from './send.ts'
import { surelyNotSent } from './send-failure.ts'

const asking = (url: string, more: object = {}) => ({
  method: 'GET',
  url,
  headers: {},
  deadlineMs: 10_000,
  maxBytes: 1_000_000,
  ...more,
})

test('method, path, query, headers and body arrive as given, and the answer comes back whole', async () => {
  const { url } = await listen(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    response.writeHead(201, { 'x-traceid': 'abc', 'Set-Cookie': ['a=1', 'b=2'] })
    const { authorization, 'accept-encoding': encoding } = request.headers
    response.end(
      JSON.stringify([request.method, request.url, authorization, encoding, Buffer.concat(chunks).toString()]),
    )
  })
  const headers = { Authorization: 'Bearer t', 'Accept-Encoding': 'br', 'Content-Type': 'application/json' }
  const answer = await sender()(asking(`${url}/v2/x?cursor=a%2Bb`, { method: 'POST', headers, body: '{"é":1}' }))
  expect(answer.status).toBe(201)
  expect(answer.headers).toMatchObject({ 'x-traceid': 'abc', 'set-cookie': 'a=1, b=2' })
  expect(JSON.parse(answer.body)).toEqual(['POST', '/v2/x?cursor=a%2Bb', 'Bearer t', 'gzip', '{"é":1}'])
})

test('a GET can carry a body, which some operations of Gong need', async () => {
  const { url } = await listen((request, response) => {
    request.pipe(response)
  })
  expect((await sender()(asking(url, { body: '["1"]' }))).body).toBe('["1"]')
})

test('characters that span two chunks come out whole', async () => {
  const { url } = await listen((_, response) => {
    const bytes = Buffer.from('{"name":"Zoë 😀"}')
    response.write(bytes.subarray(0, 12))
    setTimeout(() => response.end(bytes.subarray(12)), 20)
  })
  expect((await sender()(asking(url))).body).toBe('{"name":"Zoë 😀"}')
})

test('connections are kept for further requests', async () => {
  let connections = 0
  const { url, server } = await listen((_, response) => void response.end('ok'))
  server.on('connection', () => {
    connections += 1
  })
  const send = sender()
  for (let turn = 0; turn < 10; turn += 1) await send(asking(url))
  expect(connections).toBeLessThan(10)
})

test('a body of exactly the allowed bytes passes and one byte more does not', async () => {
  const { url } = await listen((_, response) => void response.end('é'.repeat(500)))
  const send = sender()
  expect((await send(asking(url, { maxBytes: 1000 }))).body).toHaveLength(500)
  expect((await refusalOf(send(asking(url, { maxBytes: 999 })))).details).toEqual({ reason: 'too_large' })
})

test('after close nothing is sent', async () => {
  const { url } = await listen((_, response) => void response.end('ok'))
  const { send, close } = createSend(thisMachine)
  await send(asking(url))
  await close()
  const error = await refusalOf(send(asking(url)))
  expect(error.details).toEqual({ reason: 'shut_down' })
  expect(surelyNotSent(error)).toBe(true)
})

const PATHS = ['/oauth2/generate-customer-token', '/v2/users', '/v2/media/1']

test.each([301, 302, 303, 307, 308])(
  'A12, A26: a %i is an answer, and what it names is never asked',
  async (status) => {
    const hole = await openHole()
    const { url, heard } = await serveRaw((socket) => {
      socket.end(`HTTP/1.1 ${status} Elsewhere\r\nlocation: ${hole.url}/x\r\ncontent-length: 0\r\n\r\n`)
    })
    const send = sender()
    for (const path of PATHS) {
      const headers = { authorization: 'Bearer CANARY-token' }
      const answer = await send(asking(url + path, { method: 'POST', headers, body: 'refresh_token=CANARY-refresh' }))
      expect(answer.status).toBe(status)
    }
    expect([heard.length, hole.contacts]).toEqual([PATHS.length, 0])
  },
)

test.each(['refresh', 'alt-svc', 'link', 'content-location'])('A26: a header %s leads nowhere either', async (name) => {
  const hole = await openHole()
  const value = { refresh: `0;url=${hole.url}`, 'alt-svc': `h2="127.0.0.1:${hole.port}"` }[name] ?? `<${hole.url}>`
  const { url, heard } = await serveRaw((socket) => {
    socket.write(`HTTP/1.1 200 OK\r\n${name}: ${value}\r\ncontent-length: 2\r\n\r\n{}`)
  })
  const send = sender()
  for (let turn = 0; turn < 3; turn++) await send(asking(url))
  expect([heard.length, hole.contacts]).toEqual([3, 0])
})

test('A27: no proxy of the environment is asked, in whatever way it is named', async () => {
  const hole = await openHole()
  const { url, heard } = await serveRaw((socket) => {
    socket.end('HTTP/1.1 200 OK\r\ncontent-length: 6\r\n\r\ndirect')
  })
  const names = [
    'HTTP_PROXY',
    'HTTPS_PROXY',
    'ALL_PROXY',
    'npm_config_proxy',
    'npm_config_https_proxy',
    'GLOBAL_AGENT_HTTP_PROXY',
  ]
  const proxies = names.flatMap((name) => [name, name.toLowerCase()]).map((name) => [name, hole.url])
  const environment = {
    ...process.env,
    ...Object.fromEntries(proxies),
    NODE_USE_ENV_PROXY: '1',
    NO_PROXY: '',
    no_proxy: '',
  }
  const program = `
    import { createSend, thisMachine } from '${new URL('../index.ts', import.meta.url).href}'
    const { send, close } = createSend(thisMachine)
    const { body } = await send({ method: 'GET', url: '${url}/x', headers: {}, deadlineMs: 20000, maxBytes: 100 })
    process.stdout.write(body)
    await close()`
  const child = spawn(
    process.execPath,
    ['--conditions=mallet-source', '--import', 'tsx', '--input-type=module', '--eval', program],
    { env: environment, stdio: ['ignore', 'pipe', 'inherit'] },
  )
  expect([await text(child.stdout), heard.length, hole.contacts]).toEqual(['direct', 1, 0])
})

test('B29: a deadline beyond what a timer can hold does not ring at once', async () => {
  const { url } = await listen((_, response) => void setTimeout(() => response.end('ok'), 50))
  expect((await sender()(asking(url, { deadlineMs: 2 ** 31 + 5 }))).body).toBe('ok')
})

test('B32: one host gets so many connections at once and no more, and whoever waits has a deadline', async () => {
  let open = 0
  let most = 0
  const held: ServerResponse[] = []
  const { url } = await listen((_, response) => {
    open++
    most = Math.max(most, open)
    response.on('close', () => open--)
    held.push(response)
  })
  const send = sender()
  const asked = Array.from({ length: 100 }, () => refusalOf(send(asking(url, { deadlineMs: 1500 }))))
  const reasons = new Set((await Promise.all(asked)).map(({ details }) => JSON.stringify(details)))
  expect([most, [...reasons]]).toEqual([64, ['{"reason":"deadline"}']])
  expect(held.length).toBeLessThan(100)
})

test.each<[string, (socket: Socket) => void, object, string]>([
  ['silence', () => undefined, { firstByteMs: 300 }, 'first_byte'],
  ['headers that drip', (socket) => drip(socket, 'HTTP/1.1 200 OK\r\nx-a: '), { firstByteMs: 300 }, 'first_byte'],
  [
    'headers that drip, by the deadline',
    (socket) => drip(socket, 'HTTP/1.1 200 OK\r\nx-a: '),
    { deadlineMs: 300 },
    'deadline',
  ],
  ['a body that drips', (socket) => drip(socket, 'HTTP/1.1 200 OK\r\n\r\n'), { deadlineMs: 300 }, 'deadline'],
  ['a body that stands still', (socket) => void socket.write('HTTP/1.1 200 OK\r\n\r\n{'), {}, 'idle'],
  [
    'headers without an end',
    (socket) => void socket.write(`HTTP/1.1 200 OK\r\nx-a: ${'a'.repeat(40_000)}`),
    {},
    'malformed',
  ],
])('B32: a server that answers with %s is left', async (_, answer, bounds, reason) => {
  const { url } = await serveRaw(answer)
  const error = await refusalOf(sender()(asking(url, { idleMs: 400, ...bounds })))
  expect(error).toMatchObject({ code: 'gong_unavailable', details: { reason } })
})

function drip(socket: Socket, head: string): void {
  socket.write(head)
  const timer = setInterval(() => socket.write('a'), 20)
  socket.on('close', () => clearInterval(timer))
}
