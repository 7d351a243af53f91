import { request as httpRequest } from 'node:http'
import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { SCOPES } from '@mallet/contract/api/scopes'
import { ErrorBody } from '@mallet/contract/errors'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createApiKey } from '../../src/keys/create-api-key.ts'
import { ask, type Question, refusalOf } from '../ask.ts'
import { endpoints } from '../endpoints.ts'
import { openWorld, type World } from '../open-world.ts'

let world: World
/** May everything, what has to be named too. */
let apiKey: string

beforeAll(async () => {
  world = await openWorld({ emulator: { calls: 5, users: 5 }, config: { logLevel: 'silent' } })
  apiKey = (await createApiKey(world.platform().context, { name: 'everything', scopes: SCOPES })).key
})
afterAll(() => world.close())

const askWithKey = (question: Question) => ask(world, { bearer: apiKey, ...question })

const withBody = endpoints.filter(({ endpoint }) => endpoint.body && !endpoint.scope.endsWith('-session'))
const withQuery = endpoints.filter(({ endpoint }) => endpoint.query)

test.each(withBody)('$name refuses a field that it does not know, and names it', async ({ endpoint, path }) => {
  const json = { ...endpoint.example.body, surprise: 1 }

  const answer = await askWithKey({ method: endpoint.method, to: path, json })

  expect(answer.status).toBe(400)
  expect(refusalOf(answer)).toMatchObject({ code: 'invalid_input' })
  expect(JSON.stringify(refusalOf(answer).details)).toContain('surprise')
})

test.each(withQuery)(
  '$name refuses a parameter that it does not know, and one that stands twice',
  async ({ endpoint, path }) => {
    const unknown = await askWithKey({ method: endpoint.method, to: `${path}?surprise=1` })
    const twice = await askWithKey({ method: endpoint.method, to: `${path}?limit=1&limit=2` })

    expect([unknown.status, twice.status]).toEqual([400, 400])
    expect(refusalOf(twice).code).toBe('invalid_input')
  },
)

test.each(withBody)('$name refuses what is no JSON object, with the reason', async ({ endpoint, path }) => {
  const send = (body: string, type = 'application/json') =>
    askWithKey({ method: endpoint.method, to: path, body, headers: { 'content-type': type } })
  const json = JSON.stringify(endpoint.example.body)

  const refusals = {
    half: await send('{'),
    nothing: await send(''),
    prototype: await send('{"__proto__":{"name":"x"}}'),
    list: await send('[]'),
    word: await send('"x"'),
    form: await send('name=x', 'application/x-www-form-urlencoded'),
    plain: await send(json, 'text/plain'),
    xml: await send('<x/>', 'application/xml'),
    large: await send(JSON.stringify({ name: 'x'.repeat(1_100_000) })),
  }

  const codes = Object.fromEntries(
    Object.entries(refusals).map(([kind, answer]) => [kind, `${answer.status} ${refusalOf(answer).code}`]),
  )
  expect(codes).toEqual({
    half: '400 invalid_json',
    nothing: '400 invalid_json',
    prototype: '400 invalid_json',
    list: '400 invalid_input',
    word: '400 invalid_input',
    form: '415 unsupported_media_type',
    plain: '415 unsupported_media_type',
    xml: '415 unsupported_media_type',
    large: '413 body_too_large',
  })
})

test('an address or a method that does not exist is a 404 in JSON', async () => {
  for (const question of [
    { to: '/v1/nothing' },
    { to: '/nothing' },
    { method: 'PUT', to: '/v1/connections' },
    { method: 'DELETE', to: '/healthz' },
    { to: '/v1/connections/conn_x/nothing' },
    { to: `/v1/connections/${'x'.repeat(3000)}` },
  ]) {
    const answer = await askWithKey(question)
    expect(answer.status, question.to).toBe(404)
    expect(answer.headers['content-type']).toBe('application/json; charset=utf-8')
    expect(['route_not_found', 'not_found']).toContain(refusalOf(answer).code)
  }
})

test('an address that cannot be read is a 400 in JSON', async () => {
  const answer = await rawGet('/v1/connections/%zz')

  expect(answer.status).toBe(400)
  expect(ErrorBody.parse(JSON.parse(answer.body)).error.code).toBe('invalid_input')
})

test('a thousand ids fit in an address', async () => {
  const ids = Array.from({ length: 1000 }, (_, index) => String(7_000_000_000_000_000_000n + BigInt(index))).join()

  const answer = await rawGet(`/v1/connections/conn_1a2b3c4d5e6f7g8h9j0k1m2n/records/calls?ids=${ids}`)

  expect(answer.status).toBe(404)
  expect(ErrorBody.parse(JSON.parse(answer.body)).error.code).toBe('not_found')
})

test('every answer carries the id that its refusal quotes, is not kept by caches, and shows no insides', async () => {
  const answers = await Promise.all([
    askWithKey({ to: '/v1/nothing' }),
    askWithKey({ to: '/v1/connections/conn_x' }),
    askWithKey({ to: '/v1/connections?limit=x' }),
    askWithKey({ to: '/v1/connections', bearer: undefined }),
    askWithKey({ method: 'POST', to: '/v1/integrations', json: { name: 1 } }),
  ])

  for (const answer of answers) {
    expect(refusalOf(answer).requestId).toBe(answer.headers['x-request-id'])
    expect(refusalOf(answer).requestId).toMatch(/^req_[a-z0-9]{32}$/)
    expect(answer.headers).toMatchObject({ 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' })
    expect(answer.body).not.toMatch(/\bat \S+ \(|node_modules|\.ts:\d|select |Fastify|FST_/)
  }
})

test('an error that nobody expected shows an id and nothing of itself', async () => {
  await world.platform().context.db.schema.alterTable('connection').renameTo('connection_elsewhere').execute()
  try {
    const answer = await askWithKey({ to: '/v1/connections' })

    expect(answer.status).toBe(500)
    expect(refusalOf(answer)).toMatchObject({ code: 'internal', details: {} })
    expect(answer.body).not.toMatch(/elsewhere|relation|exist/)
  } finally {
    await world.platform().context.db.schema.alterTable('connection_elsewhere').renameTo('connection').execute()
  }
})

test('what is not HTTP is refused without a word about the server', async () => {
  const socket = connect(world.config.port, '127.0.0.1')
  socket.write('nonsense\r\n\r\n')

  const answer = await text(socket)

  expect(answer).toMatch(/^HTTP\/1\.1 400 /)
  expect(answer).not.toMatch(/\bat |node:|Parse|HPE_/)
})

/** As it stands: a URL would put it in order first. */
function rawGet(path: string): Promise<{ status: number | undefined; body: string }> {
  return new Promise((resolve, reject) => {
    const headers = { authorization: `Bearer ${world.apiKey}` }
    const sent = httpRequest({ host: '127.0.0.1', port: world.config.port, path, headers }, async (answer) =>
      resolve({ status: answer.statusCode, body: await text(answer) }),
    )
    sent.on('error', reject).end()
  })
}
