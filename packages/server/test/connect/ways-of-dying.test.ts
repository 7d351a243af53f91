import { gong } from '@mallet/contract/gong/index'
import { oauth } from '@mallet/contract/gong/oauth'
import { refusals } from '@mallet/contract/gong/refusals'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { claimProbes } from '../../src/connections/claim-probes.ts'
import { probeConnection } from '../../src/connections/probe-connection.ts'
import { answerWith, type Play, passOn } from '../gong-proxy.ts'
import { linkByOAuth, UNPACED } from '../link.ts'
import { openProxiedWorld, type ProxiedWorld } from '../open-proxied-world.ts'

const HOUR = 3600
/** Nothing asks Gong for it by itself, so that what is seen comes of what the test does. */
const UNREAD = { ...UNPACED, models: [] }
const listUsers = { name: 'users.list', endpoint: gong['users.list'], method: 'GET', path: '/v2/users' } as const
const listWorkspaces = {
  name: 'workspaces.list',
  endpoint: gong['workspaces.list'],
  method: 'GET',
  path: '/v2/workspaces',
} as const

let world: ProxiedWorld
let keysId: string
let id: string

beforeAll(async () => {
  world = await openProxiedWorld({ emulator: { calls: 5, users: 5 } })
  keysId = (await world.api.call('integrations.create', { body: { name: 'Keys', auth: { type: 'apiKey' } } })).id
})
afterAll(() => world.close())

beforeEach(() => {
  world.gongApp.play(world.normally)
  world.gongApi.play(passOn)
})

async function linkByKey(): Promise<string> {
  const { accessKey, accessKeySecret } = world.emulator
  const credentials = { type: 'apiKey' as const, accessKey, accessKeySecret, baseUrl: world.gongApi.url }
  const customer = { id: 'acme', name: 'Acme Inc.' }
  const body = { integrationId: keysId, customer, credentials, settings: UNREAD }
  return (await world.api.call('connections.create', { body })).id
}

const link = (kind: 'oauth2' | 'apiKey') => (kind === 'apiKey' ? linkByKey() : linkByOAuth(world, UNREAD))

/** One request as an action or the proxy sends it; whatever comes of it. */
async function use(request: typeof listUsers | typeof listWorkspaces = listWorkspaces): Promise<number | string> {
  const { gateway } = world.platform().context
  try {
    return (await gateway.request({ connectionId: id, lane: 'interactive' }, request)).status
  } catch (error) {
    return String(error instanceof Error && 'code' in error ? error.code : error)
  }
}

/** The first request after half of the token's life renews it. */
async function refresh() {
  await world.emulator.advance({ seconds: 13 * HOUR })
  await use()
}

/** The same once the token is over. */
async function refreshLate() {
  await world.emulator.advance({ seconds: 25 * HOUR })
  await use()
}

async function probe() {
  const { db } = world.platform().context
  await db
    .updateTable('credential')
    .set({ probe_at: new Date(0) })
    .where('connection_id', '=', id)
    .execute()
  for (const due of await claimProbes(world.platform().context)) {
    if (due.connectionId === id) await probeConnection(world.platform().context, due)
  }
}

const events = async () => {
  const { db } = world.platform().context
  const rows = await db
    .selectFrom('outbox_event')
    .select('type')
    .where('connection_id', '=', id)
    .where('type', 'in', ['connection.needs_reauth', 'connection.recovered'])
    .orderBy('id')
    .execute()
  return rows.map(({ type }) => type)
}

const standing = async () => {
  const { status, reason } = await world.api.call('connections.get', { params: { id } })
  return { status, reason }
}

const atApi = (play: Play) => () => world.gongApi.play(play)
const atTokens = (play: Play) => () =>
  world.gongApp.play((request, pass) =>
    request.path.startsWith(oauth.tokenPath) ? play(request, pass) : world.normally(request, pass),
  )
const refused = (status: number, text: string) => async () => answerWith(status, { requestId: 'r', errors: [text] })

const elsewhere: Play = refused(401, refusals.wrongHost)
const nobody: Play = async () => ({ status: 404, headers: { 'content-type': 'text/html' }, body: '<h1>Nothing</h1>' })

interface Way {
  readonly way: string
  readonly kind: 'oauth2' | 'apiKey'
  readonly by: 'use' | 'refresh' | 'refreshLate' | 'probe'
  readonly die: () => void
  readonly reason: string
  /** Only somebody who signs in again can bring it back. */
  readonly isFinal?: true
}

const both = ['oauth2', 'apiKey'] as const

const WAYS: Way[] = [
  ...both.flatMap((kind): Way[] => [
    { way: 'an address that is not trusted', kind, by: 'use', die: atApi(refused(403, 'no')), reason: 'untrusted_ip' },
    { way: 'a host of another company', kind, by: 'use', die: atApi(elsewhere), reason: 'wrong_base_url' },
    { way: 'a host where no company is', kind, by: 'use', die: atApi(nobody), reason: 'wrong_base_url' },
  ]),
  {
    way: 'an address that is not trusted',
    kind: 'apiKey',
    by: 'probe',
    die: atApi(refused(403, 'no')),
    reason: 'untrusted_ip',
  },
  { way: 'a host where no company is', kind: 'apiKey', by: 'probe', die: atApi(nobody), reason: 'wrong_base_url' },
  {
    way: 'a key that was deleted',
    kind: 'apiKey',
    by: 'use',
    die: atApi(refused(401, 'no')),
    reason: 'key_refused',
    isFinal: true,
  },
  {
    way: 'a key that was deleted',
    kind: 'apiKey',
    by: 'probe',
    die: atApi(refused(401, 'no')),
    reason: 'key_refused',
    isFinal: true,
  },
  {
    way: 'a token that was revoked',
    kind: 'oauth2',
    by: 'use',
    die: () => world.emulator.revokeGrants(),
    reason: 'invalid_grant',
    isFinal: true,
  },
  {
    way: 'an app that was removed',
    kind: 'oauth2',
    by: 'use',
    die: () => world.emulator.integrations.remove(world.emulator.clientId),
    reason: 'invalid_grant',
    isFinal: true,
  },
  {
    way: 'a refresh token that was revoked',
    kind: 'oauth2',
    by: 'refresh',
    die: atTokens(async () => answerWith(400, { error: 'invalid_grant' })),
    reason: 'invalid_grant',
    isFinal: true,
  },
  {
    way: 'an address that is not trusted with tokens',
    kind: 'oauth2',
    by: 'refreshLate',
    die: atTokens(async () => ({ ...answerWith(403), body: '' })),
    reason: 'untrusted_ip',
  },
]

const ACTS = { use, refresh, refreshLate, probe }

test.each(WAYS)(
  'a connection by $kind that meets $way by $by says so at once, once, and works again as it can: $reason',
  async ({ kind, by, die, reason, isFinal }) => {
    id = await link(kind)
    die()

    await ACTS[by]()

    expect(await standing()).toEqual({ status: 'needs_reauth', reason })
    await use()
    await use(listUsers)
    expect(await events()).toEqual(['connection.needs_reauth'])
    world.gongApp.play(world.normally)
    world.gongApi.play(passOn)
    // What Gong said of the token endpoint's caller is asked again after a minute.
    await world.emulator.advance({ seconds: 120 })
    await use()
    await use()
    expect(await standing()).toEqual(isFinal ? { status: 'needs_reauth', reason } : { status: 'active', reason: null })
    expect(await events()).toEqual(['connection.needs_reauth', ...(isFinal ? [] : ['connection.recovered'])])
  },
)

test('a company by OAuth that nobody uses is found again within the hour, its token renewed meanwhile', async () => {
  id = await link('oauth2')
  world.gongApi.play(refused(403, 'no'))
  await use()
  expect(await standing()).toMatchObject({ reason: 'untrusted_ip' })
  world.gongApi.play(passOn)

  await world.emulator.advance({ seconds: HOUR, untilIdle: true })

  expect(await standing()).toEqual({ status: 'active', reason: null })
  const { db } = world.platform().context
  const row = await db.selectFrom('credential').select('probe_at').where('connection_id', '=', id).executeTakeFirst()
  expect(row?.probe_at).toBeNull()
})

test('one operation that the key may not do fails alone, and is not looked into with each request', async () => {
  id = await link('apiKey')
  world.gongApi.play(async ({ path }, pass) => (path === '/v2/workspaces' ? refused(403, 'no')() : pass()))
  world.gongApi.requests.length = 0

  expect([await use(), await use(), await use(listUsers)]).toEqual([403, 403, 200])

  expect(world.gongApi.requests.map(({ path }) => path)).toEqual([
    '/v2/workspaces',
    '/v2/users',
    '/v2/workspaces',
    '/v2/users',
  ])
  expect(await standing()).toEqual({ status: 'active', reason: null })
  expect(await events()).toEqual([])
})

test('a company that moved is followed to the address that Gong names with its next token, and nobody notices', async () => {
  id = await link('oauth2')
  world.gongApi.play(elsewhere)
  const moved = world.gongApp.url
  world.gongApp.play(async (request, pass) => {
    const answer = await world.normally(request, pass)
    return { ...answer, body: answer.body.replaceAll(world.gongApi.url, moved) }
  })

  expect(await use()).toBe(200)

  expect(await world.api.call('connections.get', { params: { id } })).toMatchObject({
    status: 'active',
    baseUrl: moved,
  })
  expect(await events()).toEqual([])
})

test('a client secret that was rotated in Gong is told of each connection, which works on with its token, and not as its end', async () => {
  id = await link('oauth2')
  atTokens(async () => answerWith(401, { error: 'invalid_client' }))()

  await refresh()

  expect(await use()).toBe(200)
  expect(await standing()).toEqual({ status: 'active', reason: 'client_refused' })
  world.gongApp.play(world.normally)
  await world.emulator.advance({ seconds: 120 })
  await use()
  expect(await standing()).toEqual({ status: 'active', reason: null })
  expect(await events()).toEqual([])
})
