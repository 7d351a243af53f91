import { request as httpRequest } from 'node:http'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ask, refusalOf } from '../ask.ts'
import { countRequests } from '../count-requests.ts'
import { callTool, type McpWorld, openMcpWorld, toolNames } from './open-mcp.ts'

let world: McpWorld

beforeAll(async () => {
  world = await openMcpWorld()
}, 120_000)
afterAll(() => world.close())

const LIST = { jsonrpc: '2.0', id: 1, method: 'tools/list' }
const post = (json: unknown, headers: Record<string, string> = {}, bearer: string | undefined = world.apiKey) =>
  ask(world, { method: 'POST', to: '/mcp', bearer, headers, json })
const inJsonRpc = ({ body }: { body: string }) => JSON.parse(body).error

test.each([
  ['a wrong key', 'mk_00000000000000000000000000000000'],
  ['no key', ''],
])('%s gets 401, the envelope of every refusal, and how to authenticate', async (_, key) => {
  const answer = await ask(world, { method: 'POST', to: '/mcp', ...(key && { bearer: key }), json: LIST })

  expect(answer.status).toBe(401)
  expect(answer.headers['www-authenticate']).toBe('Bearer')
  expect(refusalOf(answer)).toMatchObject({ code: 'unauthorized', requestId: answer.headers['x-request-id'] })
})

test('a revoked key gets 401 with its next request', async () => {
  const { id, key } = await world.api.call('apiKeys.create', { body: { name: 'for a moment' } })
  const connection = { 'mallet-connection-id': world.connectionId }
  expect((await post(LIST, connection, key)).status).toBe(200)
  await world.api.call('apiKeys.revoke', { params: { id } })

  expect((await post(LIST, connection, key)).status).toBe(401)
})

test('a key of one connection needs no header, and any other has to say which', async () => {
  const limited = await world.key(['records:read'])

  expect((await post(LIST, {}, limited)).status).toBe(200)
  const unsaid = await post(LIST)
  expect(unsaid.status).toBe(400)
  expect(inJsonRpc(unsaid)).toMatchObject({ code: -32600, data: { code: 'connection_required' } })
})

test.each([['conn_00000000000000000000000'], ['conn_x']])(
  'the foreign connection %s does not exist',
  async (foreign) => {
    const limited = await world.key(['records:read'])

    const answers = await Promise.all(
      [limited, world.apiKey].map((key) => post(LIST, { 'mallet-connection-id': foreign }, key)),
    )

    expect(answers.map(({ status }) => status)).toEqual([404, 404])
    for (const answer of answers) expect(inJsonRpc(answer)).toMatchObject({ data: { code: 'not_found' } })
  },
)

test('a page of another site is refused, a page of this Mallet is not', async () => {
  const connection = { 'mallet-connection-id': world.connectionId }
  const { origin } = new URL(world.platform().publicUrl)

  const foreign = await post(LIST, { ...connection, origin: 'https://evil.example' })
  expect(foreign.status).toBe(403)
  expect(inJsonRpc(foreign).data.code).toBe('foreign_origin')
  expect((await post(LIST, { ...connection, origin })).status).toBe(200)
})

test.each(['GET', 'DELETE'])('%s has nothing to open or to end', async (method) => {
  const answer = await ask(world, { method, to: '/mcp', bearer: world.apiKey })

  expect(answer.status).toBe(405)
  expect(answer.headers.allow).toBe('POST')
})

test('what is no message of the protocol is told in its own terms', async () => {
  const connection = { 'mallet-connection-id': world.connectionId }
  const json = { 'content-type': 'application/json', ...connection }

  const [batch, text, half] = await Promise.all([
    post([LIST, LIST], connection),
    post({ hello: 'there' }, connection),
    ask(world, { method: 'POST', to: '/mcp', bearer: world.apiKey, body: '{', headers: json }),
  ])

  expect([batch.status, text.status, half.status]).toEqual([400, 400, 400])
  expect([batch, text, half].map((answer) => inJsonRpc(answer).code)).toEqual([-32600, -32700, -32700])
})

test('every answer is JSON with the headers of every route, for a client that takes nothing else too', async () => {
  const answer = await post(LIST, { 'mallet-connection-id': world.connectionId, accept: 'application/json' })

  expect(answer.status).toBe(200)
  expect(answer.headers['content-type']).toMatch(/^application\/json/)
  expect(answer.headers).toMatchObject({
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'x-request-id': expect.stringMatching(/^req_/),
  })
  expect(answer.headers['mcp-session-id']).toBeUndefined()
})

test('nothing of a session is lost when the platform starts again', async () => {
  const client = await world.client({ key: await world.key(['records:read']) })
  const before = await toolNames(client)
  await world.restart()

  expect(await toolNames(client)).toEqual(before)
  expect((await callTool(client, 'list_calls', { limit: 1 })).isError).toBe(false)
})

test('for a client that went away Gong is asked nothing more', async () => {
  const name = 'gong_fetch_call_transcripts'
  const [callId = ''] = (await world.truth('transcripts')).keys()
  const staying = await world.client()
  // The first of the two requests that the action takes is kept waiting.
  const fault = world.emulator.faults.add({
    match: { operation: 'calls.transcripts' },
    effect: { kind: 'hold' },
    times: 1,
  })
  world.emulator.clearRequests()
  const leaving = httpRequest(`${world.platform().publicUrl}/mcp`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${world.apiKey}`,
      'mallet-connection-id': world.connectionId,
      'content-type': 'application/json',
    },
  })
  const params = { name, arguments: { callIds: [callId] } }
  leaving.end(JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/call', params }))
  await world.emulator.faults.reached(fault)

  const left = new Promise((resolve) => leaving.on('error', resolve))
  leaving.destroy()
  await left
  // By then the server has seen that the connection is closed.
  await toolNames(staying)
  world.emulator.faults.release(fault)
  const answer = await callTool(staying, name, { callIds: [callId] })

  expect(answer.isError).toBe(false)
  expect(countRequests(world)).toMatchObject({ 'calls.transcripts': 2, 'calls.listExtensive': 1 })
})
