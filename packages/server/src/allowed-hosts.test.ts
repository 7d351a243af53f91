import { gongPolicy } from '@mallet/gong'
import { expect, test } from 'vitest'
import { AllowedHosts } from './allowed-hosts.ts'
import { readConfig } from './config.ts'

const refused = (value: string) => {
  const result = AllowedHosts.safeParse(value)
  return result.success ? undefined : result.error.issues.map(({ message }) => message)
}

test.each([
  '*',
  '*.gong.io',
  '*.example.com:8443',
  ' gong.internal',
  'gong.internal ',
  'a.example.com, b.example.com',
  'a.example.com,',
  ',a.example.com',
  'a.example.com,,b.example.com',
  ',',
  ' ',
  '10.0.0.0/8',
  '127.0.0.1/32',
  '[fd00::]/8',
  'https://gong.internal',
  'http://127.0.0.1:4010',
  'gong.internal/v2',
  'gong.internal/',
  'user@gong.internal',
  'gong.internal:0',
  'gong.internal:65536',
  'gong.internal:99999999',
  'gong.internal:08443',
  'gong.internal:-1',
  'gong.internal:http',
  'gong.internal:',
  'gong.internal:443',
  'gong.internal:80',
  'gong.internal:8443:8444',
  ':8443',
  'gong.internal.',
  '.gong.internal',
  'gong..internal',
  'Gong.Internal',
  'gong_internal',
  '-gong.internal',
  'gong。internal',
  'gong.internal\n',
  'gong.internal;evil.test',
  'gong.internal evil.test',
  '["gong.internal"]',
  'null?',
  `${'a'.repeat(64)}.example.com`,
  '127.1',
  '0x7f.0.0.1',
  '2130706433',
  '0177.0.0.1',
  '256.0.0.1',
  '1.2.3.4.5',
  '0.0.0.0',
  '255.255.255.255',
  '224.0.0.1',
  '::1',
  '[::]',
  '[0:0:0:0:0:0:0:1]',
  '[::1',
  '[ff02::1]',
  '[::ffff:127.0.0.1]',
  '[fe80::1%lo]',
])('A72: %j is no list of hosts, and what is wrong is said', (value) => {
  expect(refused(value)).toContainEqual(expect.stringMatching(/^has the entry ".*", (and|whose|which) /s))
})

test.each([
  'gong.internal',
  'gong.internal:8443',
  'emulator:4401',
  'localhost',
  '127.0.0.1:4010',
  '10.0.0.7',
  '[::1]:4401',
])('A72: %s is one host, taken as it stands', (value) => expect(AllowedHosts.parse(value)).toEqual([value]))

test('A72: one wrong entry refuses the start, and names itself', () => {
  expect(() => readConfig({ MALLET_GONG_HOSTS: '127.0.0.1:4010,10.0.0.0/8' })).toThrow(
    expect.objectContaining({
      code: 'invalid_environment',
      details: { issues: [expect.stringContaining('MALLET_GONG_HOSTS has the entry "10.0.0.0/8", ')] },
    }),
  )
})

test('A72: what is listed is what may be reached, host and port', () => {
  expect(gongPolicy(AllowedHosts.parse('127.0.0.1:4010,[::1]:4401')).listed).toEqual(['127.0.0.1:4010', '[::1]:4401'])
})
