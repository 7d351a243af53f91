import { OIDC_REFUSALS } from '@mallet/contract/api/dashboard-access'
import { createSend, listedPolicy } from '@mallet/gong'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { createOidc } from '../../src/dashboard/oidc/create-oidc.ts'
import { type Doors, openDoors, refusalIn } from '../doors/open-doors.ts'
import { type Browser, openBrowser, signedInAs } from './open-browser.ts'
import { type IdentityProvider, openIdentityProvider } from './open-identity-provider.ts'

let provider: IdentityProvider
let doors: Doors
let admin: Browser & { readonly id: string }

beforeAll(async () => {
  provider = await openIdentityProvider(['ours.example'])
  doors = await openDoors({ access: { oidc: provider.oidc } })
})
afterAll(async () => {
  await doors.close()
  await provider.close()
})
beforeEach(async () => {
  await doors.ctx.db.deleteFrom('dashboard_user').execute()
  admin = await signedInAs(doors, 'admin')
  provider.claims = { sub: 'kim', email: 'kim@ours.example', email_verified: true, name: 'Kim Berg' }
  provider.userInfo = undefined
  provider.forges = false
})

/** As a browser follows an address: there is no origin in a navigation. */
const go = (browser: Browser, to: string) =>
  browser.ask({ to, headers: { origin: [], 'sec-fetch-site': 'cross-site', 'content-type': [] } })
const location = (answer: Awaited<ReturnType<typeof go>>) => String(answer.headers.location)
const begin = async (browser: Browser) => location(await go(browser, '/dashboard/oidc/start'))

/** Where a whole sign-in leads to. */
async function signIn(browser = openBrowser(doors)): Promise<string> {
  return location(await go(browser, provider.visit(await begin(browser))))
}
const meOf = async (browser: Browser) => JSON.parse((await browser.ask({ to: '/dashboard/state' })).body).me
const people = async () => JSON.parse((await admin.ask({ to: '/v1/people' })).body).items

test('somebody of an allowed domain comes without being invited, as what the operator said, and stays the same', async () => {
  const browser = openBrowser(doors)

  expect(await signIn(browser)).toBe('/dashboard')

  const me = await meOf(browser)
  expect(me).toMatchObject({ email: 'kim@ours.example', name: 'Kim Berg', role: 'viewer', hasPassword: false })
  expect(browser.cookie()).toMatch(/^mallet_session=ds_\w{32}$/)

  provider.claims = { ...provider.claims, email: 'another@elsewhere.example', email_verified: false }
  const again = openBrowser(doors)
  expect(await signIn(again)).toBe('/dashboard')
  expect((await meOf(again)).id).toBe(me.id)
  expect(await people()).toHaveLength(2)
})

test('the state of the dashboard names the provider, and the way there has state, nonce and PKCE', async () => {
  const url = new URL(await begin(openBrowser(doors)))
  const state = JSON.parse((await openBrowser(doors).ask({ to: '/dashboard/state' })).body)

  expect(state.oidc).toEqual({ name: 'Example SSO' })
  expect(`${url.origin}${url.pathname}`).toBe(`${provider.issuer}/authorize`)
  expect(Object.fromEntries(url.searchParams)).toMatchObject({
    response_type: 'code',
    client_id: 'mallet',
    redirect_uri: `${doors.publicUrl}/dashboard/oidc/callback`,
    scope: 'openid email profile',
    state: expect.stringMatching(/^os_\w{32}$/),
    nonce: expect.stringMatching(/^[\w-]{43}$/),
    code_challenge: expect.stringMatching(/^[\w-]{43}$/),
    code_challenge_method: 'S256',
  })
})

test('a callback in another browser, a second one and a made-up one sign nobody in, and redeem nothing', async () => {
  const browser = openBrowser(doors)
  const other = openBrowser(doors)
  await begin(other)
  const back = provider.visit(await begin(browser))
  const before = provider.redeemed()

  expect(location(await go(openBrowser(doors), back))).toBe('/dashboard?error=other_browser')
  expect(location(await go(other, back))).toBe('/dashboard?error=other_browser')
  expect(provider.redeemed()).toBe(before)
  expect(location(await go(browser, back))).toBe('/dashboard')
  expect(location(await go(browser, back))).toBe('/dashboard?error=other_browser')
  for (const query of ['', '?state=x', '?state=a&state=b&code=c', '?code=c', '?state[]=x']) {
    const answer = await go(browser, `/dashboard/oidc/callback${query}`)
    expect([answer.status, location(answer)], query).toEqual([303, '/dashboard?error=other_browser'])
  }
  expect(provider.redeemed()).toBe(before + 1)
})

test('of twenty callbacks at once, one is redeemed', async () => {
  const browser = openBrowser(doors)
  const back = provider.visit(await begin(browser))
  const cookie = browser.cookie()
  const before = provider.redeemed()

  const answers = await Promise.all(
    Array.from({ length: 20 }, () => doors.ask({ to: back, bearer: null, headers: { cookie } })),
  )

  expect(provider.redeemed()).toBe(before + 1)
  expect(answers.map(location).sort()).toEqual(['/dashboard', ...Array(19).fill('/dashboard?error=other_browser')])
})

test('a state is over after ten minutes', async () => {
  const browser = openBrowser(doors)
  const back = provider.visit(await begin(browser))
  doors.database.setClock(new Date(doors.ctx.clock.now().getTime() + 600_000).toISOString())

  expect(location(await go(browser, back))).toBe('/dashboard?error=other_browser')
})

test('an ID token that is forged, for others, for another sign-in, old or of another issuer signs nobody in', async () => {
  const good = provider.claims
  const wrong: Record<string, unknown>[] = [
    { nonce: 'another' },
    { aud: 'another-client' },
    { iss: 'https://evil.example' },
    { exp: Math.floor(Date.now() / 1000) - 3600 },
    { sub: undefined },
  ]
  for (const claims of wrong) {
    provider.claims = { ...good, ...claims }
    expect(await signIn(), JSON.stringify(claims)).toBe('/dashboard?error=provider_failed')
  }
  provider.claims = good
  provider.forges = true
  expect(await signIn()).toBe('/dashboard?error=provider_failed')
  expect(await people()).toHaveLength(1)
})

test('whoever declines at the provider comes back to a dashboard that says so', async () => {
  const browser = openBrowser(doors)
  const state = new URL(await begin(browser)).searchParams.get('state')

  const answer = await go(
    browser,
    `/dashboard/oidc/callback?error=access_denied&state=${state}&error_description=%3Cb%3E`,
  )

  expect(location(answer)).toBe('/dashboard?error=denied')
})

test('only a verified e-mail of an allowed domain, or of somebody who was invited, comes in', async () => {
  const at = (email: unknown, email_verified: unknown) => {
    provider.claims = { sub: String(email), email, email_verified }
    return signIn()
  }
  await admin.ask({ method: 'POST', to: '/v1/people', json: { email: 'Guest@elsewhere.example', role: 'developer' } })

  expect(await at('kim@ours.example', false)).toBe('/dashboard?error=email_unverified')
  expect(await at('kim@ours.example', undefined)).toBe('/dashboard?error=email_unverified')
  expect(await at(undefined, true)).toBe('/dashboard?error=email_unverified')
  expect(await at('kim@ours.example.evil.example', true)).toBe('/dashboard?error=not_invited')
  expect(await at('kim@evil-ours.example', true)).toBe('/dashboard?error=not_invited')
  expect(await at('guest@elsewhere.example', false)).toBe('/dashboard?error=email_unverified')
  expect(await people()).toHaveLength(2)

  expect(await at('guest@elsewhere.example', 'true')).toBe('/dashboard')
  expect(await people()).toContainEqual(
    expect.objectContaining({ role: 'developer', status: 'active', signsInBy: ['oidc'], invitedUntil: null }),
  )
})

test('nobody gets at a person with a password by an e-mail that only looks like theirs', async () => {
  await signedInAs(doors, 'admin', 'boss@elsewhere.example')
  await signedInAs(doors, 'developer', 'dev@ours.example')
  const at = (email: string, email_verified: boolean, sub = email) => {
    provider.claims = { sub, email, email_verified }
    return signIn()
  }

  expect(await at('boss@elsewhere.example', false)).toBe('/dashboard?error=email_unverified')
  expect(await at('boss@elsewhere.example', true)).toBe('/dashboard?error=other_account')
  expect(await at('dev@ours.example', false)).toBe('/dashboard?error=email_unverified')
  expect(await at('dev@ours.example', true)).toBe('/dashboard')
  expect(await at('dev@ours.example', true, 'another subject')).toBe('/dashboard?error=other_account')
})

test('whoever is disabled stays out, and nobody comes before there is an admin', async () => {
  await signIn()
  const [kim] = (await people()).filter(({ email }: { email: string }) => email === 'kim@ours.example')
  await admin.ask({ method: 'PATCH', to: `/v1/people/${kim.id}`, json: { disabled: true } })
  expect(await signIn()).toBe('/dashboard?error=disabled')

  await doors.ctx.db.deleteFrom('dashboard_user').execute()
  expect(await begin(openBrowser(doors))).toBe('/dashboard?error=not_set_up')
})

test('where the ID token has no e-mail, the user info is asked for it, and must be of the same person', async () => {
  provider.claims = { sub: 'kim' }
  provider.userInfo = { sub: 'kim', email: 'kim@ours.example', email_verified: true, name: 'Kim' }
  expect(await signIn()).toBe('/dashboard')

  provider.claims = { sub: 'other' }
  expect(await signIn()).toBe('/dashboard?error=provider_failed')
})

test('the provider is reached by the one way out, which leads to its hosts alone and says what is missing', async () => {
  const sender = createSend(listedPolicy(['login.example.com']))
  const settings = { issuer: provider.issuer, clientId: 'mallet', clientSecret: 'CANARY-client-secret', name: 'SSO' }
  const oidc = createOidc({ ...settings, allowedDomains: [], defaultRole: 'viewer' }, sender.send, () => 0)
  const walled = await openDoors({ database: doors.database, access: { oidc } })

  const answer = await go(openBrowser(walled), '/dashboard/oidc/start')

  expect(location(answer)).toBe('/dashboard?error=provider_failed')
  const told = walled.log.join()
  expect(told).toContain(new URL(provider.issuer).host)
  expect(told).toContain('MALLET_OIDC_HOSTS')
  expect(told + doors.log.join()).not.toContain('CANARY')
  await walled.close()
  await sender.close()
})

test('without a provider there is no way there', async () => {
  const without = await openDoors({ database: doors.database })

  expect(JSON.parse((await openBrowser(without).ask({ to: '/dashboard/state' })).body).oidc).toBeNull()
  const answer = await go(openBrowser(without), '/dashboard/oidc/start')
  expect([answer.status, refusalIn(answer).code]).toEqual([404, 'route_not_found'])
  await without.close()
})

test('every word that a sign-in can lead back with has something to say and something to do', () => {
  for (const { message, fix } of Object.values(OIDC_REFUSALS)) {
    expect(message.endsWith('.') && fix.endsWith('.')).toBe(true)
  }
})
