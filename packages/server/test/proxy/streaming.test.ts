import { once } from 'node:events'
import type { ClientRequest, IncomingMessage, ServerResponse } from 'node:http'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { openPassage, type Passage } from './open-passage.ts'

const MB = 1024 * 1024

let passage: Passage

beforeAll(async () => {
  passage = await openPassage()
})
afterAll(() => passage.close())
beforeEach(() => {
  passage.arrived.length = 0
})

const answerTo = (sent: ClientRequest) =>
  new Promise<IncomingMessage>((resolve, reject) => sent.on('response', resolve).on('error', reject))

/** What Gong has in hand of the next request. */
const atGong = () =>
  new Promise<{ request: IncomingMessage; response: ServerResponse }>((resolve) => {
    passage.play((request, response) => resolve({ request, response }))
  })

test('an answer arrives piece by piece, the first before Gong has the last', async () => {
  const gong = atGong()
  const sent = passage.begin({ path: '/v2/users' })
  const answer = answerTo(sent.end())
  const { response } = await gong
  response.write('first')

  const [piece] = await once((await answer).setEncoding('utf8'), 'data')
  response.end('last')

  expect(piece).toBe('first')
  expect(await text(await answer)).toBe('last')
})

test('a body of unknown length goes on piece by piece, the first before its sender has the last', async () => {
  const gong = atGong()
  const sent = passage.begin({ method: 'PUT', path: '/v2/calls/1/media' })
  sent.write('first')
  const { request, response } = await gong
  const [piece] = await once(request.setEncoding('utf8'), 'data')
  sent.end('last')
  const rest = await text(request)
  response.end('{}')

  expect([piece, rest]).toEqual(['first', 'last'])
  expect((await answerTo(sent)).statusCode).toBe(200)
  expect(request.headers['transfer-encoding']).toBe('chunked')
})

test('20 MB each way arrive whole, with the length that was said', async () => {
  const size = 20 * MB
  passage.play((request, response) => {
    let bytes = 0
    request.on('data', (piece: Buffer) => {
      bytes += piece.length
    })
    request.on('end', () => {
      response.writeHead(200, {
        'content-length': size,
        'x-took': bytes,
        'x-length': request.headers['content-length'],
      })
      response.end(Buffer.alloc(size, 'a'))
    })
  })
  const sent = passage.begin({ method: 'POST', path: '/v2/anything', headers: { 'content-length': String(size) } })
  const answered = answerTo(sent)
  sent.end(Buffer.alloc(size, 'b'))
  const answer = await answered
  let bytes = 0
  for await (const piece of answer) bytes += piece.length

  expect(bytes).toBe(size)
  expect(answer.headers).toMatchObject({
    'content-length': String(size),
    'x-took': String(size),
    'x-length': String(size),
  })
})

/** How much goes into a stream until it stands still. */
async function untilStill(push: (piece: Buffer) => boolean, drained: () => Promise<unknown>): Promise<number> {
  let bytes = 0
  for (;;) {
    bytes += MB
    if (push(Buffer.alloc(MB))) continue
    const isStill = await Promise.race([
      drained().then(() => false),
      new Promise((done) => setTimeout(done, 300, true)),
    ])
    if (isStill || bytes > 200 * MB) return bytes
  }
}

test('who sends waits while Gong does not read, and Gong waits while nobody reads its answer', async () => {
  const gong = atGong()
  const sent = passage.begin({ method: 'POST', path: '/v2/anything' })
  const answered = answerTo(sent)
  const upwards = await untilStill(
    (piece) => sent.write(piece),
    () => once(sent, 'drain'),
  )
  const { request, response } = await gong
  request.resume()
  sent.end()
  response.writeHead(200)
  const downwards = await untilStill(
    (piece) => response.write(piece),
    () => once(response, 'drain'),
  )
  ;(await answered).resume()
  response.end()
  await once(await answered, 'end')

  // What the system's own buffers of two connections hold, and a pipe.
  expect(upwards).toBeLessThan(40 * MB)
  expect(downwards).toBeLessThan(40 * MB)
}, 20_000)

test.each(['before the answer', 'in the middle of the answer', 'in the middle of the body'])(
  'who goes away %s ends the request at Gong',
  async (when) => {
    const gong = atGong()
    const sent = passage.begin({ method: 'POST', path: '/v2/anything', headers: { 'content-length': '1000000' } })
    sent.on('error', () => undefined)
    if (when === 'in the middle of the body') sent.write('begun')
    else sent.end(Buffer.alloc(1_000_000))
    const { request, response } = await gong
    const ended = new Promise((resolve) => request.socket.once('close', resolve))
    request.resume()
    if (when === 'in the middle of the answer') {
      const answer = new Promise<IncomingMessage>((resolve) => sent.once('response', resolve))
      response.write('first')
      ;(await answer).on('error', () => undefined)
    }

    sent.destroy()

    await ended
    expect(response.writableFinished).toBe(false)
  },
)

test.each(['with a length', 'in chunks', 'that ends with its connection'])(
  'an answer %s that breaks off does not look whole',
  async (how) => {
    passage.play((_, response) => {
      if (how === 'that ends with its connection') {
        response.socket?.end('HTTP/1.1 200 OK\r\n\r\nfirst')
        return
      }
      if (how === 'with a length') response.setHeader('content-length', '100000')
      response.write('first', () => setTimeout(() => response.destroy(), 50))
    })

    const answer = await answerTo(passage.begin({ path: '/v2/users' }).end())
    const read = await text(answer).catch(() => 'broken')

    // Where Gong itself gives no sign of the end, neither does Mallet: no length, no last chunk.
    if (how === 'that ends with its connection') {
      expect([read, answer.headers['transfer-encoding'], answer.headers.connection]).toEqual([
        'first',
        undefined,
        'close',
      ])
    } else expect(read).toBe('broken')
  },
)

test('a small answer that breaks off is not begun, so whoever asked is told that it broke', async () => {
  passage.play((_, response) => {
    response.setHeader('content-length', '100')
    response.write('first', () => setTimeout(() => response.destroy(), 50))
  })

  const answer = await answerTo(passage.begin({ path: '/v2/users' }).end())

  expect([answer.statusCode, answer.headers['x-mallet-source']]).toEqual([504, undefined])
  expect(JSON.parse(await text(answer))).toMatchObject({ error: { code: 'gong_unavailable' } })
})

test('Gong may refuse a large body before it is there; whoever sends it is told, and the connection serves on', async () => {
  passage.play((_, response) => void response.writeHead(400).end('{"errors":["no such call"]}'))
  const sent = passage.begin({ method: 'PUT', path: '/v2/calls/1/media', headers: { 'content-length': String(MB) } })
  const answered = answerTo(sent)
  sent.write(Buffer.alloc(100_000))

  const answer = await answered
  expect([answer.statusCode, await text(answer)]).toEqual([400, '{"errors":["no such call"]}'])
  sent.end(Buffer.alloc(MB - 100_000))
})

test('a body that is too large is refused by its length, and on its way where it says none', async () => {
  const sent = passage.begin({ method: 'PUT', path: '/v2/anything', headers: { 'content-length': '2000000000' } })
  const answered = answerTo(sent)
  sent.flushHeaders()

  expect((await answered).statusCode).toBe(413)
  expect(passage.arrived).toEqual([])
  sent.on('error', () => undefined).destroy()
})

test('a small body is sent again after a short pause of Gong, and a large one is not', async () => {
  let times = 0
  passage.play(async (request, response) => {
    const body = await text(request)
    times++
    if (times % 2 === 1) response.writeHead(429, { 'retry-after': '1' }).end('{}')
    else response.end(body)
  })
  const post = (body: string) => {
    const sent = passage.begin({
      method: 'POST',
      path: '/v2/anything',
      headers: { 'content-length': String(body.length) },
    })
    const answered = answerTo(sent)
    sent.end(body)
    return answered
  }

  const small = await post('{"a":1}')
  expect([small.statusCode, await text(small), times]).toEqual([200, '{"a":1}', 2])

  const large = await post('b'.repeat(100_000))
  expect([large.statusCode, large.headers['retry-after'], times]).toEqual([429, '1', 3])
  expect(JSON.parse(await text(large)).error.code).toBe('rate_limited')
})
