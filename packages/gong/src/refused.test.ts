import type { OutgoingRequest } from '@mallet/contract/derive/client'
import { gong } from '@mallet/contract/gong/index'
import { refusals } from '@mallet/contract/gong/refusals'
import { expect, test } from 'vitest'
import { isCursorRefused, refused } from './refused.ts'

const request: OutgoingRequest = { name: 'users.list', endpoint: gong['users.list'], method: 'GET', path: '/v2/users' }

const refusing = (status: number, texts: unknown, headers: Record<string, string> = {}) =>
  refused({ status, headers, body: JSON.stringify({ requestId: '4al018gzaztcr8nbukw', errors: texts }) }, request)

test.each([401, 403])('a %i that names a scope is about that scope, not about the credential', (status) => {
  const error = refusing(status, [refusals.missingScope('api:users:read')])
  expect(error).toMatchObject({ code: 'missing_scope', details: { scope: 'api:users:read' } })
})

test('a 401 as another company’s host gives it is about the base URL', () => {
  for (const text of [refusals.wrongHost, 'Access token has been revoked.']) {
    expect(refusing(401, [text])).toMatchObject({ code: 'wrong_base_url', details: { baseUrl: '' } })
  }
})

test('any other 401 keeps its status, for whoever holds the credential to decide', () => {
  for (const text of ['Authentication failed', 'Access token has expired']) {
    expect(refusing(401, [text])).toMatchObject({ code: 'gong_refused', details: { status: 401, texts: [text] } })
  }
})

test.each([301, 308, 400, 402, 403, 404, 405, 409, 415, 500, 502, 503])(
  'a %i is a refusal with its status',
  (status) => {
    const error = refusing(status, ['Bad request'])
    expect(error).toMatchObject({
      code: 'gong_refused',
      details: { status, requestId: '4al018gzaztcr8nbukw', texts: ['Bad request'] },
    })
    expect(error.message).toContain(`users.list with status ${status}`)
  },
)

test('a 429 says how long to wait, by seconds or by a date beside the date of the answer', () => {
  const date = 'Wed, 10 Jun 2026 12:00:00 GMT'
  const wait = (headers: Record<string, string>) => refusing(429, ['x'], headers).details
  expect(wait({ 'retry-after': '12' })).toEqual({ retryAfterSeconds: 12 })
  expect(wait({ 'retry-after': 'Wed, 10 Jun 2026 12:01:00 GMT', date })).toEqual({ retryAfterSeconds: 60 })
  expect(wait({ 'retry-after': 'Wed, 10 Jun 2026 12:01:00 GMT' })).toEqual({ retryAfterSeconds: 1 })
  expect(wait({})).toEqual({ retryAfterSeconds: 1 })
})

test('a body that is not of Gong leaves no texts, and the request id comes from the header', () => {
  for (const body of ['<html>Bad gateway</html>', '', '[]', 'null', '{"errors":"x","requestId":7}']) {
    const error = refused({ status: 502, headers: { 'x-traceid': 'abc' }, body }, request)
    expect(error.details).toEqual({ status: 502, requestId: 'abc', texts: [] })
  }
  expect(refused({ status: 500, headers: {}, body: '' }, request).details).toMatchObject({ requestId: null })
})

test('texts are at most ten of 300 characters without control characters', () => {
  const texts = [7, null, ...Array.from({ length: 30 }, () => `a\u0000b${'x'.repeat(298)}😀`)]
  const { details } = refusing(400, texts) as { details: { texts: string[] } }
  expect(details.texts).toHaveLength(10)
  for (const text of details.texts) {
    expect(text.length).toBeLessThanOrEqual(300)
    expect(text).not.toMatch(/\p{C}/u)
  }
})

test('a refused cursor is known by its 400 and its text, in any case', () => {
  for (const text of [refusals.badCursor, 'Cursor has expired', 'the CURSOR HAS EXPIRED.']) {
    expect(isCursorRefused(refusing(400, [text]))).toBe(true)
    expect(isCursorRefused(refusing(404, [text]))).toBe(false)
  }
  for (const error of [refusing(400, ['Bad request']), new Error(refusals.badCursor), undefined]) {
    expect(isCursorRefused(error)).toBe(false)
  }
})
