import { expect, test } from 'vitest'
import { domainOf, faultOfDomain, faultOfOrigin, faultOfRedirectUri, faultOfWebAddress } from './web-address.ts'

const STRICT = { httpAnywhere: false }

test.each(['http://127.0.0.1:4400/back', 'http://localhost/back', 'http://[::1]:9/x', 'https://a.example/back?x=1'])(
  '%s may be a redirect URI',
  (uri) => {
    expect(faultOfRedirectUri(uri, STRICT)).toBeUndefined()
  },
)

test.each([
  'http://a.example',
  'http://127.0.0.1.evil.example',
  'https:// a.example',
  'https://a.example\\x',
  'app:back',
  '',
])('%s may not be one, nor a link', (uri) => {
  expect(faultOfRedirectUri(uri, STRICT)).toBeDefined()
  expect(faultOfWebAddress(uri, STRICT)).toBeDefined()
})

test('where it is assumed that any may be http, only that is forgiven', () => {
  expect(faultOfWebAddress('http://a.example', { httpAnywhere: true })).toBeUndefined()
  expect(faultOfWebAddress('ftp://a.example', { httpAnywhere: true })).toBeDefined()
})

test('an origin is one as browsers write it', () => {
  expect(faultOfOrigin('https://a.example', STRICT)).toBeUndefined()
  for (const text of ['https://a.example/', 'https://A.example', 'https://a.example:443', 'https://*.a.example']) {
    expect(faultOfOrigin(text, STRICT), text).toBeDefined()
  }
})

test('an address belongs to a domain or one below it, and this machine to everybody', () => {
  for (const text of ['https://a.example/x', 'https://b.a.example', 'http://localhost:1']) {
    expect(faultOfDomain(text, ['a.example']), text).toBeUndefined()
  }
  for (const text of ['https://ba.example', 'https://a.example.evil.example', 'https://example']) {
    expect(faultOfDomain(text, ['a.example']), text).toBeDefined()
  }
})

test('a domain is a host name and nothing more', () => {
  expect(domainOf('A.Example')).toBe('a.example')
  for (const text of [
    'example',
    'https://a.example',
    'a.example/x',
    'a.example:80',
    '10.0.0.1',
    '*.a.example',
    'a b.c',
  ]) {
    expect(domainOf(text), text).toBeUndefined()
  }
})
