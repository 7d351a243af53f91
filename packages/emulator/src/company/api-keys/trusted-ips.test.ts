import { expect, test } from 'vitest'
import { isTrusted } from './trusted-ips.ts'

test.each([
  ['anybody', [], '203.0.113.9', true],
  ['an address', ['203.0.113.9'], '203.0.113.9', true],
  ['an address as a socket of both families shows it', ['203.0.113.9'], '::ffff:203.0.113.9', true],
  ['its neighbour', ['203.0.113.9'], '203.0.113.10', false],
  ['the last of a network', ['203.0.113.0/24'], '203.0.113.255', true],
  ['the first behind it', ['203.0.113.0/24'], '203.0.114.0', false],
  ['the first of a range', ['10.0.0.1-10.0.0.9'], '10.0.0.1', true],
  ['the last of a range', ['10.0.0.1-10.0.0.9'], '10.0.0.9', true],
  ['the first behind it', ['10.0.0.1-10.0.0.9'], '10.0.0.10', false],
  ['one of the second entry', ['10.0.0.1', '2001:db8::/32'], '2001:db8::7', true],
  ['an IPv6 range', ['2001:db8::1-2001:db8::9'], '2001:db8::a', false],
  ['an address of the other family', ['0.0.0.0/0'], '2001:db8::7', false],
  ['no address at all', ['0.0.0.0/0'], 'nowhere', false],
  ['an entry that makes no sense', ['10.0.0.0/99'], '10.0.0.1', false],
])('trusted or not: %s', (_, trustedIps, address, expected) => {
  expect(isTrusted(address, trustedIps)).toBe(expected)
})
