import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { type IncomingMessage, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import type { Emulator } from '../../src/index.ts'
import { ask } from '../api.ts'
import { control } from '../control.ts'
import { basic, link } from '../link.ts'
import { reuseEmulator, startEmulator } from '../started-emulators.ts'
import { adminVisitor, faultAt, signInAs, textOf } from './admin-visitor.ts'
import { FIELDS, registerApp } from './integration-fields.ts'

const reuse = reuseEmulator({ calls: 20, users: 8 })
let emulator: Emulator

beforeEach(async () => {
  emulator = await reuse()
})

/** Every door that changes something, with what would make it do so. */
const doors = (app: string) =>
  [
    ['/company/api/keys/new', 'name=Mine'],
    ['/company/api/keys/first/edit', 'name=Mine'],
    ['/company/api/keys/first/delete', ''],
    ['/company/api/integrations/new', new URLSearchParams({ ...FIELDS, scopes: 'api:users:read' }).toString()],
    [`/company/api/integrations/${app}/edit`, new URLSearchParams({ ...FIELDS, name: 'Mine' }).toString()],
    [`/company/api/integrations/${app}/secret`, ''],
    [`/company/api/integrations/${app}/publish`, ''],
    [`/company/api/integrations/${app}/unpublish`, ''],
    [`/company/api/integrations/${app}/delete`, ''],
    [`/company/integrations/${app}/remove`, ''],
  ] as const

async function knock(path: string, headers: Readonly<Record<string, string>>, body: string, method = 'POST') {
  const type = { 'content-type': 'application/x-www-form-urlencoded' }
  const asked = request(emulator.appUrl + path, { method, agent: false, headers: { ...type, ...headers } })
  asked.end(body)
  // What the event of a request carries is known.
  const [answer] = (await once(asked, 'response')) as [IncomingMessage]
  answer.resume()
  return { status: answer.statusCode, location: answer.headers.location, cookie: answer.headers['set-cookie']?.[0] }
}

test('a page of another origin changes nothing, whoever is signed in; nor does somebody who is not', async () => {
  const app = registerApp(emulator)
  await link({ ...emulator, ...app }, { scope: 'api:users:read', redirect_uri: app.redirectUris[0] })
  const own = new URL(emulator.appUrl).host
  const form = new URLSearchParams({ ...emulator.techAdmin }).toString()
  const { cookie = '' } = await knock('/sign-in', { origin: emulator.appUrl }, form)
  const [mine = ''] = cookie.split(';')
  const before = JSON.stringify([emulator.apiKeys.list(), emulator.integrations.list()])
  const strangers = [
    { origin: 'https://example.com' },
    { origin: 'null' },
    { origin: emulator.controlUrl },
    { host: 'example.com', origin: 'http://example.com' },
    { host: own },
  ]
  for (const [path, body] of [
    ...doors(app.clientId),
    ['/new-company', ''],
    ['/sign-in', form],
    ['/sign-out', ''],
  ] as const) {
    for (const headers of strangers) {
      expect((await knock(path, { cookie: mine, ...headers }, body)).status, path).toBe(403)
    }
  }
  for (const [path, body] of doors(app.clientId)) {
    const { status, location } = await knock(path, { origin: emulator.appUrl }, body)
    expect({ path, status, location }).toEqual({ path, status: 303, location: '/sign-in?next=%2Fcompany%2Fapi' })
  }
  expect(JSON.stringify([emulator.apiKeys.list(), emulator.integrations.list()])).toBe(before)
  expect((await knock('/company/api', { host: 'example.com', cookie: mine }, '', 'GET')).status).toBe(403)
})

test('who is no technical administrator is told so at every door but those to look, and changes nothing', async () => {
  const app = registerApp(emulator)
  emulator.integrations.publish(app.clientId)
  const before = JSON.stringify([emulator.apiKeys.list(), emulator.integrations.list()])
  const visitor = adminVisitor(emulator.appUrl)
  const refused = await visitor.post('/sign-in', { ...emulator.otherUser, next: '/company/api' })
  expect(refused.status).toBe(403)
  const { email } = emulator.otherUser
  expect(textOf(refused.html)).toContain(`may manage API keys and apps, and ${email} is a team member.`)
  expect(textOf(refused.html)).toContain(`Ask ${emulator.techAdmin.email} to do it`)
  expect(refused.html).not.toContain(emulator.accessKey)
  for (const [path, body] of doors(app.clientId)) {
    const page = await visitor.post(path, Object.fromEntries(new URLSearchParams(body)))
    expect({ path, status: page.status }).toEqual({ path, status: 403 })
  }
  for (const path of ['/company/api/integrations', '/company/api/integrations/new', '/company/api/keys/new']) {
    expect((await visitor.get(path)).status).toBe(403)
  }
  expect(JSON.stringify([emulator.apiKeys.list(), emulator.integrations.list()])).toBe(before)
  const page = await visitor.get(`/company/integrations/${app.clientId}`)
  expect(page.status).toBe(200)
  expect(textOf(page.html)).toContain(
    `may install or remove apps, and you are a team member. Ask ${emulator.techAdmin.email}.`,
  )
  expect(page.html).not.toContain('>Install<')
})

test('a form that cannot be read is a 400, and the next one is read', async () => {
  const form = new URLSearchParams({ ...emulator.techAdmin }).toString()
  const { cookie = '' } = await knock('/sign-in', { origin: emulator.appUrl }, form)
  const headers = { origin: emulator.appUrl, cookie: cookie.split(';')[0] ?? '' }
  const part = '--b\r\ncontent-disposition: form-data; name="smallLogo"; filename="a.png"\r\n\r\ncut off'
  for (const [type, body] of [
    ['multipart/form-data', ''],
    ['multipart/form-data; boundary=b', part],
    ['multipart/form-data; boundary=b', 'no form at all'],
  ] as const) {
    const path = '/company/api/integrations/new'
    expect((await knock(path, { ...headers, 'content-type': type }, body)).status, `${type} ${body}`).toBe(400)
  }
  const fields = new URLSearchParams({ ...FIELDS, scopes: 'api:users:read' }).toString()
  expect((await knock('/company/api/integrations/new', headers, fields)).location).toBe('/company/api/integrations')
})

test('sign-in leads on to the page that was asked for, never away, and sign-out ends it', async () => {
  const visitor = adminVisitor(emulator.appUrl)
  const asked = await visitor.get('/company/api/integrations')
  expect(asked.path).toBe('/sign-in?next=%2Fcompany%2Fapi%2Fintegrations')
  const wrong = await visitor.post('/sign-in', { ...emulator.techAdmin, password: 'wrong', next: '//example.com' })
  expect([wrong.status, wrong.html.includes('example.com"')]).toEqual([401, false])
  for (const next of ['//example.com', 'https://example.com', '/\\example.com', '']) {
    expect((await visitor.post('/sign-in/as', { email: emulator.techAdmin.email, next })).path).toBe('/company/api')
  }
  expect((await visitor.post('/sign-in/as', { email: 'nobody@quayline.example' })).status).toBe(401)
  expect((await visitor.post('/sign-out')).path).toBe('/sign-in')
  expect((await visitor.get('/company/api')).path).toBe('/sign-in?next=%2Fcompany%2Fapi')
})

test('a secret that was asked for and not seen is not for whoever signs in next', async () => {
  const [app] = emulator.integrations.list()
  const form = new URLSearchParams({ ...emulator.techAdmin }).toString()
  const cookieOf = ({ cookie = '' }: { readonly cookie: string | undefined }) => cookie.split(';')[0] ?? ''
  const origin = emulator.appUrl
  const mine = cookieOf(await knock('/sign-in', { origin }, form))
  await knock(`/company/api/integrations/${app?.clientId}/secret`, { origin, cookie: mine }, '')
  const theirs = cookieOf(await knock('/sign-in', { origin, cookie: mine }, form))
  const list = await fetch(`${origin}/company/api/integrations`, { headers: { cookie: theirs } })
  expect(list.status).toBe(200)
  expect(await list.text()).not.toContain(app?.clientSecret)
})

test('a company is added by a form, in a region, and a name that is taken is told beside it', async () => {
  const visitor = adminVisitor(emulator.appUrl)
  const taken = await visitor.post('/new-company', { name: emulator.companies[0]?.name ?? '', region: 'eu' })
  expect([taken.status, faultAt(taken, 'name')]).toEqual([400, expect.stringContaining('Choose another name.')])
  expect(faultAt(await visitor.post('/new-company', { name: 'x', region: 'moon' }), 'region')).toBe(
    'A region is one of us, eu, ap.',
  )
  expect(faultAt(await visitor.post('/new-company', { name: 'x'.repeat(81), region: 'us' }), 'name')).toBe(
    'A name has at most 80 characters.',
  )
  expect((await visitor.post('/new-company', { name: 'Fjordline', region: 'eu' })).status).toBe(201)
  const added = emulator.companies.at(-1)
  expect(added).toMatchObject({ name: 'Fjordline', region: 'eu' })
  const place = { ...emulator, ...added }
  expect((await link(place)).api_base_url_for_customer).toBe(added?.apiBaseUrl)
  const { users } = (await ask(place, '/v2/users')).body
  expect(JSON.stringify(users)).toMatch(/https:\/\/eu-\d{5}\.join\.gong\.io/)
  const admin = await signInAs(emulator, place.techAdmin)
  expect(textOf((await admin.get('/company/api')).html)).toMatch(
    /Europe \(at Gong the host would be eu-\d{5}\.api\.gong\.io\)/,
  )
  expect((await control(emulator, 'POST', '/companies', { region: 'moon' })).status).toBe(400)
  expect(await emulator.addCompany('Hafenkai', 'ap')).toMatchObject({ region: 'ap' })
})

test('keys, apps and regions outlive a restart; what its options name is good again, and all else stays as it was edited', async () => {
  const stateDirectory = mkdtempSync(join(tmpdir(), 'emulator-admin-'))
  const options = { stateDirectory, calls: 20, users: 8 }
  const first = await startEmulator(options)
  await first.addCompany('Fjordline', 'eu')
  const key = first.apiKeys.create({ name: 'Kept' })
  const app = registerApp(first)
  first.apiKeys.delete('first')
  first.integrations.edit(first.clientId, { redirectUris: ['https://a.example/back'], scopes: ['api:users:read'] })
  await first.close()
  const second = await startEmulator(options)
  expect(second.companies[1]).toMatchObject({ region: 'eu' })
  expect((await ask(second, '/v2/users', { authorization: basic(key.accessKey, key.accessKeySecret) })).status).toBe(
    200,
  )
  expect((await ask(second, '/v2/users')).status).toBe(401)
  expect(second.redirectUris).toEqual(['https://a.example/back'])
  expect(second.integrations.list()).toMatchObject([{ scopes: ['api:users:read'] }, { clientId: app.clientId }])
  second.integrations.delete(second.clientId)
  await second.close()
  const third = await startEmulator({ ...options, clientId: first.clientId, accessKey: first.accessKey })
  expect((await ask(third, '/v2/users')).status).toBe(200)
  expect(third.integrations.list().map(({ clientId }) => clientId)).toEqual([first.clientId, app.clientId])
  await third.close()
  rmSync(stateDirectory, { recursive: true })
})
