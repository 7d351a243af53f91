import type { IncomingMessage } from 'node:http'
import { text } from 'node:stream/consumers'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { refusalIn } from '../doors/open-doors.ts'
import { CREDENTIALS, openPassage, type Passage, type Passing } from './open-passage.ts'

let passage: Passage

beforeAll(async () => {
  passage = await openPassage()
})
afterAll(() => passage.close())
beforeEach(() => {
  passage.play((_, response) => void response.end('{}'))
  passage.arrived.length = 0
})

/** One whole request through the proxy. */
async function ask(question: Passing, body?: string | Buffer) {
  const sent = passage.begin(question)
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    sent.on('response', resolve).on('error', reject).end(body)
  })
  return { status: answer.statusCode ?? 0, headers: answer.headers, body: await text(answer) }
}

const headerOf = (name: string) => passage.arrived[0]?.headers.filter(([key]) => key === name).map(([, value]) => value)

test.each(['GET', 'POST', 'PUT', 'PATCH', 'DELETE'])(
  '%s reaches Gong with path, query and body as they came',
  async (method) => {
    passage.play(async (request, response) => {
      response.writeHead(201, { 'content-type': 'text/csv', 'x-traceid': 'abc' })
      response.end(`${request.method} ${await text(request)}`)
    })

    const path = '/v2/odd%20path/x~y?cursor=a%2Bb&a=1&a=2&empty='
    const answer = await ask(
      { method, path, headers: { 'content-type': 'text/plain; a=b', 'content-length': '5' } },
      '{"a":',
    )

    expect(answer).toMatchObject({
      status: 201,
      body: `${method} {"a":`,
      headers: { 'content-type': 'text/csv', 'x-traceid': 'abc' },
    })
    expect(passage.arrived.map(({ url }) => url)).toEqual([path])
    expect(headerOf('content-type')).toEqual(['text/plain; a=b'])
    expect(headerOf('authorization')).toEqual([`Basic ${Buffer.from(CREDENTIALS).toString('base64')}`])
  },
)

test('what Gong refuses is answered as Gong says it, and told apart from what Mallet says', async () => {
  passage.play((_, response) => {
    response.writeHead(503, { 'retry-after': '120', 'content-type': 'application/json' }).end('{"errors":["later"]}')
  })

  const { status, headers, body } = await ask({ path: '/v2/users' })

  expect([status, headers['retry-after'], body]).toEqual([503, '120', '{"errors":["later"]}'])
  expect(headers['x-mallet-source']).toBe('gong')
})
