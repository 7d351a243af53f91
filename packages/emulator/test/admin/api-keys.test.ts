import { beforeEach, expect, test } from 'vitest'
import type { Emulator } from '../../src/index.ts'
import { ask } from '../api.ts'
import { control } from '../control.ts'
import { basic } from '../link.ts'
import { reuseEmulator } from '../started-emulators.ts'
import { type AdminVisitor, copiedAs, faultAt, signInAs, textOf } from './admin-visitor.ts'

const reuse = reuseEmulator({ calls: 20, users: 8, companies: 2 })
const NEW_KEY = '/company/api/keys/new'
const UNKNOWN = { status: 401, body: { errors: ['Authentication failed'] } }
const UNTRUSTED = { status: 403, body: { errors: ['The IP address of this request is not trusted'] } }

let emulator: Emulator
let admin: AdminVisitor

beforeEach(async () => {
  emulator = await reuse()
  admin = await signInAs(emulator, emulator.techAdmin)
})

const askWith = (key: { accessKey: string; accessKeySecret: string }, path = '/v2/users') =>
  ask(emulator, path, { authorization: basic(key.accessKey, key.accessKeySecret) })

test('a key that is made opens the API at once, and its secret is on one page, once, and nowhere else', async () => {
  const made = await admin.post(NEW_KEY, { name: 'Data warehouse' })
  expect(made.path).toMatch(/^\/company\/api\/keys\/[0-9a-f]+\/secret$/)
  const key = { accessKey: copiedAs(made, 'access key'), accessKeySecret: copiedAs(made, 'access key secret') }
  expect((await askWith(key)).status).toBe(200)
  const again = await admin.get(made.path)
  expect(textOf(again.html)).toContain('The secret of Data warehouse was shown')
  const list = await admin.get('/company/api')
  expect(copiedAs(list, 'access key of Data warehouse')).toBe(key.accessKey)
  expect(copiedAs(list, 'API base URL')).toBe(emulator.apiBaseUrl)
  const everywhere = [again.html, list.html, JSON.stringify([emulator.apiKeys.list(), emulator.requests()])]
  for (const text of everywhere) expect(text).not.toContain(key.accessKeySecret)
})

test.each([
  ['name', { name: ' ' }, 'A name is missing.'],
  ['name', { name: 'x'.repeat(81) }, 'A name has at most 80 characters.'],
  ['lifetimeDays', { lifetimeDays: 'ten' }, 'A lifetime is a whole number of days.'],
  ['lifetimeDays', { lifetimeDays: '1.5' }, 'A lifetime is a whole number of days.'],
  [
    'lifetimeDays',
    { lifetimeDays: '0' },
    'A lifetime is at least one day. Leave it empty for a key that does not end.',
  ],
  ['lifetimeDays', { lifetimeDays: '3651' }, 'A lifetime is at most 3650 days.'],
  ['trustedIps', { trustedIps: '10.0.0.0/33' }, '10.0.0.0/33 has a prefix that is not from 0 to 32.'],
  ['trustedIps', { trustedIps: '10.0.0.9-10.0.0.1' }, '10.0.0.9-10.0.0.1 ends before it begins.'],
  ['trustedIps', { trustedIps: '10.0.0.1-::1' }, '10.0.0.1-::1 does not end with an address of the same kind.'],
  [
    'trustedIps',
    { trustedIps: '127.0.0.1\n<b>' },
    '<b> is not an address, a network such as 10.0.0.0/8, or a range such as 10.0.0.1-10.0.0.9.',
  ],
  ['scopes', { limit: 'ticked' }, 'Choose at least one scope, or give the key all of them.'],
  ['scopes', { limit: 'ticked', scopes: 'api:nothing' }, 'api:nothing is not a scope of Gong.'],
])('%s: %o is refused beside the field, and what was typed stays', async (field, changes, told) => {
  const page = await admin.post(NEW_KEY, { name: 'Data warehouse', trustedIps: '10.0.0.1', ...changes })
  expect(page.status).toBe(400)
  expect(faultAt(page, field)).toBe(told)
  expect(page.html).toContain(`href="#field-${field}"`)
  if (field !== 'name') expect(page.html).toContain('value="Data warehouse"')
  expect(page.html).not.toContain('<b>')
  expect(emulator.apiKeys.list()).toHaveLength(1)
})

test('a key is for the callers whose addresses it trusts; an edit of them holds at once, or after five minutes where that is assumed', async () => {
  const key = emulator.apiKeys.create({ name: 'Here', trustedIps: ['127.0.0.0/8', '10.0.0.1-10.0.0.9'] })
  const form = { name: 'Here', lifetimeDays: '', trustedIps: '10.0.0.1' }
  expect((await askWith(key)).status).toBe(200)
  await admin.post(`/company/api/keys/${key.id}/edit`, form)
  expect(await askWith(key)).toMatchObject(UNTRUSTED)
  // A wrong secret learns nothing of where it would be trusted.
  expect(await askWith({ ...key, accessKeySecret: 'wrong' })).toMatchObject(UNKNOWN)
  await control(emulator, 'POST', '/assumptions', { trustedIpDelay: '5 minutes' })
  await admin.post(`/company/api/keys/${key.id}/edit`, { ...form, trustedIps: '127.0.0.1, 10.0.0.1' })
  expect(await askWith(key)).toMatchObject(UNTRUSTED)
  await emulator.advance({ seconds: 300 })
  expect((await askWith(key)).status).toBe(200)
  await control(emulator, 'POST', '/assumptions', { trustedIpDelay: 'at once' })
})

test('a key lives its days and not one second longer; a longer life brings it back', async () => {
  const key = emulator.apiKeys.create({ name: 'Short', lifetimeDays: 2 })
  await emulator.advance({ seconds: 2 * 86_400 - 1 })
  expect((await askWith(key)).status).toBe(200)
  expect((await admin.get('/company/api')).html).toContain('>soon<')
  await emulator.advance({ seconds: 1 })
  expect(await askWith(key)).toMatchObject(UNKNOWN)
  expect((await admin.get('/company/api')).html).toContain('>expired<')
  await admin.post(`/company/api/keys/${key.id}/edit`, { name: 'Longer', lifetimeDays: '3', trustedIps: '' })
  expect((await askWith(key)).status).toBe(200)
})

test('a key of some scopes is refused in Gong’s words for the others, and an edit gives it all', async () => {
  const made = await admin.post(NEW_KEY, { name: 'Users only', limit: 'ticked', scopes: ['api:users:read'] })
  const key = { accessKey: copiedAs(made, 'access key'), accessKeySecret: copiedAs(made, 'access key secret') }
  expect((await askWith(key)).status).toBe(200)
  const missing = {
    status: 401,
    body: { errors: ["You don't have permission to use 'api:workspaces:read' in your app."] },
  }
  expect(await askWith(key, '/v2/workspaces')).toMatchObject(missing)
  await control(emulator, 'POST', '/assumptions', { keyScopes: 'all scopes' })
  expect((await askWith(key, '/v2/workspaces')).status).toBe(200)
  expect((await admin.get(NEW_KEY)).html).not.toContain('name="scopes"')
  await control(emulator, 'POST', '/assumptions', { keyScopes: 'as ticked' })
  await admin.post(made.path.replace('/secret', '/edit'), {
    name: 'All',
    lifetimeDays: '',
    trustedIps: '',
    limit: 'all',
  })
  expect((await askWith(key, '/v2/workspaces')).status).toBe(200)
})

test('a deleted key is unknown at once, the first one too, and a reset brings that back', async () => {
  const key = emulator.apiKeys.create({ name: 'Gone soon' })
  const question = await admin.get(`/company/api/keys/${key.id}/delete`)
  expect(textOf(question.html)).toContain('Delete Gone soon?')
  expect((await askWith(key)).status).toBe(200)
  for (const [id, gone] of [
    [key.id, key],
    ['first', emulator],
  ] as const) {
    expect((await admin.post(`/company/api/keys/${id}/delete`)).path).toBe('/company/api')
    expect(await askWith(gone)).toMatchObject(UNKNOWN)
  }
  expect((await admin.get(`/company/api/keys/${key.id}/edit`)).status).toBe(404)
  await emulator.reset()
  expect((await askWith(emulator)).status).toBe(200)
  expect(emulator.apiKeys.list()).toMatchObject([{ id: 'first', name: 'First key' }])
})

test('a key of one company is nothing at another, and its administrators cannot touch it', async () => {
  const key = emulator.apiKeys.create({ name: 'Theirs' }, '2')
  expect(await askWith(key)).toMatchObject(UNKNOWN)
  for (const path of ['edit', 'delete', 'secret']) {
    expect((await admin.get(`/company/api/keys/${key.id}/${path}`)).status).toBe(404)
  }
  expect((await admin.post(`/company/api/keys/${key.id}/delete`)).status).toBe(404)
  expect(emulator.apiKeys.list('2')).toHaveLength(2)
})

test('programs make, edit, list and delete keys at the control port', async () => {
  const made = await control(emulator, 'POST', '/api-keys?company=2', { name: 'By program', lifetimeDays: 1 })
  expect(made).toMatchObject({ status: 201, body: { name: 'By program', accessKeySecret: expect.any(String) } })
  const path = `/api-keys/${String(made.body.id)}?company=2`
  expect(await control(emulator, 'PATCH', path, { trustedIps: ['::1'] })).toMatchObject({
    status: 200,
    body: { name: 'By program', lifetimeDays: 1, trustedIps: ['::1'] },
  })
  expect((await control(emulator, 'PATCH', path, { trustedIps: ['x'] })).status).toBe(400)
  expect((await control(emulator, 'POST', '/api-keys', { name: '', more: 1 })).status).toBe(400)
  const { items } = (await control(emulator, 'GET', '/api-keys?company=2')).body
  expect(items).toEqual([expect.objectContaining({ id: 'first' }), expect.not.objectContaining({ secretHash: '' })])
  expect(JSON.stringify(items)).not.toMatch(/secret/i)
  expect((await control(emulator, 'DELETE', path)).status).toBe(204)
  expect((await control(emulator, 'DELETE', path)).status).toBe(404)
})
