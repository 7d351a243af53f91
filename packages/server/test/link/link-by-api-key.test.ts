import { createServer, type Server } from 'node:http'
import { Attempt } from '@mallet/contract/api/attempt'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { ask, refusalOf } from '../ask.ts'
import { oauthIntegration, openSession, UNPACED } from '../link.ts'
import { openWorld, type World } from '../open-world.ts'
import { untilCaughtUp } from '../wait.ts'

let world: World
let integrationId: string
/** Somebody on the network who would like to be sent a key. */
let stranger: Server
let strangerUrl: string
let heard = 0

beforeAll(async () => {
  world = await openWorld({ emulator: { calls: 5, users: 5 } })
  integrationId = (await world.api.call('integrations.create', { body: { name: 'Keys', auth: { type: 'apiKey' } } })).id
  stranger = createServer((_, response) => response.end('{}')).on('connection', () => heard++)
  await new Promise<void>((resolve) => stranger.listen(0, '127.0.0.1', resolve))
  const address = stranger.address()
  strangerUrl = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`
})
afterAll(async () => {
  await new Promise((resolve) => stranger.close(resolve))
  await world.close()
})

let credentials: { accessKey: string; accessKeySecret: string; baseUrl: string }
beforeEach(() => {
  const { accessKey, accessKeySecret, apiBaseUrl } = world.emulator
  credentials = { accessKey, accessKeySecret, baseUrl: apiBaseUrl }
})

const countConnections = async () => (await world.api.call('connections.list', { query: {} })).items.length

/** Of each connection that was made, in order. */
const createdEvents = async () => {
  const { db } = world.platform().context
  return db.selectFrom('outbox_event').select('data').where('type', '=', 'connection.created').orderBy('id').execute()
}

const link = (changes: object) =>
  ask(world, {
    method: 'POST',
    to: '/v1/connections',
    bearer: world.apiKey,
    json: {
      integrationId,
      customer: { id: 'acme', name: 'Acme Inc.' },
      credentials: { type: 'apiKey', ...credentials, ...changes },
      settings: UNPACED,
    },
  })

test('a key that Gong accepts links its company, which then syncs', async () => {
  const workspaces = await world.truth('workspaces')

  const answer = await link({})

  expect(answer.status).toBe(201)
  const connection = JSON.parse(answer.body)
  expect(connection).toMatchObject({ authType: 'apiKey', status: 'active', scopes: null, baseUrl: credentials.baseUrl })
  expect(workspaces.has(connection.companyId)).toBe(true)
  expect(await createdEvents()).toEqual([{ data: { connectionId: connection.id, integrationId } }])
  await untilCaughtUp(world, connection.id)
})

test('a key typed on the linking page links at once, and uses up the session', async () => {
  const token = await openSession(world, integrationId)
  const begin = () => ask(world, { method: 'POST', to: '/connect/attempts', bearer: token, json: { credentials } })

  const answer = await begin()

  expect(answer.status).toBe(201)
  expect(answer.headers['set-cookie']).toBeUndefined()
  const attempt = Attempt.parse(JSON.parse(answer.body))
  expect(attempt.status).toBe('authenticated')
  const read = await ask(world, { to: `/connect/attempts/${attempt.id}`, bearer: token })
  expect(JSON.parse(read.body)).toEqual(attempt)
  expect((await begin()).status).toBe(401)
})

test('a wrong key on the linking page leaves the session usable', async () => {
  const token = await openSession(world, integrationId)
  const begin = (changes: object) =>
    ask(world, {
      method: 'POST',
      to: '/connect/attempts',
      bearer: token,
      json: { credentials: { ...credentials, ...changes } },
    })

  expect(refusalOf(await begin({ accessKeySecret: 'wrong' })).code).toBe('invalid_credentials')
  expect((await begin({})).status).toBe(201)
})

test.each([['accessKey'], ['accessKeySecret']])(
  'a wrong %s is refused with one call, and nothing is stored',
  async (part) => {
    const before = [await countConnections(), await createdEvents()]
    world.emulator.clearRequests()

    const answer = await link({ [part]: 'wrong' })

    expect(answer.status).toBe(400)
    expect(refusalOf(answer).code).toBe('invalid_credentials')
    expect(answer.body).not.toContain(credentials.accessKeySecret)
    expect(world.emulator.requests().filter(({ status }) => status === 401)).toHaveLength(1)
    expect([await countConnections(), await createdEvents()]).toEqual(before)
  },
)

test('a key is never sent to an address that is not allowed', async () => {
  const before = await countConnections()
  const own = new URL(credentials.baseUrl)
  const foreign = [
    strangerUrl,
    strangerUrl.replace('127.0.0.1', 'localhost'),
    `${own.origin}@${new URL(strangerUrl).host}`,
    `${credentials.baseUrl}/v2`,
    `${credentials.baseUrl}?to=${strangerUrl}`,
    'http://api.gong.io',
    `https://api.gong.io.localhost:${new URL(strangerUrl).port}`,
    `https://127.0.0.1:${own.port}@localhost`,
  ]

  for (const baseUrl of foreign) {
    const answer = await link({ baseUrl })
    expect(answer.status, baseUrl).toBe(400)
    expect(refusalOf(answer).code, baseUrl).toBe('wrong_base_url')
  }
  expect(heard).toBe(0)
  expect(await countConnections()).toBe(before)
})

test('by the API, an integration by OAuth takes no key', async () => {
  const id = await oauthIntegration(world)

  const answer = await ask(world, {
    method: 'POST',
    to: '/v1/connections',
    bearer: world.apiKey,
    json: { integrationId: id, customer: { id: 'a', name: 'A' }, credentials: { type: 'apiKey', ...credentials } },
  })

  expect(answer.status).toBe(400)
  expect(refusalOf(answer).details.issues).toEqual(['integrationId: this integration links by OAuth'])
})

test('on the linking page, each integration takes its own way of linking only', async () => {
  const begin = (bearer: string, json: object) => ask(world, { method: 'POST', to: '/connect/attempts', bearer, json })

  const keyForOAuth = await begin(await openSession(world, await oauthIntegration(world)), { credentials })
  const noKey = await begin(await openSession(world, integrationId), {})

  expect([keyForOAuth.status, noKey.status]).toEqual([400, 400])
  expect(refusalOf(keyForOAuth).details.issues).toEqual(['credentials: this integration links by OAuth'])
  expect(refusalOf(noKey).details.issues).toEqual(['credentials: this integration links by API key'])
})
