import { createHash } from 'node:crypto'
import zlib from 'node:zlib'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { TransportEffect } from '../src/faults/transport-effect.ts'
import { createEmulator, type Effect, type Emulator } from '../src/index.ts'
import { basic, link } from './link.ts'
import { type RawReply, rawRequest } from './raw-request.ts'
import { ORIGIN } from './started-emulators.ts'

type Kind = TransportEffect['kind']

interface Case {
  readonly means: string
  readonly effect: object
  /** What the request log says was sent; the status that arrived, unless it is said. */
  readonly logged?: number
  readonly patienceMs?: number
  readonly check: (reply: RawReply, good: Buffer) => void
}

const MEGABYTE = 1024 * 1024
const JSON_TYPE = 'application/json;charset=UTF-8'
const json = ({ body }: RawReply): unknown => JSON.parse(body.toString())
const isGood = (reply: RawReply, good: Buffer) => {
  expect(reply).toMatchObject({ status: 200, end: 'whole' })
  expect(withoutIds(reply.body)).toBe(withoutIds(good))
}
/** Every answer has an id of its own. */
const withoutIds = (body: Buffer) => body.toString().replace(/"requestId":"\w+"/, '')
const nothingCame = { status: null, end: 'reset' }

const cases: { readonly [K in Kind]: readonly Case[] } = {
  answer: [
    {
      means: 'a status in the shape of Gong',
      effect: { status: 502, texts: ['Bad gateway'] },
      check(reply) {
        expect(reply.status).toBe(502)
        expect(json(reply)).toEqual({ requestId: reply.header('x-traceid'), errors: ['Bad gateway'] })
        expect(reply.header('content-type')).toBe(JSON_TYPE)
      },
    },
    {
      means: 'a maintenance page with 200',
      effect: { status: 200, body: '<html>We are back soon</html>', headers: { 'X-Cache': 'MISS' } },
      check(reply) {
        expect(reply.status).toBe(200)
        expect(reply.header('content-type')).toBe('text/html; charset=utf-8')
        expect(reply.header('x-cache')).toBe('MISS')
        expect(reply.body.toString()).toBe('<html>We are back soon</html>')
      },
    },
    {
      means: 'an empty 200 without a content type',
      effect: { status: 200 },
      check(reply) {
        expect(reply).toMatchObject({ status: 200, end: 'whole' })
        expect(reply.body).toHaveLength(0)
        expect(reply.header('content-type')).toBeUndefined()
      },
    },
    {
      means: 'a 204',
      effect: { status: 204 },
      check: (reply) => expect(reply).toMatchObject({ status: 204, end: 'whole', pieces: 0 }),
    },
    {
      means: 'a 200 that is an error, under a type of its own',
      effect: { status: 200, body: { error: 'invalid_grant' }, contentType: 'text/plain' },
      check(reply) {
        expect(json(reply)).toEqual({ error: 'invalid_grant' })
        expect(reply.header('content-type')).toBe('text/plain')
      },
    },
    {
      means: 'an answer instead of the good one, once that was made',
      effect: { status: 404, where: 'after', body: 'no JSON', contentType: null },
      check(reply) {
        expect(reply.status).toBe(404)
        expect(reply.body.toString()).toBe('no JSON')
        expect(reply.header('content-type')).toBeUndefined()
        expect(reply.header('x-traceid')).toBeUndefined()
      },
    },
  ],
  redirect: [301, 302, 303, 307, 308].map((status) => ({
    means: `a ${status}`,
    effect: { status, location: 'http://169.254.169.254/latest' },
    check: (reply) =>
      expect([reply.status, reply.header('location')]).toEqual([status, 'http://169.254.169.254/latest']),
  })),
  'too-many-requests': ['7', 'Wed, 21 Oct 2026 07:28:00 GMT', '0', '-1', '', '1e9', 'soon', null].map((retryAfter) => ({
    means: `Retry-After ${retryAfter}`,
    effect: { retryAfter },
    check: (reply) => expect([reply.status, reply.header('retry-after')]).toEqual([429, retryAfter ?? undefined]),
  })),
  hold: [
    { means: 'no answer', effect: {}, logged: 0, check: ({ end }) => expect(end).toBe('silence') },
    {
      means: 'no answer, though it was made',
      effect: { where: 'after' },
      logged: 0,
      check: ({ end }) => expect(end).toBe('silence'),
    },
  ],
  delay: [
    { means: 'a good answer, late', effect: { ms: 40 }, check: isGood },
    { means: 'a good answer, made at once and sent late', effect: { ms: 40, where: 'after' }, check: isGood },
  ],
  drip: [
    { means: 'the headers one by one', effect: { what: 'headers', everyMs: 0, bytes: 3 }, check: isGood },
    {
      means: 'the body in pieces',
      effect: { what: 'body', everyMs: 1, bytes: 20_000 },
      check(reply, good) {
        isGood(reply, good)
        expect(reply.pieces).toBeGreaterThan(2)
      },
    },
  ],
  silence: [
    {
      means: 'headers with a length, and then nothing',
      effect: {},
      patienceMs: 50,
      check(reply, good) {
        expect(reply).toMatchObject({ status: 200, end: 'silence' })
        expect(Math.abs(Number(reply.header('content-length')) - good.length)).toBeLessThan(2)
        expect(reply.body).toHaveLength(0)
      },
    },
  ],
  reset: [
    { means: 'before', effect: {}, logged: 0, check: (reply) => expect(reply).toMatchObject(nothingCame) },
    {
      means: 'after',
      effect: { where: 'after' },
      logged: 0,
      check: (reply) => expect(reply).toMatchObject(nothingCame),
    },
    {
      means: 'within the body',
      effect: { where: 'body', bytes: 100 },
      check(reply, good) {
        expect(reply).toMatchObject({ status: 200 })
        expect(reply.end).not.toBe('whole')
        expect(reply.body.length).toBe(100)
        expect(Math.abs(Number(reply.header('content-length')) - good.length)).toBeLessThan(2)
      },
    },
  ],
  truncate: [
    {
      means: 'without a length, so that it looks whole',
      effect: { bytes: 100, length: 'none' },
      check(reply) {
        expect(reply).toMatchObject({ status: 200, end: 'whole' })
        expect(reply.body).toHaveLength(100)
        expect(reply.header('connection')).toBe('close')
        expect(reply.header('content-length')).toBeUndefined()
        expect(reply.header('transfer-encoding')).toBeUndefined()
      },
    },
    {
      means: 'with the length of all',
      effect: { bytes: 100, length: 'full' },
      check(reply, good) {
        expect(reply).toMatchObject({ status: 200, end: 'closed early' })
        expect(reply.body).toHaveLength(100)
        expect(Math.abs(Number(reply.header('content-length')) - good.length)).toBeLessThan(2)
      },
    },
  ],
  'content-type': ['text/html', null].map((value) => ({
    means: String(value),
    effect: { value },
    check(reply, good) {
      isGood(reply, good)
      expect(reply.header('content-type')).toBe(value ?? undefined)
    },
  })),
  compress: [
    [['gzip'], (body: Buffer) => zlib.gunzipSync(body)] as const,
    [['deflate'], (body: Buffer) => zlib.inflateSync(body)] as const,
    [['br'], (body: Buffer) => zlib.brotliDecompressSync(body)] as const,
    [['gzip', 'gzip'], (body: Buffer) => zlib.gunzipSync(zlib.gunzipSync(body))] as const,
  ].map(([encodings, decode]) => ({
    means: encodings.join(' over '),
    effect: { encodings },
    check(reply, good) {
      expect(reply.header('content-encoding')).toBe(encodings.join(', '))
      isGood({ ...reply, body: decode(reply.body) }, good)
    },
  })),
  bomb: [
    ['gzip', (body: Buffer) => zlib.gunzipSync(body)] as const,
    ['deflate', (body: Buffer) => zlib.inflateSync(body)] as const,
    ['br', (body: Buffer) => zlib.brotliDecompressSync(body)] as const,
  ].map(([encoding, decode]) => ({
    means: encoding,
    effect: { encoding, megabytes: 3 },
    check(reply) {
      expect(reply).toMatchObject({ status: 200, end: 'whole' })
      expect(reply.header('content-encoding')).toBe(encoding)
      expect(reply.body.length).toBeLessThan(MEGABYTE / 100)
      expect(JSON.parse(decode(reply.body).toString()).padding).toHaveLength(3 * MEGABYTE)
    },
  })),
  'huge-body': [
    {
      means: 'megabytes without a length',
      effect: { megabytes: 8 },
      check(reply) {
        expect(reply.header('content-length')).toBeUndefined()
        expect(reply.body.length).toBeGreaterThan(8 * MEGABYTE)
        expect(reply.header('content-type')).toBe(JSON_TYPE)
      },
    },
  ],
  'echo-credentials': [
    {
      means: 'what was sent, in every form',
      effect: {},
      check(reply) {
        const key = `${emulator.accessKey}:${emulator.accessKeySecret}`
        const sent = basic(emulator.accessKey, emulator.accessKeySecret)
        const text = reply.body.toString()
        expect(reply.status).toBe(400)
        expect(text.split(sent)).toHaveLength(3)
        expect(text).toContain(emulator.accessKeySecret)
        expect(text).toContain(encodeURIComponent(sent))
        expect(text).toContain(Buffer.from(sent).toString('base64'))
        expect(text).toContain(Buffer.from(key).toString('base64'))
        expect(reply.rawHeaders.filter((value) => value.includes(sent))).toHaveLength(2)
      },
    },
  ],
}

let emulator: Emulator
let good: Buffer

beforeAll(async () => {
  emulator = await createEmulator({ now: ORIGIN, running: false, rateLimit: false, calls: 220, users: 12 })
  good = (await rawRequest(emulator)).body
})
afterAll(() => emulator.close())
afterEach(() => emulator.faults.delete())

describe.each(Object.entries(cases))('%s', (kind, examples) => {
  test.each(examples.map((example) => [example.means, example] as const))('what arrives: %s', async (_, example) => {
    const { effect, patienceMs, check } = example
    const id = emulator.faults.add({ match: {}, times: 1, effect: { ...effect, kind } as Effect })
    emulator.clearRequests()
    const giveUp = kind === 'hold' && { giveUp: emulator.faults.reached(id) }
    const reply = await rawRequest(emulator, { ...giveUp, ...(patienceMs !== undefined && { patienceMs }) })
    check(reply, good)
    expect(emulator.faults.list()).toMatchObject([{ id, matched: 1, fired: 1 }])
    await expect.poll(() => emulator.requests()).toMatchObject([{ status: example.logged ?? reply.status, fault: id }])
    isGood(await rawRequest(emulator), good)
  })
})

test('at the token endpoint the parameters come back as well', async () => {
  const { refresh_token: token } = await link(emulator)
  emulator.faults.add({ match: { operation: 'oauth.refresh' }, effect: { kind: 'echo-credentials', status: 500 } })
  const reply = await rawRequest(emulator, {
    path: '/oauth2/generate-customer-token',
    body: new URLSearchParams({ grant_type: 'refresh_token', refresh_token: token }),
    authorization: basic(emulator.clientId, emulator.clientSecret),
  })
  expect(reply.status).toBe(500)
  for (const secret of [token, emulator.clientSecret]) expect(reply.body.toString()).toContain(secret)
})

test('zstd is refused where Node has none, and compresses where it has', async () => {
  const add = () => emulator.faults.add({ match: {}, effect: { kind: 'compress', encodings: ['zstd'] } })
  if (!('createZstdCompress' in zlib)) {
    expect(add).toThrow('this Node has no zstd')
    return
  }
  add()
  expect((await rawRequest(emulator)).header('content-encoding')).toBe('zstd')
})

test('a bomb of gigabytes is streamed: it starts at once and ends with its reader', async () => {
  emulator.faults.add({ match: {}, effect: { kind: 'bomb', megabytes: 4000 }, times: 1 })
  const { status, end } = await rawRequest(emulator, { patienceMs: 100 })
  expect([status, end]).toEqual([200, 'silence'])
  isGood(await rawRequest(emulator), good)
})

test('what is answered after a request is the answer to it, to the byte, whatever its length', async () => {
  for (const bytes of [0, 1, 16_384, 60_000]) {
    emulator.faults.add({ match: {}, times: 1, effect: { kind: 'truncate', bytes, length: 'none' } })
    const { body } = await rawRequest(emulator)
    expect(body.length).toBe(bytes)
    const start = createHash('sha256')
      .update(withoutIds(good.subarray(0, bytes)))
      .digest('hex')
    expect(createHash('sha256').update(withoutIds(body)).digest('hex')).toBe(start)
  }
})
