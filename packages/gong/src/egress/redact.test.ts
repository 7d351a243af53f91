import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sender } from '../../test/local-server.ts'
import { serveRaw } from '../../test/raw-server.ts'
import { createRedact } from './redact.ts'

const SECRET = 'CANARY/se+cret"& ö=0123456789'
const b64 = (text: string) => Buffer.from(text).toString('base64')

test.each([
  ['as it is', SECRET],
  ['in a URL', encodeURIComponent(SECRET)],
  ['in a URL with small letters', encodeURIComponent(SECRET).replace(/%../g, (code) => code.toLowerCase())],
  ['in a form', new URLSearchParams({ a: SECRET }).toString().slice(2)],
  ['in JSON', JSON.stringify(SECRET).slice(1, -1)],
  ['in JSON of PHP', JSON.stringify(SECRET).slice(1, -1).replaceAll('/', '\\/')],
  ['in hex', Buffer.from(SECRET).toString('hex')],
  ['in big hex', Buffer.from(SECRET).toString('hex').toUpperCase()],
  ['in base64', b64(SECRET)],
  ['in base64url', Buffer.from(SECRET).toString('base64url')],
  ['as the password of Basic', b64(`user:${SECRET}`)],
  ['as the user of Basic', b64(`${SECRET}:password`)],
  ['inside of base64', b64(`{"a":"${SECRET}"}`)],
])('A32: a secret is struck out %s, each time it occurs', (_, spelling) => {
  const said = createRedact([SECRET])(`before ${spelling} between ${spelling} after`)
  const core = spelling.slice(8, 24)
  expect(said).toContain('[secret]')
  expect(said).not.toContain(core)
  expect(said).toMatch(/^before .* between .* after$/)
})

test('A32: wherever a secret stands in what was encoded, its base64 is struck out', () => {
  fc.assert(
    fc.property(
      fc.string(),
      fc.string(),
      fc.string({ minLength: 12, unit: 'binary-ascii' }),
      (before, after, secret) => {
        const encoded = b64(before + secret + after)
        const start = Math.ceil((Buffer.byteLength(before) * 4) / 3)
        const core = encoded.slice(start + 1, start + 1 + Math.floor((secret.length * 4) / 3) - 3)
        expect(createRedact([secret])(encoded).includes(core)).toBe(false)
      },
    ),
  )
})

test('A32: of two secrets, one of which begins the other, nothing is left', () => {
  expect(createRedact(['abcdef', 'abcdefghij'])('x abcdefghij abcdef y')).toBe('x [secret] [secret] y')
})

test('what is too short to be a secret is left alone', () => {
  expect(createRedact(['', 'a', 'error'])('an error')).toBe('an error')
})

test('A32: no answer holds the credential that was sent, in body or headers, be it a success or not', async () => {
  const pair = 'access-key-1:CANARY-key-secret'
  for (const status of [200, 400, 500]) {
    for (const authorization of ['Bearer CANARY-access-token', `Basic ${b64(pair)}`]) {
      const echo = `${authorization} ${pair} CANARY-access-token ${authorization}`
      const { url } = await serveRaw((socket) => {
        socket.end(`HTTP/1.1 ${status} X\r\nx-echo: ${echo}\r\ncontent-length: ${echo.length}\r\n\r\n${echo}`)
      })
      const answer = await sender()({
        method: 'GET',
        url,
        headers: { authorization },
        deadlineMs: 5000,
        maxBytes: 9999,
      })
      const credential = authorization.split(' ')[1] ?? ''
      expect(JSON.stringify(answer)).not.toContain(credential)
      if (authorization.startsWith('Basic')) expect(JSON.stringify(answer)).not.toContain('CANARY-key-secret')
    }
  }
})

test('A32: what a body carried is struck out of a refusal, and left in a success, which may return it', async () => {
  const { url } = await serveRaw((socket, turn) => {
    const body = '{"echo":"CANARY-refresh-token CANARY-refresh-token"}'
    socket.end(`HTTP/1.1 ${turn === 0 ? 400 : 200} X\r\ncontent-length: ${body.length}\r\n\r\n${body}`)
  })
  const request = { method: 'POST', url, headers: {}, body: 'x', deadlineMs: 5000, maxBytes: 9999 }
  const secrets = ['CANARY-refresh-token']
  expect((await sender()({ ...request, secrets })).body).toBe('{"echo":"[secret] [secret]"}')
  expect((await sender()({ ...request, secrets })).body).toContain('CANARY-refresh-token')
})
