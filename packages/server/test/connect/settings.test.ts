import { afterAll, beforeAll, expect, test } from 'vitest'
import { endpoints } from '../endpoints.ts'
import { ACME, type ConnectDoors, openConnectDoors } from './connect-doors.ts'

const APP = 'https://app.example.com'
const OTHER_APP = 'https://other.example.com:8443'
const RETURN_URL = 'https://app.example.com/settings?tab=gong'

let doors: ConnectDoors

beforeAll(async () => {
  doors = await openConnectDoors()
  await doors.settings({ allowedOrigins: [APP, OTHER_APP], returnUrls: [RETURN_URL] })
})
afterAll(() => doors.close())

test('what is named changes and the rest stays, inside the theme as well', async () => {
  await doors.settings({ appName: 'Acme Insights', theme: { mode: 'dark', primaryColor: '#8f5d1d' } })
  const changed = await doors.settings({ theme: { cornerRadiusPx: 0 }, supportUrl: 'https://app.example.com/help' })

  const expected = {
    appName: 'Acme Insights',
    theme: { mode: 'dark', primaryColor: '#8f5d1d', cornerRadiusPx: 0, logo: null },
    allowedOrigins: [APP, OTHER_APP],
    returnUrls: [RETURN_URL],
    installUrl: null,
    claimUrl: null,
    supportUrl: 'https://app.example.com/help',
    privacyUrl: null,
  }
  expect([changed.status, changed.body]).toEqual([200, expected])
  expect((await doors.call('GET', '/v1/connect-settings')).body).toEqual(expected)
  const { appName, theme, allowedOrigins, supportUrl } = expected
  expect(JSON.parse((await doors.ask({ to: '/connect/look', bearer: null })).body)).toEqual({
    appName,
    theme,
    allowedOrigins,
    supportUrl,
  })
})

test.each([
  { allowedOrigins: ['http://app.example.com'] },
  { allowedOrigins: ['https://app.example.com/'] },
  { allowedOrigins: ['https://APP.example.com'] },
  { allowedOrigins: ['https://app.example.com:443'] },
  { allowedOrigins: ['https://user@app.example.com'] },
  { allowedOrigins: ["https://app.example.com;script-src'none'"] },
  { allowedOrigins: ['https://a.example.com,https://b.example.com'] },
  { allowedOrigins: ['https://*.example.com'] },
  { allowedOrigins: ['null'] },
  { allowedOrigins: ['*'] },
  { returnUrls: ['http://app.example.com/'] },
  { returnUrls: ['https://app.example.com'] },
  { returnUrls: ['https://user:secret@app.example.com/'] },
  { returnUrls: ['javascript:alert(1)'] },
  { claimUrl: 'data:text/html,x' },
  { installUrl: '/install' },
  { theme: { primaryColor: 'red' } },
  { theme: { logo: 'https://cdn.example.com/logo.png' } },
  { appName: '' },
  { unknown: 1 },
])('settings that browsers would not take as they stand are refused: %j', async (changes) => {
  const before = await doors.call('GET', '/v1/connect-settings')

  const { status, body } = await doors.settings(changes)

  expect([status, body.error?.code]).toEqual([400, 'invalid_input'])
  expect((await doors.call('GET', '/v1/connect-settings')).body).toEqual(before.body)
})

test.each(['http://localhost:3000', 'http://127.0.0.1:5173', 'http://[::1]:8080', 'https://app.example.com'])(
  '%s may open Connect',
  async (origin) => {
    const before = (await doors.call('GET', '/v1/connect-settings')).body.allowedOrigins

    expect((await doors.settings({ allowedOrigins: [...before, origin] })).status).toBe(200)

    await doors.settings({ allowedOrigins: before })
  },
)

test.each([
  'https://evil.example.com/settings?tab=gong',
  '//evil.example.com',
  '/\\evil.example.com',
  '\\\\evil.example.com',
  'https:evil.example.com',
  'https:/evil.example.com',
  'https:app.example.com/settings?tab=gong',
  'javascript:alert(1)',
  ' https://app.example.com/settings?tab=gong',
  'https://app.example.com/settings?tab=gong\t',
  '\t//evil.example.com',
  'https://app.example.com@evil.example.com/settings?tab=gong',
  'https://app.example.com.evil.example.com/settings?tab=gong',
  'https://APP.example.com/settings?tab=gong',
  'https://app.example.com:443/settings?tab=gong',
  'https://app.example.com/./settings?tab=gong',
  'https://app.example.com/settings?tab=gong#x',
  'https://app.example.com/settings?tab=gong&next=https://evil.example.com',
  'https://app.example.com\\@evil.example.com/settings?tab=gong',
  'http://app.example.com/settings?tab=gong',
  'data:text/html,<script>alert(1)</script>',
  '',
])('A7: Connect leads back only to an address that is listed, not to %j', async (returnUrl) => {
  const { status, body } = await doors.open({ returnUrl })

  expect([status, body.error?.code]).toEqual([400, 'invalid_input'])
})

test('A7: the address that is listed is led back to, as it is', async () => {
  const { body } = await doors.open({ returnUrl: RETURN_URL })

  expect((await doors.call('GET', '/connect/session', undefined, body.token)).body.returnUrl).toBe(RETURN_URL)
})

/** That are none of those which may open Connect, though some look so. */
const FOREIGN = [
  'https://evil.example.com',
  'null',
  'https://app.example.com.evil.example.com',
  'https://evil-app.example.com',
  'http://app.example.com',
  'https://app.example.com:444',
  'https://app.example.com/',
  'https://APP.example.com',
  'https://app.example.com, https://evil.example.com',
  '*',
]
const corsOf = ({ headers }: { headers: object }) =>
  Object.keys(headers)
    .filter((name) => name.startsWith('access-control-'))
    .toSorted()

/** By the method and address of each row. */
const asking = endpoints.map(({ name, endpoint: { method, scope }, path }) => {
  const isOpen = scope === 'connect-session' || name === 'connect.look'
  return { what: `${method} ${path}`, method, path, isOpen }
})

test('A63: pages of listed origins read what Connect answers, and nothing else of the whole API is read by any page', async () => {
  const { token } = (await doors.open()).body
  for (const { what, method, path, isOpen } of asking) {
    const bearer = path.startsWith('/connect') ? token : doors.adminKey
    const check = async (origin: string) => {
      const headers = { origin, 'access-control-request-method': method }
      const preflight = await doors.ask({ method: 'OPTIONS', to: path, bearer: null, headers })
      const isRead = isOpen && !FOREIGN.includes(origin)
      const where = `${what} from ${origin}`
      expect(preflight.headers['access-control-allow-origin'], where).toBe(isRead ? origin : undefined)
      expect(corsOf(preflight).length > 0, where).toBe(isRead)
      expect(preflight.headers['access-control-allow-credentials'], where).toBeUndefined()
      if (isOpen) expect([preflight.status, preflight.headers.vary], where).toEqual([204, 'Origin'])
      if (isRead) expect(preflight.headers['access-control-allow-methods']?.split(', '), where).toContain(method)
      // What is not open says nothing of origins whichever it is.
      if (method !== 'GET' || !(isOpen || origin === APP)) return
      const answer = await doors.ask({ to: path, bearer, headers: { origin } })
      expect(answer.headers['access-control-allow-origin'], where).toBe(isRead ? origin : undefined)
      expect(corsOf(answer).length > 0, where).toBe(isRead)
      if (isOpen) expect(answer.headers.vary, where).toBe('Origin')
    }
    await Promise.all([APP, OTHER_APP, ...FOREIGN].map(check))
  }
}, 120_000)

test('A63: a refusal is read by the same pages, and a session that names fewer of them is read by those alone', async () => {
  const { token } = (await doors.open({ allowedOrigins: [APP] })).body
  const from = async (origin: string, bearer: string) =>
    (await doors.ask({ to: '/connect/session', bearer, headers: { origin } })).headers['access-control-allow-origin']

  expect(await from(APP, 'cst_guess')).toBe(APP)
  expect(await from(APP, token)).toBe(APP)
  expect(await from(OTHER_APP, token)).toBeUndefined()
})

const framed = async (to: string) => {
  const { headers } = await doors.ask({ to, bearer: null })
  return {
    ancestors: /frame-ancestors ([^;]*)/.exec(String(headers['content-security-policy']))?.[1],
    frameOptions: headers['x-frame-options'],
    openerPolicy: headers['cross-origin-opener-policy'],
    referrerPolicy: headers['referrer-policy'],
  }
}

test('A61: listed pages may frame the views of Connect and nothing else of Mallet, from the next request on', async () => {
  const before = { allowedOrigins: [APP, OTHER_APP] }
  const referrerPolicy = 'no-referrer'
  for (const path of ['/connect', '/connect/launch', '/connect/confirm', '/connect/done']) {
    expect(await framed(path), path).toEqual({
      ancestors: `'self' ${APP} ${OTHER_APP}`,
      frameOptions: undefined,
      openerPolicy: 'unsafe-none',
      referrerPolicy,
    })
  }
  for (const path of ['/dashboard', '/', '/v1/connections', '/connect/session', '/install/x', '/help/x', '/nowhere']) {
    const { ancestors, frameOptions, openerPolicy } = await framed(path)
    expect([ancestors, frameOptions, openerPolicy], path).toEqual(["'none'", 'DENY', 'same-origin'])
  }

  await doors.settings({ allowedOrigins: [] })
  expect((await framed('/connect')).ancestors).toBe("'self'")
  await doors.settings(before)
})

test('settings are read with the scope of integrations and changed with that of setting them up', async () => {
  const [reader, writer] = [
    await doors.newKey({ scopes: ['integrations:read'] }),
    await doors.newKey({ scopes: ['integrations:write'] }),
  ]
  const answers = [
    await doors.call('GET', '/v1/connect-settings', undefined, reader),
    await doors.call('PATCH', '/v1/connect-settings', {}, reader),
    await doors.call('PATCH', '/v1/connect-settings', {}, writer),
  ]
  expect(answers.map(({ status }) => status)).toEqual([200, 403, 200])
  expect((await doors.open({ customer: ACME })).status).toBe(201)
})
