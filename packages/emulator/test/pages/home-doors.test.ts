import { once } from 'node:events'
import { type IncomingMessage, request } from 'node:http'
import { text } from 'node:stream/consumers'
import { assumptions } from '@mallet/contract/gong/assumptions'
import { gong } from '@mallet/contract/gong/index'
import { beforeAll, expect, test } from 'vitest'
import type { Emulator } from '../../src/index.ts'
import { Effect } from '../../src/index.ts'
import { FAULT_PRESETS } from '../../src/pages/home/fault-presets.ts'
import { shareEmulator } from '../started-emulators.ts'
import { copiedBy, readHome } from './home.ts'

const DOORS = '/mallet-emulator'
const shared = shareEmulator({ calls: 20, users: 8, companies: 2, clientId: `"><img src=x onerror=alert(1)>'` })
let emulator: Emulator

beforeAll(async () => {
  emulator = await shared()
})

interface Knock {
  readonly method?: 'GET' | 'POST' | 'DELETE'
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: unknown
}

/** A request with exactly these headers, `host` among them, which fetch does not let anybody choose. */
async function knock(path: string, { method = 'GET', headers = {}, body }: Knock = {}) {
  const asked = request(emulator.appUrl + path, { method, agent: false, headers })
  asked.end(body === undefined ? undefined : JSON.stringify(body))
  // What the event of a request carries is known.
  const [answer] = (await once(asked, 'response')) as [IncomingMessage]
  return { status: answer.statusCode, headers: answer.headers, text: await text(answer) }
}

const json = { 'content-type': 'application/json' }

test('the page has the address and credentials of every company, every operation, and every assumption', async () => {
  const page = await readHome(emulator)
  for (const { name, apiBaseUrl, accessKey, accessKeySecret, techAdmin } of emulator.companies) {
    expect(page).toContain(`<h3>${name}</h3>`)
    for (const shown of [apiBaseUrl, accessKey, accessKeySecret, techAdmin.email, techAdmin.password]) {
      expect(page).toContain(`<code>${shown}</code>`)
    }
  }
  for (const shown of [emulator.clientSecret, ...emulator.redirectUris, emulator.controlUrl]) {
    expect(page).toContain(`<code>${shown}`)
  }
  for (const name of Object.keys(gong)) expect(copiedBy(page, `curl command of ${name}`)).toContain('curl')
  for (const name of Object.keys(assumptions)) expect(page).toContain(`<code>${name}</code>`)
})

test('what is shown is text, whatever it says, and a command quotes it', async () => {
  const page = await readHome(emulator)
  expect(page).not.toContain('<img')
  expect(copiedBy(page, 'code exchange')).toContain(`-u '"><img src=x onerror=alert(1)>'\\''`)
})

test('nothing of the page comes from elsewhere, and its policy lets nothing else run', async () => {
  const { headers, text: page } = await knock('/')
  expect(page).not.toMatch(
    /<[^>]*\s(?:on\w+|style)=|<script(?![^>]*\ssrc="\/mallet-emulator\/assets\/)|(?:src|href)="\/\//,
  )
  const policy = String(headers['content-security-policy']).split('; ')
  expect(policy).toEqual([
    "default-src 'none'",
    expect.stringMatching(/^style-src 'sha256-[^']+' 'self'$/),
    "script-src 'self'",
    "connect-src 'self'",
    "img-src 'self'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ])
})

test('every door of the page refuses what a page of another origin sends, and does nothing', async () => {
  const own = new URL(emulator.appUrl).host
  const before = emulator.now()
  const strangers = [
    { origin: 'https://example.com' },
    { origin: 'null' },
    { origin: `http://example.com:${new URL(emulator.appUrl).port}` },
    // Another port of this machine is another origin.
    { origin: emulator.controlUrl },
    // A name that was led here: the origin is that of the door, and neither is ours.
    { host: 'example.com', origin: 'http://example.com' },
    // A form of another page says no origin in some browsers; programs have the control port.
    { host: own },
  ]
  for (const headers of strangers) {
    for (const [path, body] of [
      ['/clock', { advanceSeconds: 60 }],
      ['/faults', { match: {}, effect: { kind: 'silence' } }],
      ['/assumptions', { pkce: 'required' }],
    ] as const) {
      const { status, headers: sent } = await knock(DOORS + path, {
        method: 'POST',
        headers: { ...json, ...headers },
        body,
      })
      expect({ path, headers, status }).toEqual({ path, headers, status: 403 })
      expect(sent).not.toHaveProperty('access-control-allow-origin')
    }
    expect((await knock(`${DOORS}/faults`, { method: 'DELETE', headers })).status).toBe(403)
  }
  for (const path of ['/', `${DOORS}/live`]) {
    expect((await knock(path, { headers: { host: 'example.com' } })).status).toBe(403)
  }
  expect((await knock(`${DOORS}/live`, { headers: { origin: 'https://example.com' } })).status).toBe(403)
  expect([emulator.now(), emulator.faults.list()]).toEqual([before, []])
})

test('the page’s own origin may do what its buttons do', async () => {
  const origin = emulator.appUrl
  const headers = { ...json, origin }
  const moved = await knock(`${DOORS}/clock`, { method: 'POST', headers, body: { advanceSeconds: 3600 } })
  expect(JSON.parse(moved.text)).toMatchObject({ now: emulator.now(), running: false })
  for (const { label, effect } of FAULT_PRESETS) {
    expect(Effect.safeParse(effect).error, label).toBeUndefined()
    const added = await knock(`${DOORS}/faults`, { method: 'POST', headers, body: { match: {}, effect, times: 1 } })
    expect(added.status, label).toBe(201)
  }
  expect(emulator.faults.list()).toHaveLength(FAULT_PRESETS.length)
  expect((await knock(`${DOORS}/faults`, { method: 'DELETE', headers: { origin } })).status).toBe(204)
  expect(emulator.faults.list()).toEqual([])
})

test.each(['..%2f..%2fhtml.ts', '%2e%2e/hang-home.ts', 'none.js', 'home.ts', 'home'])(
  '%s is no file of the page',
  async (name) => {
    expect((await knock(`${DOORS}/assets/${name}`)).status).toBe(404)
  },
)

test('the page’s own requests are not among those that it shows', async () => {
  emulator.clearRequests()
  await readHome(emulator)
  await knock(`${DOORS}/live`)
  await fetch(`${emulator.apiBaseUrl}/v2/users`)
  const { requests } = JSON.parse((await knock(`${DOORS}/live`)).text)
  expect(requests).toEqual([
    expect.objectContaining({ path: '/v2/users', status: 401, company: emulator.companies[0]?.name }),
  ])
})
