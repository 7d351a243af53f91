import { GongErrorBody } from '@mallet/contract/gong/fields'
import type { GongEndpoint } from '@mallet/contract/gong/gong-endpoint'
import { gong } from '@mallet/contract/gong/index'
import { UNKNOWN_SCOPE } from '@mallet/contract/gong/scopes'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { ask } from './api.ts'
import { basic, link } from './link.ts'
import { startEmulator } from './started-emulators.ts'

test('every answer names its request in body and header, in JSON as Gong labels it', async () => {
  const emulator = await startEmulator()
  const replies = [
    await ask(emulator, '/v2/users'),
    await ask(emulator, '/v2/users', { authorization: 'Bearer x' }),
    await ask(emulator, '/v2/nothing'),
    await ask(emulator, '/v2/calls/extensive', { body: {} }),
  ]
  expect(replies.map(({ status }) => status)).toEqual([200, 401, 404, 400])
  for (const { headers, body } of replies) {
    expect(body.requestId).toMatch(/^[0-9a-z]{18,19}$/)
    expect(headers.get('x-traceid')).toBe(body.requestId)
    expect(headers.get('content-type')).toBe('application/json;charset=UTF-8')
  }
  for (const { body } of replies.slice(1)) expect(GongErrorBody.strict().safeParse(body).success).toBe(true)
  expect(new Set(replies.map(({ body }) => body.requestId)).size).toBe(4)
})

test.each([
  ['none', ''],
  ['an unknown token', 'Bearer made-up'],
  ['a wrong secret', basic('key', 'wrong')],
  ['an unknown scheme', 'Digest abc'],
  ['no scheme', 'abc'],
])('a credential is asked for: %s is a 401', async (_, authorization) => {
  const reply = await ask(await startEmulator(), '/v2/users', { authorization })
  expect(reply).toMatchObject({ status: 401, body: { errors: ['Authentication failed'] } })
})

test('an API key opens everything, media links too', async () => {
  const emulator = await startEmulator()
  const contentSelector = { exposedFields: { media: true } }
  for (const body of [undefined, { filter: {}, contentSelector }]) {
    const path = body ? '/v2/calls/extensive' : '/v2/users'
    expect((await ask(emulator, path, body && { body })).status).toBe(200)
  }
})

test('a missing scope is a 401 that names it, before anything is said of the body', async () => {
  const emulator = await startEmulator()
  const { access_token: token } = await link(emulator, { scope: 'api:users:read api:calls:read:extensive' })
  const text = (scope: string) => [`You don't have permission to use '${scope}' in your app.`]
  expect((await ask(emulator, '/v2/users', { token })).status).toBe(200)
  expect(await ask(emulator, '/v2/workspaces', { token })).toMatchObject({
    status: 401,
    body: { errors: text('api:workspaces:read') },
  })
  expect(await ask(emulator, '/v2/calls/transcript', { token, body: '{not json' })).toMatchObject({
    status: 401,
    body: { errors: text('api:calls:read:transcript') },
  })
  const body = { filter: {}, contentSelector: { exposedFields: { media: true } } }
  expect((await ask(emulator, '/v2/calls/extensive', { token, body: { filter: {} } })).status).toBe(200)
  expect(await ask(emulator, '/v2/calls/extensive', { token, body })).toMatchObject({
    status: 401,
    body: { errors: text('api:calls:read:media-url') },
  })
})

test('a token of one company is refused on the host of another', async () => {
  const emulator = await startEmulator({ companies: 2 })
  const { access_token: token } = await link(emulator)
  const [, second] = emulator.companies
  const reply = await ask({ ...emulator, apiBaseUrl: second?.apiBaseUrl ?? '' }, '/v2/users', { token })
  expect(reply).toMatchObject({ status: 401, body: { errors: ['access token has been revoked'] } })
})

test.each([
  ['no filter', {}, ['filter: must not be null']],
  ['an unknown value', { filter: {}, contentSelector: { context: 'All' } }, ['Json parse error']],
  ['a wrong type', { filter: { callIds: 'x' } }, ['Json parse error']],
  ['text that is not JSON', '{', ['Json parse error']],
  ['no text', '', ['Json parse error']],
  ['a list', [], ['Json parse error']],
])('a body is checked: %s is a 400', async (_, body, errors) => {
  const reply = await ask(await startEmulator(), '/v2/calls/extensive', { body })
  expect(reply).toMatchObject({ status: 400, body: { errors } })
})

test('an instant or id of the wrong form is a 400 with a text for each fault', async () => {
  const body = { filter: { fromDateTime: 'yesterday', callIds: ['abc'] } }
  const reply = await ask(await startEmulator(), '/v2/calls/extensive', { body })
  expect(reply.status).toBe(400)
  expect(reply.body.errors).toHaveLength(2)
})

test('no body at all is a 400 as well', async () => {
  const reply = await ask(await startEmulator(), '/v2/calls/extensive', { method: 'POST' })
  expect(reply).toMatchObject({ status: 400, body: { errors: ['filter: must not be null'] } })
})

test('a body of another type is a 415, another method a 405, an unknown path a 404', async () => {
  const emulator = await startEmulator()
  const xml = await ask(emulator, '/v2/calls/extensive', { body: '<filter/>', contentType: 'text/xml' })
  expect(xml).toMatchObject({ status: 415, body: { errors: ['Unsupported Media Type'] } })
  for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
    const reply = await ask(emulator, '/v2/users', { method })
    expect(reply).toMatchObject({ status: 405, body: { errors: ['Method Not Allowed'] } })
  }
  expect(await ask(emulator, '/v2/users', { body: {}, method: 'PUT' })).toMatchObject({ status: 405 })
  expect((await ask(emulator, '/v2/usersx')).status).toBe(404)
})

test('users and workspaces are listed; a limit has no effect', async () => {
  const emulator = await startEmulator({ users: 12 })
  const users = await ask(emulator, '/v2/users?limit=3&includeAvatars=true')
  expect(users.body.records).toEqual({
    totalRecords: 12,
    currentPageSize: 12,
    currentPageNumber: 0,
  })
  expect(users.body.users).toHaveLength(12)
  const workspaces = await ask(emulator, '/v2/workspaces')
  expect(workspaces.body).not.toHaveProperty('records')
  expect(workspaces.body.workspaces).not.toHaveLength(0)
  expect((await ask(emulator, '/v2/users?includeAvatars=perhaps')).status).toBe(400)
})

test('more than a hundred users come in pages', async () => {
  const emulator = await startEmulator({ users: 130 })
  const first = await ask(emulator, '/v2/users')
  expect(first.body.records).toMatchObject({ totalRecords: 130, currentPageSize: 100, currentPageNumber: 0 })
  const cursor = encodeURIComponent(first.body.records?.cursor ?? '')
  const second = await ask(emulator, `/v2/users?cursor=${cursor}`)
  expect(second.body.records).toEqual({ totalRecords: 130, currentPageSize: 30, currentPageNumber: 1 })
})

test('a list comes in pages as small as was chosen, and none is lost on the way', async () => {
  const emulator = await startEmulator({ users: 12, pageSize: 5 })
  const sizes: unknown[] = []
  for (let cursor: string | undefined = ''; cursor !== undefined; ) {
    const { body } = await ask(emulator, `/v2/users${cursor && `?cursor=${encodeURIComponent(cursor)}`}`)
    sizes.push(body.records?.currentPageSize)
    cursor = body.records?.cursor
  }

  expect(sizes).toEqual([5, 5, 2])
})

test('pages of nothing are refused', async () => {
  await expect(startEmulator({ pageSize: 0 })).rejects.toMatchObject({ code: 'invalid_environment' })
})

test('the OpenAPI document tells what is served', async () => {
  const emulator = await startEmulator()
  const Operation = z.object({
    requestBody: z.object({ content: z.record(z.string(), z.unknown()) }).optional(),
    security: z.array(z.record(z.string(), z.array(z.string()))),
  })
  const { paths } = z
    .object({ paths: z.record(z.string(), z.record(z.string(), Operation)) })
    .parse(await (await fetch(`${emulator.apiBaseUrl}/openapi.json`)).json())
  for (const [name, { method, path, scope, body, upload }] of Object.entries<GongEndpoint>(gong)) {
    const operation = paths[path]?.[method.toLowerCase()]
    const asked = [...(body ? ['application/json'] : []), ...(upload ? ['multipart/form-data'] : [])]
    expect(Object.keys(operation?.requestBody?.content ?? {}), name).toEqual(asked)
    expect(operation?.security[0]?.basicAuth, name).toEqual(scope === UNKNOWN_SCOPE ? [] : [scope])
  }
})
