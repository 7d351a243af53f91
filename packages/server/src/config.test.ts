import { resolve } from 'node:path'
import { isMalletError } from '@mallet/contract/errors'
import { expect, test } from 'vitest'
import { readConfig } from './config.ts'

/** The lines that tell what cannot be used. */
function issuesOf(environment: Readonly<Record<string, string>>): readonly string[] {
  try {
    readConfig(environment)
    return []
  } catch (error) {
    if (isMalletError(error, 'invalid_environment')) return error.details.issues
    throw error
  }
}

test('an empty environment is enough', () => {
  expect(readConfig({})).toEqual({
    port: 4400,
    host: '127.0.0.1',
    publicUrl: undefined,
    dataDir: resolve('.mallet'),
    encryptionKey: undefined,
    encryptionKeyFile: undefined,
    apiKey: undefined,
    gongAppUrl: 'https://app.gong.io',
    gongApiUrl: 'https://api.gong.io',
    gongHosts: [],
    clock: { kind: 'system' },
    emulatorPort: 4401,
    emulatorControlPort: 4402,
    databaseUrl: undefined,
    databaseDurability: 'required',
    credentialsRoute: false,
    rateLimits: { perKey: { perSecond: 200, burst: 2000 }, perAddress: { perSecond: 100, burst: 1000 } },
    logLevel: 'info',
  })
})

test('a variable that is set to nothing counts as not set', () => {
  const blank = Object.fromEntries(
    [
      'MALLET_PORT',
      'MALLET_PUBLIC_URL',
      'MALLET_GONG_HOSTS',
      'MALLET_API_KEY',
      'MALLET_ENCRYPTION_KEY',
      'LOG_LEVEL',
    ].map((name) => [name, '']),
  )

  expect(readConfig(blank)).toEqual(readConfig({}))
})

test('addresses lose the slash at their end, so that paths can be appended', () => {
  const config = readConfig({
    MALLET_PUBLIC_URL: 'https://mallet.example.com/',
    MALLET_GONG_APP_URL: 'https://app.gong.io/',
    MALLET_GONG_API_URL: 'http://localhost:4401/',
  })

  expect(config).toMatchObject({
    publicUrl: 'https://mallet.example.com',
    gongAppUrl: 'https://app.gong.io',
    gongApiUrl: 'http://localhost:4401',
  })
})

test.each([
  ['MALLET_PORT', 'http'],
  ['MALLET_PORT', '70000'],
  ['MALLET_PORT', '-1'],
  ['MALLET_PORT', '0x50'],
  ['MALLET_PUBLIC_URL', 'mallet.example.com'],
  ['MALLET_PUBLIC_URL', 'http://mallet.example.com'],
  ['MALLET_PUBLIC_URL', 'https://example.com/mallet'],
  ['MALLET_GONG_APP_URL', 'http://app.gong.io'],
  ['MALLET_GONG_API_URL', 'ftp://api.gong.io'],
  ['MALLET_GONG_API_URL', 'http://127.0.0.1.evil.example'],
  ['MALLET_GONG_HOSTS', 'https://gong.example.com'],
  ['MALLET_GONG_HOSTS', '*.example.com'],
  ['MALLET_GONG_HOSTS', 'a.example.com, b.example.com'],
  ['MALLET_API_KEY', 'mk_short'],
  ['MALLET_API_KEY', 'a-key-of-another-kind-0000000000000000'],
  ['MALLET_CLOCK', 'sundial'],
  ['LOG_LEVEL', 'loud'],
])('%s cannot be %s, and the one line of the error begins with its name', (name, value) => {
  const issues = issuesOf({ [name]: value })

  expect(issues).toHaveLength(1)
  expect(issues[0]?.startsWith(name)).toBe(true)
})

test('no secret of the environment stands in an error', () => {
  const issues = issuesOf({ MALLET_API_KEY: 'mk_secret', MALLET_ENCRYPTION_KEY: 'secret', MALLET_PORT: 'x' })

  expect(issues).toHaveLength(2)
  expect(issues.join()).not.toContain('secret')
})

test('every setting that cannot be used is told at once', () => {
  expect(issuesOf({ MALLET_PORT: 'x', LOG_LEVEL: 'loud', MALLET_GONG_HOSTS: '?' })).toHaveLength(3)
})

test('hosts are taken exactly as listed', () => {
  const hosts = ['gong.example.com', '127.0.0.1:4401', '[::1]:4401']

  expect(readConfig({ MALLET_GONG_HOSTS: hosts.join() }).gongHosts).toEqual(hosts)
})

test('the emulator is followed only where every address of Gong is on this machine', () => {
  const local = {
    MALLET_CLOCK: 'emulator',
    MALLET_GONG_APP_URL: 'http://127.0.0.1:4401',
    MALLET_GONG_API_URL: 'http://localhost:4401',
    MALLET_GONG_HOSTS: '127.0.0.1:4401,[::1]:4401',
  }

  expect(readConfig(local).clock).toEqual({ kind: 'emulator', controlUrl: 'http://127.0.0.1:4402' })
  for (const real of [
    { MALLET_CLOCK: 'emulator' },
    { ...local, MALLET_GONG_APP_URL: 'https://app.gong.io' },
    { ...local, MALLET_GONG_API_URL: 'https://api.gong.io' },
    { ...local, MALLET_GONG_HOSTS: '127.0.0.1:4401,gong.example.com' },
    { ...local, MALLET_GONG_HOSTS: '127.0.0.1.example.com' },
  ]) {
    const issues = issuesOf(real)
    expect(issues).toHaveLength(1)
    expect(issues[0]).toMatch(/^MALLET_CLOCK/)
  }
})

test('a key and a key file exclude each other', () => {
  expect(issuesOf({ MALLET_ENCRYPTION_KEY: 'a', MALLET_ENCRYPTION_KEY_FILE: 'b' })).toHaveLength(1)
})

const OIDC = {
  MALLET_OIDC_ISSUER: 'https://login.example.com/realms/acme',
  MALLET_OIDC_CLIENT_ID: 'mallet',
  MALLET_OIDC_CLIENT_SECRET: 'CANARY-client-secret',
}

test('an identity provider is what is named, and strangers are of no domain and viewers unless told otherwise', () => {
  expect(readConfig({ ...OIDC, MALLET_OIDC_ALLOWED_DOMAINS: 'Example.com, example.org' }).oidc).toEqual({
    issuer: 'https://login.example.com/realms/acme',
    clientId: 'mallet',
    clientSecret: 'CANARY-client-secret',
    clientSecretFile: undefined,
    name: 'single sign-on',
    hosts: [],
    allowedDomains: ['example.com', 'example.org'],
    defaultRole: 'viewer',
  })
  expect(readConfig(OIDC).oidc?.allowedDomains).toEqual([])
})

test.each([
  ['half of a provider', { MALLET_OIDC_NAME: 'SSO' }],
  ['no secret', { ...OIDC, MALLET_OIDC_CLIENT_SECRET: '' }],
  ['two secrets', { ...OIDC, MALLET_OIDC_CLIENT_SECRET_FILE: '/secret' }],
  ['an issuer in the clear', { ...OIDC, MALLET_OIDC_ISSUER: 'http://login.example.com' }],
  ['a domain with a sign', { ...OIDC, MALLET_OIDC_ALLOWED_DOMAINS: '@example.com' }],
  ['a domain that is all of them', { ...OIDC, MALLET_OIDC_ALLOWED_DOMAINS: '*' }],
  ['a role that there is not', { ...OIDC, MALLET_OIDC_DEFAULT_ROLE: 'root' }],
])('%s is refused at the start, without a secret in the words', (_, environment) => {
  const issues = issuesOf(environment)

  expect(issues.length).toBeGreaterThan(0)
  expect(issues.join()).toContain('MALLET_OIDC_')
  expect(issues.join()).not.toContain('CANARY')
})
