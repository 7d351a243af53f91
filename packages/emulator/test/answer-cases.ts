import zlib from 'node:zlib'
import { expect } from 'vitest'
import { basic } from './link.ts'
import type { RawReply } from './raw-request.ts'
import { isGood, type Kind, type TransportCase } from './transport-case.ts'

const MEGABYTE = 1024 * 1024
const JSON_TYPE = 'application/json;charset=UTF-8'
const json = ({ body }: RawReply): unknown => JSON.parse(body.toString())

/** What arrives where the whole answer does, and is another one. */
export const answerCases = {
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
      check(reply, _good, emulator) {
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
} as const satisfies { readonly [K in Kind]?: readonly TransportCase[] }
