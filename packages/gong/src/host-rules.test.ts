import { MalletError } from '@mallet/contract/errors'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { allowedAppUrl, allowedBaseUrl } from './host-rules.ts'

function refusal(value: unknown, allowedHosts: readonly string[] = []): MalletError {
  try {
    allowedBaseUrl(value, allowedHosts)
  } catch (error) {
    if (error instanceof MalletError) return error
    throw error
  }
  throw new Error(`${String(value)} was allowed`)
}

test.each([
  ['https://api.gong.io', 'https://api.gong.io'],
  ['https://api.gong.io/', 'https://api.gong.io'],
  ['https://us-12345.api.gong.io', 'https://us-12345.api.gong.io'],
  ['https://northwind-07.api.gong.io/', 'https://northwind-07.api.gong.io'],
  ['https://a.b.api.gong.io', 'https://a.b.api.gong.io'],
])('%s is an address of the Gong API', (value, origin) => {
  expect(allowedBaseUrl(value, [])).toBe(origin)
})

test.each([
  'http://api.gong.io',
  'https://api.gong.io.evil.test',
  'https://evilgong.io',
  'https://evil-api.gong.io',
  'https://evilapi.gong.io',
  'https://gong.io',
  'https://app.gong.io',
  'https://api.gong.io@evil.test',
  'https://user:pass@api.gong.io',
  'https://evil.test#.gong.io',
  'https://evil.test#.api.gong.io',
  'https://evil.test?.gong.io',
  'https://evil.test?.api.gong.io',
  'https://evil.test\\.gong.io',
  'https://evil.test\\.api.gong.io',
  'https://evil.test/.api.gong.io',
  'https://gong.io%2eevil.test',
  'https://api%2egong%2eio',
  'https://api.gong.io:8443',
  'https://api.gong.io:443',
  'https://api.gong.io.',
  'https://x.api.gong.io.',
  'https://x.gong。io',
  'https://x.api.gong。io',
  'https://.api.gong.io',
  'https://a..api.gong.io',
  'https://a_b.api.gong.io',
  'https://API.gong.io',
  'HTTPS://api.gong.io',
  ' https://api.gong.io',
  'https://api.gong.io\n',
  'https://api.\tgong.io',
  'https:api.gong.io',
  'https:/api.gong.io',
  'https:\\\\api.gong.io',
  'https://api.gong.io/v2',
  'https://api.gong.io//',
  'https://api.gong.io/..',
  'https://api.gong.io?',
  'https://api.gong.io#',
  'https://api.gong.io/?a=1',
  'ftp://api.gong.io',
  'javascript:alert(1)//api.gong.io',
  'blob:https://api.gong.io/x',
  'https://127.0.0.1',
  'https://[::1]',
  'https://169.254.169.254',
  '//api.gong.io',
  'api.gong.io',
  'null',
  '',
])('%j is refused as it stands', (value) => {
  const error = refusal(value)
  expect(error.code).toBe('wrong_base_url')
})

test.each([[['https://api.gong.io']], [{ href: 'https://api.gong.io' }], [null], [undefined], [42], [true]])(
  '%j is refused because it is not text',
  (value) => {
    expect(refusal(value).details).toEqual({
      baseUrl: expect.stringMatching(/^\((array|object|null|undefined|number|boolean)\)$/),
    })
  },
)

test('what is refused is shown in at most 200 characters that a database takes', () => {
  for (const value of [`https://${'x'.repeat(5_000_000)}.api.gong.io`, `${'y'.repeat(199)}😀`, 'a\u0000b\nc']) {
    const { details } = refusal(value)
    const { baseUrl } = details as { baseUrl: string }
    expect(baseUrl.length).toBeLessThanOrEqual(200)
    expect(baseUrl).not.toMatch(/\p{C}/u)
  }
})

test('hosts that the operator lists pass: over https, and over http on loopback only', () => {
  const listed = ['127.0.0.1:4401', 'localhost:4401', '[::1]:4401', 'gong.internal', 'emulator:4401']
  for (const url of ['http://127.0.0.1:4401', 'http://localhost:4401', 'http://[::1]:4401']) {
    expect(allowedBaseUrl(`${url}/`, listed)).toBe(url)
  }
  expect(allowedBaseUrl('https://gong.internal', listed)).toBe('https://gong.internal')
  const refused = [
    'http://gong.internal',
    'http://emulator:4401',
    'http://127.0.0.1:4402',
    'http://127.0.0.1',
    'https://x.gong.internal',
    'https://gong.internal:8443',
    'http://user@127.0.0.1:4401',
    'http://127.0.0.1:4401/v2',
    'http://2130706433:4401',
    'ftp://127.0.0.1:4401',
  ]
  for (const url of refused) expect(refusal(url, listed).code).toBe('wrong_base_url')
})

test('a listed host opens nothing else', () => {
  expect(refusal('http://api.gong.io', ['api.gong.io']).code).toBe('wrong_base_url')
  expect(refusal('https://evil.test', []).code).toBe('wrong_base_url')
})

test('whatever passes goes to api.gong.io or a sub-domain over https, to anybody who parses it', () => {
  const parts = [
    'https://',
    'http://',
    'api.gong.io',
    'evil.test',
    '.',
    '@',
    ':443',
    '/',
    '\\',
    '#',
    '?',
    '%2e',
    '。',
    'x',
    '',
  ]
  const nearly = fc.array(fc.constantFrom(...parts), { maxLength: 6 }).map((some) => some.join(''))
  fc.assert(
    fc.property(fc.oneof(nearly, fc.webUrl(), fc.string()), (value) => {
      let origin: string
      try {
        origin = allowedBaseUrl(value, [])
      } catch {
        return
      }
      const { protocol, host } = new URL(value)
      expect(protocol).toBe('https:')
      expect(host).toMatch(/^([a-z0-9-]+\.)*api\.gong\.io$/)
      expect([value, value.replace(/\/$/, '')]).toContain(origin)
    }),
    { numRuns: 2_000 },
  )
})

test('the application has its own host, which is not the one of the API', () => {
  expect(allowedAppUrl('https://app.gong.io/', [])).toBe('https://app.gong.io')
  expect(allowedAppUrl('http://127.0.0.1:4400', ['127.0.0.1:4400'])).toBe('http://127.0.0.1:4400')
  for (const value of ['https://api.gong.io', 'https://app.gong.io.evil.test', 'http://app.gong.io', null]) {
    expect(() => allowedAppUrl(value, [])).toThrow(expect.objectContaining({ code: 'invalid_input' }))
  }
})
