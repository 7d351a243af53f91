import { Secret } from '@mallet/contract/secret'
import { expect, onTestFinished, test } from 'vitest'
import { listen } from '../test/local-server.ts'
import { refusalOf } from '../test/refusal-of.ts'
import { connectGong, type GongConnection } from './connect-gong.ts'

type Answered = readonly [status: number, body: object, headers?: Readonly<Record<string, string>>]

const KEY = { accessKey: 'KEY', accessKeySecret: 'the-secret' }
const page = (ids: readonly string[], cursor?: string) => ({
  requestId: 'r',
  records: { totalRecords: 3, currentPageSize: ids.length, currentPageNumber: 0, cursor },
  users: ids.map((id) => ({ id })),
})
const ANNA: Answered = [200, page(['1'])]
const busy = (retryAfter: string): Answered => [
  429,
  { requestId: 'r', errors: ['busy'] },
  { 'retry-after': retryAfter },
]

/** A connection to a server that gives these answers in turn, with timers that only sleeping moves. */
async function connect(answers: readonly Answered[], credentials: typeof KEY | { accessToken: string | Secret } = KEY) {
  const asked: { line: string; authorization: string | undefined; type: string | undefined; body: string }[] = []
  const { url, host } = await listen(async (request, response) => {
    const { authorization, 'content-type': type } = request.headers
    const entry = { line: `${request.method} ${request.url}`, authorization, type, body: '' }
    const [status, answer, headers] = answers[asked.push(entry) - 1] ?? [500, {}]
    for await (const chunk of request.setEncoding('utf8')) entry.body += chunk
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(answer))
  })
  const slept: number[] = []
  let nowMs = 0
  const timers = {
    nowMs: () => nowMs,
    sleep: async (ms: number) => {
      slept.push(Math.round(ms))
      nowMs += ms
    },
  }
  const gong = connectGong({ baseUrl: url, allowedHosts: [host], ...credentials }, timers)
  onTestFinished(() => gong.close())
  return { gong, asked, slept, url }
}

const listUsers = (gong: GongConnection) => gong.call('users.list', { query: {} })

const upload = () => ({
  params: { id: '7782342274025937895' },
  file: {
    fileName: 'talk.wav',
    mediaType: 'audio/wav',
    bytes: (async function* () {
      yield Buffer.from('the bytes')
    })(),
  },
})

test.each([
  ['a key', KEY, `Basic ${btoa('KEY:the-secret')}`],
  ['a token', { accessToken: 'a-token' }, 'Bearer a-token'],
  ['a token that is a Secret', { accessToken: new Secret('a-token') }, 'Bearer a-token'],
])('%s goes in the header of each request', async (_, credentials, header) => {
  const { gong, asked } = await connect([ANNA], credentials)
  expect((await listUsers(gong)).users).toEqual([{ id: '1' }])
  expect(asked).toMatchObject([{ line: 'GET /v2/users', authorization: header }])
})

test('a host that is neither Gong’s nor allowed is refused, and so are credentials that are none', async () => {
  const refusal = (connect: () => GongConnection) => refusalOf((async () => connect())())
  const elsewhere = await refusal(() => connectGong({ baseUrl: 'https://api.gong.io.example.com', ...KEY }))
  expect(elsewhere.code).toBe('wrong_base_url')
  const unlisted = await refusal(() => connectGong({ baseUrl: 'http://127.0.0.1:4401', ...KEY }))
  expect(unlisted.code).toBe('wrong_base_url')
  const empty = { baseUrl: 'https://api.gong.io', accessKey: '', accessKeySecret: 'the-secret' }
  expect((await refusal(() => connectGong(empty))).code).toBe('invalid_input')
  await connectGong({ baseUrl: 'https://us-12345.api.gong.io', ...KEY }).close()
})

test('items come from all pages, parsed, and only as far as they are read', async () => {
  const answers: Answered[] = [
    [200, page(['1', '2'], 'next')],
    [200, page(['3'])],
  ]
  const all = await connect(answers)
  const ids: string[] = []
  for await (const user of all.gong.items('users.list', { query: {} })) ids.push(user.id)
  expect(ids).toEqual(['1', '2', '3'])
  expect(all.asked.map(({ line }) => line)).toEqual(['GET /v2/users', 'GET /v2/users?cursor=next'])
  const some = await connect(answers)
  for await (const _ of some.gong.items('users.list', { query: {} })) break
  expect(some.asked).toHaveLength(1)
})

test('an item of an unknown form is gong_unexpected and says where', async () => {
  const { gong } = await connect([
    [
      200,
      { ...page([]), records: { totalRecords: 1, currentPageSize: 1, currentPageNumber: 0 }, users: [{ id: true }] },
    ],
  ])
  const error = await refusalOf(gong.items('users.list', { query: {} }).next())
  expect(error).toMatchObject({ code: 'gong_unexpected', details: { issues: [expect.stringMatching(/^id: /)] } })
})

test('requests leave at most three to a second', async () => {
  const { gong, slept } = await connect([ANNA, ANNA, ANNA, ANNA])
  await Promise.all([listUsers(gong), listUsers(gong), listUsers(gong), listUsers(gong)])
  expect(slept).toEqual([350, 350, 350])
})

test('a read is repeated after the Retry-After of a 429, twice at most', async () => {
  const patient = await connect([busy('2'), busy('3'), ANNA])
  expect((await listUsers(patient.gong)).users).toHaveLength(1)
  expect(patient.slept).toEqual([2_000, 3_000])
  const { gong, asked } = await connect([busy('1'), busy('1'), busy('1'), ANNA])
  expect(await refusalOf(listUsers(gong))).toMatchObject({ code: 'rate_limited', details: { retryAfterSeconds: 1 } })
  expect(asked).toHaveLength(3)
})

test('nobody waits for hours: a long Retry-After is the caller’s to know', async () => {
  const { gong, asked } = await connect([busy('3600'), ANNA])
  expect((await refusalOf(listUsers(gong))).details).toEqual({ retryAfterSeconds: 3_600 })
  expect(asked).toHaveLength(1)
})

test('what writes is sent once, whatever the answer, and a 429 holds back what comes after', async () => {
  const { gong, asked, slept } = await connect([busy('2'), ANNA])
  expect((await refusalOf(gong.call('calls.uploadMedia', upload()))).code).toBe('rate_limited')
  await listUsers(gong)
  expect(asked.map(({ line }) => line)).toEqual(['PUT /v2/calls/7782342274025937895/media', 'GET /v2/users'])
  expect(slept).toEqual([2_000])
})

test('a file goes as one part of a form', async () => {
  const { gong, asked } = await connect([[201, { requestId: 'r', callId: '7782342274025937895', url: 'https://x' }]])
  expect(await gong.call('calls.uploadMedia', upload())).toHaveProperty('callId', '7782342274025937895')
  expect(asked[0]?.type).toMatch(/^multipart\/form-data; boundary=[0-9a-f]{32}$/)
  expect(asked[0]?.body).toContain('name="mediaFile"; filename="talk.wav"')
})

test('a token at the host of another company is wrong_base_url with the address that was asked', async () => {
  const { gong, url } = await connect([[401, { requestId: 'r', errors: ['access token has been revoked'] }]])
  expect(await refusalOf(listUsers(gong))).toMatchObject({ code: 'wrong_base_url', details: { baseUrl: url } })
})
