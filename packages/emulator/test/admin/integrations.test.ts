import { TokenAnswer } from '@mallet/contract/gong/oauth'
import { beforeEach, expect, test } from 'vitest'
import type { Emulator } from '../../src/index.ts'
import { ask } from '../api.ts'
import { control } from '../control.ts'
import { authorizeUrl, decide, exchange, link, refresh } from '../link.ts'
import { reuseEmulator } from '../started-emulators.ts'
import { createVisitor } from '../visitor.ts'
import { type AdminVisitor, signInAs, textOf } from './admin-visitor.ts'
import { FIELDS, registerApp } from './integration-fields.ts'

const reuse = reuseEmulator({ calls: 20, users: 8, companies: 2 })
const LIST = '/company/api/integrations'
const SCOPES = FIELDS.scopes.join(' ')
const [REDIRECT_URI = '', OTHER_URI = ''] = FIELDS.redirectUris.split('\n')

let emulator: Emulator
let admin: AdminVisitor

beforeEach(async () => {
  emulator = await reuse()
  admin = await signInAs(emulator, emulator.techAdmin)
})

/** The emulator as somebody who has this app's credentials sees it. */
const asApp = (app: { clientId: string; clientSecret: string }) => ({
  ...emulator,
  ...app,
  redirectUris: [REDIRECT_URI],
})
/** And whose administrator is that of the second company. */
const elsewhere = (app: { clientId: string; clientSecret: string }) => ({
  ...asApp(app),
  ...(emulator.companies[1] ?? emulator),
})

test('an app with tokens: what is removed from it is refused at once, and its deletion ends all', async () => {
  const app = registerApp(emulator)
  const own = asApp(app)
  const tokens = await link(own, { scope: SCOPES })
  const code = (await decide(own, 'approve', { scope: SCOPES })).searchParams.get('code') ?? ''
  const waiting = createVisitor(emulator.appUrl)
  const signIn = await waiting.open(authorizeUrl(own, { scope: SCOPES }))
  const consent = await waiting.submit(signIn, { ...emulator.techAdmin })
  expect(consent.html).toContain('Allow Deal Radar to use')

  const changed = { ...FIELDS, scopes: 'api:users:read', redirectUris: OTHER_URI }
  expect((await admin.post(`${LIST}/${app.clientId}/edit`, changed, 'files')).path).toBe(LIST)
  const gone = await createVisitor(emulator.appUrl).open(authorizeUrl(own))
  expect([gone.status, gone.leftFor]).toEqual([400, undefined])
  expect((await exchange(own, code)).body).toMatchObject({ error: 'invalid_grant' })
  for (const decision of ['approve', 'deny']) {
    const late = await waiting.submit(consent, { decision })
    expect([late.status, late.leftFor]).toEqual([400, undefined])
  }
  const narrowed = await createVisitor(emulator.appUrl).open(
    authorizeUrl(own, { redirect_uri: OTHER_URI, scope: SCOPES }),
  )
  expect(narrowed.leftFor?.searchParams.get('error')).toBe('invalid_scope')
  const token = tokens.access_token
  expect((await ask(emulator, '/v2/users', { token })).status).toBe(200)
  expect((await ask(emulator, '/v2/workspaces', { token })).body.errors).toEqual([
    "You don't have permission to use 'api:workspaces:read' in your app.",
  ])
  await control(emulator, 'POST', '/assumptions', { removedScope: 'keep it' })
  expect((await ask(emulator, '/v2/workspaces', { token })).status).toBe(200)
  await control(emulator, 'POST', '/assumptions', { removedScope: 'lose it' })
  const refreshed = TokenAnswer.parse((await refresh(own, tokens.refresh_token)).body)
  expect(refreshed.scope).toBe('api:users:read')

  expect(textOf((await admin.get(`${LIST}/${app.clientId}/delete`)).html)).toContain('Delete Deal Radar?')
  await admin.post(`${LIST}/${app.clientId}/delete`)
  for (const dead of [token, refreshed.access_token]) {
    expect((await ask(emulator, '/v2/users', { token: dead })).status).toBe(401)
  }
  expect((await refresh(own, refreshed.refresh_token)).body).toMatchObject({ error: 'invalid_client' })
  expect((await createVisitor(emulator.appUrl).open(authorizeUrl(own))).html).toContain('No app is registered')
})

test('a private app is refused to another company on a page that says why, or at the app where that is assumed', async () => {
  const app = registerApp(emulator)
  const [, second] = emulator.companies
  const approve = async () => {
    const visitor = createVisitor(emulator.appUrl)
    return visitor.submit(await visitor.open(authorizeUrl(asApp(app), { scope: SCOPES })), {
      email: second?.techAdmin.email ?? '',
      password: second?.techAdmin.password ?? '',
    })
  }
  const refused = await approve()
  expect(refused.status).toBe(403)
  expect(textOf(refused.html)).toContain(
    `Deal Radar is private: until it is published, only ${emulator.companies[0]?.name}`,
  )
  await control(emulator, 'POST', '/assumptions', { privateApp: 'access_denied' })
  expect((await approve()).leftFor?.searchParams.get('error')).toBe('access_denied')
  await control(emulator, 'POST', '/assumptions', { privateApp: 'page' })
  expect(Object.keys(await link(asApp(app), { scope: SCOPES }))).toContain('access_token')
})

test('a published app is listed, installed from a second company, and removed there, where its tokens die', async () => {
  const app = registerApp(emulator)
  const [, second] = emulator.companies
  if (!second) throw new Error('there is one company')
  const other = await signInAs(emulator, second.techAdmin)
  const page = `/company/integrations/${app.clientId}`
  expect((await other.get(page)).status).toBe(404)
  await admin.post(`${LIST}/${app.clientId}/publish`)
  expect(textOf((await other.get('/company/integrations')).html)).toContain('Deal Radar Signals from your calls.')
  const shown = await other.get(page)
  expect(textOf(shown.html)).toContain('Reads your calls and says which deals need you.')
  const install = textOf(/<a class="button primary" href="([^"]+)">Install/.exec(shown.html)?.[1] ?? '')
  expect(new URL(install).searchParams.get('scope')).toBe(SCOPES)

  const tokens = await link(elsewhere(app), { scope: SCOPES })
  const own = await link(asApp(app), { scope: SCOPES })
  const code = (await decide(elsewhere(app), 'approve', { scope: SCOPES })).searchParams.get('code') ?? ''
  expect(tokens.api_base_url_for_customer).toBe(second.apiBaseUrl)
  expect(textOf((await other.get(page)).html)).toContain(
    `${second.techAdmin.email} approved it for ${second.name}, with 2 scopes.`,
  )
  expect((await other.post(`${page}/remove`)).path).toBe(page)
  const place = { ...emulator, ...second }
  expect((await ask(place, '/v2/users', { token: tokens.access_token })).status).toBe(401)
  expect((await refresh(asApp(app), tokens.refresh_token)).body).toMatchObject({ error: 'invalid_grant' })
  expect((await exchange(asApp(app), code)).body).toMatchObject({ error: 'invalid_grant' })
  expect((await ask(emulator, '/v2/users', { token: own.access_token })).status).toBe(200)
  expect((await other.post(`${page}/remove`)).status).toBe(404)
})

test('an app with a page where authorization begins is installed from there, and one without any way says so', async () => {
  const app = registerApp(emulator, { authorizationUrl: 'https://radar.example/install' })
  const bare = registerApp(emulator, { redirectUris: [] })
  expect((await admin.get(`/company/integrations/${app.clientId}`)).html).toContain(
    'href="https://radar.example/install"',
  )
  expect((await admin.get(`/company/integrations/${bare.clientId}`)).html).toContain('This app cannot be installed yet')
})

test.each([
  ['stay installed', 200],
  ['removed', 401],
])('an app that is made private again: those who have it %s', async (unpublishedApp, status) => {
  const app = registerApp(emulator)
  const [, second] = emulator.companies
  emulator.integrations.publish(app.clientId)
  const { access_token: token } = await link(elsewhere(app), { scope: SCOPES })
  await control(emulator, 'POST', '/assumptions', { unpublishedApp })
  await admin.post(`${LIST}/${app.clientId}/unpublish`)
  expect((await ask({ ...emulator, ...second }, '/v2/users', { token })).status).toBe(status)
  await control(emulator, 'POST', '/assumptions', { unpublishedApp: 'stay installed' })
})

test('programs register, edit, publish, delete and remove apps at the control port', async () => {
  const body = { ...FIELDS, redirectUris: [REDIRECT_URI] }
  const made = await control(emulator, 'POST', '/integrations?company=2', body)
  expect(made).toMatchObject({ status: 201, body: { status: 'private', company: 1, clientSecret: expect.any(String) } })
  const path = `/integrations/${String(made.body.clientId)}`
  expect((await control(emulator, 'POST', `${path}/publish?company=2`)).body.status).toBe('published')
  expect((await control(emulator, 'PATCH', `${path}?company=2`, { name: 'New' })).body).toMatchObject({ name: 'New' })
  const { clientId, clientSecret } = emulator.integrations.list('2')[0] ?? emulator
  const { access_token: token } = await link(asApp({ clientId, clientSecret }), { scope: SCOPES })
  expect((await control(emulator, 'DELETE', `/installs/${clientId}`)).status).toBe(204)
  expect((await ask(emulator, '/v2/users', { token })).status).toBe(401)
  expect((await control(emulator, 'DELETE', `/installs/${clientId}`)).status).toBe(404)
  expect((await control(emulator, 'POST', `${path}/unpublish?company=2`)).body.status).toBe('private')
  expect((await control(emulator, 'PATCH', `${path}?company=2`, { scopes: ['x'] })).status).toBe(400)
  expect((await control(emulator, 'PATCH', path, { name: 'Not theirs' })).status).toBe(404)
  expect((await control(emulator, 'DELETE', `${path}?company=2`)).status).toBe(204)
  expect((await control(emulator, 'GET', '/integrations?company=2')).body.items).toEqual([])
})
