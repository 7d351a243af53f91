import { api } from '@mallet/contract/api/index'
import { connectMallet, isMalletError, type MalletError } from '@mallet/sdk'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openPair, type Pair } from './open-pair.ts'

let pair: Pair
beforeAll(async () => {
  pair = await openPair()
})
afterAll(() => pair.close())

const failureOf = (promise: Promise<unknown>): Promise<MalletError> =>
  promise.then(
    () => {
      throw new Error('it was done')
    },
    (error) => error,
  )
const bytes = new TextEncoder().encode('RIFF: the bytes of a recording')
async function* pieces() {
  yield bytes.subarray(0, 10)
  yield bytes.subarray(10)
}

async function createCall(clientUniqueId: string): Promise<string> {
  const { mallet, connectionId } = pair
  const { users } = await mallet.action(connectionId, 'users.list', {})
  const primaryUser = users[0]?.id ?? ''
  const { callId } = await mallet.action(connectionId, 'calls.create', {
    clientUniqueId,
    actualStart: '2026-06-10T18:00:00Z',
    direction: 'Outbound',
    parties: [{ userId: primaryUser }],
    primaryUser,
  })
  return callId ?? ''
}

test('every row of the API is a method under its name, but the one that actions are run by', () => {
  const isMethod = (name: string) =>
    typeof name
      .split('.')
      .reduce<unknown>((node, segment) => (node as Record<string, unknown> | undefined)?.[segment], pair.mallet) ===
    'function'

  expect(Object.keys(api).filter((name) => !isMethod(name))).toEqual(['actions.run'])
})

test('a method takes params, query and body in one object, and refuses a name that its row does not know', async () => {
  const { mallet, connectionId } = pair
  const customerId = (await mallet.connections.get({ id: connectionId })).customer.id
  const { items } = await mallet.connections.list({ customerId, limit: 1 })
  const { settings } = await mallet.connections.update({ id: connectionId, settings: { timeZone: 'Europe/Berlin' } })
  const mistyped: object = { custmerId: 'acme' }

  expect(items.map(({ id }) => id)).toEqual([connectionId])
  expect(settings.timeZone).toBe('Europe/Berlin')
  await expect(mallet.connections.list(mistyped)).rejects.toMatchObject({
    code: 'invalid_input',
    details: { issues: ['custmerId: is not known here'] },
  })
})

test('what makes something has a key of its own in each call, or the one that is given', async () => {
  const { mallet } = pair
  const make = (options = {}) => mallet.integrations.create({ name: 'Twice', auth: { type: 'apiKey' } }, options)
  const [first, second] = [await make(), await make()]
  const idempotencyKey = `key-${Math.random()}`
  const [third, fourth] = [await make({ idempotencyKey }), await make({ idempotencyKey })]

  expect(first.id).not.toBe(second.id)
  expect(third.id).toBe(fourth.id)
})

test('an action takes and answers what its row says', async () => {
  const { mallet, connectionId } = pair
  const { workspaces } = await mallet.action(connectionId, 'workspaces.list')
  const { users } = await mallet.action(connectionId, 'users.search', { email: 'nobody@nowhere.example' })

  expect(workspaces.length).toBeGreaterThan(0)
  expect(users).toEqual([])
})

test('the items of a paged action come page by page, and no page more than is taken', async () => {
  const { mallet, connectionId, emulator } = pair
  const asked = () => emulator.requests().filter(({ operation }) => operation === 'calls.list').length
  const window = { fromDateTime: '2000-01-01T00:00:00Z', toDateTime: emulator.now() }
  const before = asked()
  for await (const call of mallet.actionItems(connectionId, 'calls.list', window)) {
    expect(call.id).toMatch(/^\d+$/)
    break
  }
  const first = asked() - before
  const ids = new Set<string>()
  for await (const { id } of mallet.actionItems(connectionId, 'calls.list', window)) ids.add(id)

  expect(first).toBe(1)
  expect(asked() - before - first).toBe(Math.ceil(ids.size / 20))
  expect(ids.size).toBeGreaterThan(40)
})

test.each([
  ['a File', () => new File([bytes], 'call.wav', { type: 'audio/wav' })],
  ['a Blob', () => ({ bytes: new Blob([bytes]), mediaType: 'audio/wav' })],
  ['bytes', () => ({ bytes, mediaType: 'audio/wav', fileName: 'Gespräch "1".wav' })],
  ['a stream', () => ({ bytes: new Blob([bytes]).stream(), mediaType: 'audio/wav' })],
  ['an iterable', () => ({ bytes: pieces(), mediaType: 'audio/wav' })],
] as const)('a recording goes through as it is, given as %s', async (form, file) => {
  const { mallet, connectionId } = pair
  const id = await createCall(`upload of ${form}`)
  const answer = await mallet.action(connectionId, 'calls.uploadMedia', { id }, file())
  // Gong takes the same recording again, and refuses another one.
  const again = await mallet.action(connectionId, 'calls.uploadMedia', { id }, new Blob([bytes], { type: 'audio/wav' }))
  const other = new Blob(['RIFF: others'], { type: 'audio/wav' })

  expect([answer.callId, again.callId]).toEqual([id, id])
  await expect(mallet.action(connectionId, 'calls.uploadMedia', { id }, other)).rejects.toMatchObject({
    code: 'gong_rejected',
  })
})

test('the proxy is a fetch: it takes any address of the Gong API and answers what Gong answered', async () => {
  const { mallet, connectionId } = pair
  const gong = mallet.proxy(connectionId)
  const basic = { authorization: 'Basic c29tZWJvZHk6ZWxzZQ==' }
  const addresses = [
    '/v2/users?limit=1',
    'https://api.gong.io/v2/users',
    new URL('https://us-12345.api.gong.io/v2/users'),
    new Request('https://api.gong.io/v2/users', { headers: basic }),
  ]
  const answers = await Promise.all(addresses.map((address) => gong(address)))
  const posted = await gong('https://api.gong.io/v2/users/extensive', {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...basic },
    body: JSON.stringify({ filter: {} }),
  })
  const missing = await gong('/v2/calls/1')

  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200])
  expect(await answers[0]?.json()).toMatchObject({ requestId: expect.any(String), users: expect.any(Array) })
  expect(posted.status).toBe(200)
  expect(missing.status).toBe(404)
  await expect(gong('https://gong.example.com/v2/users')).rejects.toMatchObject({ code: 'wrong_base_url' })
})

test('an error has the code of the API, its details, what to do and whom to quote', async () => {
  const { mallet } = pair
  const error: unknown = await failureOf(mallet.connections.get({ id: 'conn_none' }))
  const stranger = connectMallet({ url: mallet.url, apiKey: 'mk_of_somebody_else' })

  expect(error).toMatchObject({ status: 404, requestId: expect.stringMatching(/^req_/), fix: expect.any(String) })
  expect(isMalletError(error, 'not_found') && error.details.id).toBe('conn_none')
  expect(isMalletError(error, 'rate_limited')).toBe(false)
  expect(await failureOf(stranger.connections.list())).toMatchObject({ code: 'unauthorized', status: 401 })
})

test('a server that is newer than this client is understood as far as they agree', async () => {
  const { mallet, connectionId } = pair
  const newer = (change: (body: object) => object, status?: number) =>
    connectMallet({
      url: mallet.url,
      apiKey: mallet.apiKey,
      fetch: async (url, init) => {
        const response = await fetch(url, init)
        const body = Object.assign({}, await response.json())
        return Response.json(change(body), { status: status ?? response.status })
      },
    })
  const withMore = newer((body) => ({ ...body, colour: 'green' }))
  const details = { planet: 'Mars' }
  const refusing = newer(
    () => ({ error: { code: 'wrong_planet', message: 'm', fix: 'f', details, requestId: 'req_1', more: 1 } }),
    418,
  )

  expect(await withMore.connections.get({ id: connectionId })).toMatchObject({ id: connectionId })
  expect(await failureOf(refusing.connections.list())).toMatchObject({ code: 'wrong_planet', details, status: 418 })
})

test('what is none of Mallet is told as that', async () => {
  const answering = (body: string, init: ResponseInit) =>
    connectMallet({
      url: 'https://mallet.example.com',
      apiKey: 'mk_1',
      retries: 0,
      fetch: async () => new Response(body, init),
    })

  expect(
    await Promise.all(
      [
        answering('<html>', { status: 200 }),
        answering('', { status: 301, headers: { location: 'https://elsewhere.example.com' } }),
        answering('<html>', { status: 404 }),
        answering('<html>', { status: 502 }),
      ].map(async (client) => (await failureOf(client.connections.list())).code),
    ),
  ).toEqual(['unexpected_answer', 'unexpected_answer', 'unexpected_answer', 'mallet_unreachable'])
  expect(() => connectMallet({ url: 'mallet.example.com', apiKey: '' })).toThrow(
    expect.objectContaining({
      code: 'invalid_input',
      details: {
        issues: ['url: must be an address such as https://mallet.example.com', 'apiKey: must be a key such as mk_...'],
      },
    }),
  )
})

test('where Gong asks to wait longer than anybody wants to, the proxy tells so with Retry-After', async () => {
  const { mallet, connectionId, emulator } = pair
  const effect = { kind: 'too-many-requests', retryAfter: '3600' } as const
  emulator.faults.add({ match: { operation: 'users.list' }, effect, times: 1 })
  const { status, headers } = await mallet.proxy(connectionId)('/v2/users')

  expect(status).toBe(429)
  expect(Number(headers.get('retry-after'))).toBeGreaterThan(3000)
})
