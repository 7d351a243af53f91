import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { listen, sender } from '../test/local-server.ts'
import { refusalOf } from '../test/refusal-of.ts'
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
  const headers = { Authorization: 'Bearer t', 'Accept-Encoding': 'gzip', 'Content-Type': 'application/json' }
  const answer = await sender()(asking(`${url}/v2/x?cursor=a%2Bb`, { method: 'POST', headers, body: '{"é":1}' }))
  expect(answer.status).toBe(201)
  expect(answer.headers).toMatchObject({ 'x-traceid': 'abc', 'set-cookie': 'a=1, b=2' })
  expect(JSON.parse(answer.body)).toEqual(['POST', '/v2/x?cursor=a%2Bb', 'Bearer t', 'identity', '{"é":1}'])
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

test.each([301, 302, 303, 307, 308])('a %i is an answer, and its target is never asked', async (status) => {
  let asked = 0
  const target = await listen((_, response) => {
    asked += 1
    response.end()
  })
  const { url } = await listen((_, response) => void response.writeHead(status, { location: target.url }).end())
  const answer = await sender()(asking(url, { method: 'POST', body: 'secret=1' }))
  expect([answer.status, asked]).toEqual([status, 0])
})

test.each([
  ['gzip', gzipSync('x'.repeat(1_000_000))],
  ['br', brotliCompressSync('x'.repeat(1_000_000))],
  ['deflate', deflateSync('x')],
  ['gzip, gzip', gzipSync(gzipSync('x'))],
  ['zstd', Buffer.from('x')],
])('an answer compressed with %s is refused without being unpacked', async (encoding, bytes) => {
  const { url } = await listen(
    (_, response) => void response.writeHead(200, { 'content-encoding': encoding }).end(bytes),
  )
  const error = await refusalOf(sender()(asking(url)))
  expect(error.code).toBe('gong_unexpected')
  expect(JSON.stringify(error.details)).toContain(`compressed (${encoding})`)
})

test('a body of exactly the allowed bytes passes and one byte more does not', async () => {
  const { url } = await listen((_, response) => void response.end('é'.repeat(500)))
  const send = sender()
  expect((await send(asking(url, { maxBytes: 1000 }))).body).toHaveLength(500)
  expect((await refusalOf(send(asking(url, { maxBytes: 999 })))).details).toEqual({ reason: 'too_large' })
})

test('an endless answer is cut off at the cap and its connection closed', async () => {
  let written = 0
  let closed: (() => void) | undefined
  const cutOff = new Promise<void>((done) => {
    closed = done
  })
  const { url } = await listen((_, response) => {
    const pump = () => {
      while (!response.destroyed) {
        written += 65_536
        if (!response.write(Buffer.alloc(65_536))) break
      }
    }
    response.on('drain', pump).on('close', () => closed?.())
    pump()
  })
  const error = await refusalOf(sender()(asking(url, { maxBytes: 200_000 })))
  await cutOff
  expect(error.details).toEqual({ reason: 'too_large' })
  expect(written).toBeLessThan(20_000_000)
})

test('proxy settings of the environment are ignored', async () => {
  let proxied = 0
  const proxy = await listen((_, response) => {
    proxied += 1
    response.end('proxy')
  })
  const { url } = await listen((_, response) => void response.end('direct'))
  const names = ['HTTP_PROXY', 'http_proxy', 'HTTPS_PROXY', 'ALL_PROXY'] as const
  for (const name of names) process.env[name] = proxy.url
  const answer = await sender()(asking(url))
  for (const name of names) delete process.env[name]
  expect([answer.body, proxied]).toEqual(['direct', 0])
})

test('after close nothing is sent', async () => {
  const { url } = await listen((_, response) => void response.end('ok'))
  const { send, close } = createSend()
  await send(asking(url))
  await close()
  const error = await refusalOf(send(asking(url)))
  expect(error.details).toEqual({ reason: 'shut_down' })
  expect(surelyNotSent(error)).toBe(true)
})
