import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { canary } from './canary.ts'
import { leakcheck } from './leakcheck.ts'

/** With characters that encodings change. */
const secret = `${canary('test')}/+ "\\`
const secrets = new Map([['the secret', secret]])
const base64 = (text: string) => Buffer.from(text).toString('base64')

test.each([
  ['plain', secret],
  ['URL-encoded', encodeURIComponent(secret)],
  ['in a form', new URLSearchParams({ client_secret: secret }).toString()],
  ['in base64', base64(secret)],
  ['in base64 after another word', base64(`ab ${secret}`)],
  ['as HTTP Basic', `Basic ${base64(`client:${secret}`)}`],
  ['as HTTP Basic reversed', `Basic ${base64(`${secret}:client`)}`],
  ['in base64url', Buffer.from(`x${secret}`).toString('base64url')],
  ['in hexadecimal', Buffer.from(secret).toString('hex')],
  ['in JSON', JSON.stringify({ secret })],
  ['in JSON in JSON', JSON.stringify(JSON.stringify({ secret }))],
  ['backwards', [...secret].reverse().join('')],
])('a secret that is written %s is found', (_how, text) => {
  expect(leakcheck(secrets, [{ name: 'a file', bytes: Buffer.from(`before ${text} behind`) }])).not.toEqual([])
  const packed = Buffer.concat([Buffer.from('before '), gzipSync(`before ${text} behind`), Buffer.from(' behind')])
  expect(leakcheck(secrets, [{ name: 'a file', bytes: packed }])).not.toEqual([])
})

test('what is found is told without the secret', () => {
  const [leak = ''] = leakcheck(secrets, [{ name: 'a file', bytes: Buffer.from(secret) }])

  expect(leak).toBe('the secret stands in a file, plain')
})

test('another secret of the same kind is not taken for it', () => {
  expect(leakcheck(secrets, [{ name: 'a file', bytes: Buffer.from(canary('test')) }])).toEqual([])
})
