import { EVERYTHING_BUT_MEDIA } from '@mallet/contract/gong/calls'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { ask, askForAll } from './api.ts'
import { control, truth } from './control.ts'
import { askForTokens, link } from './link.ts'
import { startEmulator } from './started-emulators.ts'

const MetaData = z.object({ metaData: z.object({ id: z.string(), isPrivate: z.boolean() }) })

test('the truth of calls is what the API serves in full, without the private ones', async () => {
  const emulator = await startEmulator()
  const body = { filter: {}, contentSelector: EVERYTHING_BUT_MEDIA }
  const served = await askForAll(emulator, '/v2/calls/extensive', body, 'calls')
  const open = served.filter((call) => !MetaData.parse(call).metaData.isPrivate)
  expect(open.length).toBeLessThan(served.length)
  expect((await truth(emulator, 'calls')).map(({ data }) => data)).toEqual(open)
  expect((await truth(emulator, 'calls', '?private=1')).map(({ data }) => data)).toEqual(served)
})

test('the truth of transcripts is what the API serves, without those of private calls', async () => {
  const emulator = await startEmulator()
  const served = await askForAll(emulator, '/v2/calls/transcript', { filter: {} }, 'callTranscripts')
  const openIds = (await truth(emulator, 'calls')).map(({ id }) => id)
  const open = await truth(emulator, 'transcripts')
  expect(open.length).toBeLessThan(served.length)
  expect(open.every(({ id, data }) => openIds.includes(id) && data.callId === id)).toBe(true)
  expect((await truth(emulator, 'transcripts', '?private=1')).map(({ data }) => data)).toEqual(served)
})

test('the truth of users and workspaces is what the API serves', async () => {
  const emulator = await startEmulator()
  for (const model of ['users', 'workspaces']) {
    const { body } = await ask(emulator, `/v2/${model}`)
    const lines = await truth(emulator, model)
    expect(lines.map(({ data }) => data)).toEqual(body[model])
    expect(lines.map(({ id, data }) => id === data.id)).not.toContain(false)
  }
})

test('the truth may be asked of a company by name or number; unknown ones and unknown models are a 400', async () => {
  const emulator = await startEmulator({ companies: 2 })
  const [first, second] = emulator.companies
  const named = await truth(emulator, 'users', `?company=${encodeURIComponent(second?.name ?? '')}`)
  expect(named).toEqual(await truth(emulator, 'users', '?company=2'))
  expect(named).not.toEqual(await truth(emulator, 'users', `?company=${encodeURIComponent(first?.name ?? '')}`))
  expect(await control(emulator, 'GET', '/truth/users?company=nobody')).toMatchObject({
    status: 400,
    body: { error: expect.stringContaining('The companies are') },
  })
  expect((await control(emulator, 'GET', '/truth/meetings')).status).toBe(400)
  expect((await control(emulator, 'GET', '/truth/users?private=yes')).status).toBe(400)
})

test('every request to the API and to OAuth is listed in order, without bodies or credentials', async () => {
  const emulator = await startEmulator()
  const before = Date.now()
  const { access_token: token, refresh_token: refreshToken } = await link(emulator)
  await ask(emulator, '/v2/users?includeAvatars=true', { token })
  await ask(emulator, '/v2/calls/extensive', { body: {}, token })
  await ask(emulator, '/v2/nothing', { token })
  const parameters = { grant_type: 'refresh_token', refresh_token: refreshToken }
  await askForTokens(emulator, parameters, { place: 'query' })
  await fetch(emulator.appUrl)

  const { items } = z
    .object({ items: z.array(z.record(z.string(), z.unknown())) })
    .parse((await control(emulator, 'GET', '/requests')).body)
  expect(items.map(({ method, path, status, operation }) => [method, path, status, operation])).toEqual([
    ['GET', '/oauth2/authorize', 200, undefined],
    ['POST', '/oauth2/sign-in', 303, undefined],
    ['GET', '/oauth2/consent', 200, undefined],
    ['POST', '/oauth2/consent', 303, undefined],
    ['POST', '/oauth2/generate-customer-token', 200, undefined],
    ['GET', '/v2/users', 200, 'users.list'],
    ['POST', '/v2/calls/extensive', 400, 'calls.listExtensive'],
    ['GET', '/v2/nothing', 404, undefined],
    ['POST', '/oauth2/generate-customer-token', 200, undefined],
  ])
  expect(items[5]).toMatchObject({ query: 'includeAvatars=true', company: emulator.companies[0]?.name })
  expect(items[8]).toMatchObject({ query: 'grant_type=refresh_token&refresh_token=redacted', company: null })
  for (const secret of [token, refreshToken, emulator.clientSecret, emulator.techAdmin.password]) {
    expect(JSON.stringify(items)).not.toContain(secret)
  }
  const times = items.map(({ at }) => z.number().parse(at))
  expect(times).toEqual([...times].sort((a, b) => a - b))
  expect(times[0]).toBeGreaterThan(before - 1000)
  expect(times.at(-1)).toBeLessThan(Date.now() + 1000)

  expect((await control(emulator, 'DELETE', '/requests')).status).toBe(204)
  expect((await control(emulator, 'GET', '/requests')).body).toEqual({ items: [] })
})

test('each assumption is listed with its grade, its options and the one played, and can be switched', async () => {
  const emulator = await startEmulator()
  const listed = await control(emulator, 'GET', '/assumptions')
  expect(listed.body.items).toContainEqual({
    name: 'codeReuse',
    grade: 'C',
    question: expect.any(String),
    options: ['refuse', 'refuse-and-revoke'],
    default: 'refuse',
    current: 'refuse',
    why: expect.any(String),
  })
  const switched = await control(emulator, 'POST', '/assumptions', { expiredTokenText: 'Authentication failed' })
  expect(switched.body.items).toContainEqual(
    expect.objectContaining({ name: 'expiredTokenText', current: 'Authentication failed' }),
  )
  const { access_token: token } = await link(emulator)
  emulator.expireAccessTokens()
  expect((await ask(emulator, '/v2/users', { token })).body.errors).toEqual(['Authentication failed'])
})

test('an unknown assumption or option switches nothing', async () => {
  const emulator = await startEmulator()
  const before = (await control(emulator, 'GET', '/assumptions')).body
  expect((await control(emulator, 'POST', '/assumptions', { pkce: 'required', weather: 'fine' })).status).toBe(400)
  expect((await control(emulator, 'POST', '/assumptions', { pkce: 'sometimes' })).status).toBe(400)
  expect((await control(emulator, 'GET', '/assumptions')).body).toEqual(before)
})

test('a reset forgets grants, sessions, requests, writes and the way of the clock, and keeps credentials', async () => {
  const emulator = await startEmulator()
  const before = await truth(emulator, 'calls')
  const { access_token: token } = await link(emulator)
  await control(emulator, 'POST', '/calls', { started: '2026-06-10T10:00:00Z' })
  await control(emulator, 'DELETE', `/calls/${before[0]?.id}`)
  await emulator.advance({ seconds: 3600 })
  expect((await control(emulator, 'POST', '/reset')).status).toBe(204)
  expect(emulator.requests()).toEqual([])
  expect(emulator.now()).toBe('2026-06-10T15:00:00.000Z')
  expect(await truth(emulator, 'calls')).toEqual(before)
  expect((await ask(emulator, '/v2/users', { token })).status).toBe(401)
  expect((await ask(emulator, '/v2/users')).status).toBe(200)
})

test('the control door is closed to web pages', async () => {
  const emulator = await startEmulator()
  const fromPage = await fetch(`${emulator.controlUrl}/clock`, { headers: { origin: 'https://example.com' } })
  expect(fromPage.status).toBe(403)
})

test('what the control door does not know is an error in JSON', async () => {
  const emulator = await startEmulator()
  expect(await control(emulator, 'GET', '/nothing')).toMatchObject({ status: 404, body: { error: expect.any(String) } })
  const notJson = await fetch(`${emulator.controlUrl}/clock`, {
    method: 'POST',
    body: '{',
    headers: { 'content-type': 'application/json' },
  })
  expect(notJson.status).toBe(400)
})
