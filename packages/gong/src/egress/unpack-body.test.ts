import { brotliCompressSync, createGzip, deflateRawSync, deflateSync, gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { listen, sender } from '../../test/local-server.ts'
import { refusalOf } from '../../test/refusal-of.ts'

const MIB = 1_048_576
const asking = (url: string, maxBytes = MIB) => ({ method: 'GET', url, headers: {}, deadlineMs: 20_000, maxBytes })

async function serve(encoding: string | string[], bytes: Uint8Array): Promise<string> {
  const { url } = await listen((_, response) => void response.setHeader('content-encoding', encoding).end(bytes))
  return url
}

test.each(['gzip', 'GZIP', ' gzip '])('an answer packed with %j comes unpacked', async (encoding) => {
  const url = await serve(encoding, gzipSync('{"name":"Zoë 😀"}'))
  expect((await sender()(asking(url))).body).toBe('{"name":"Zoë 😀"}')
})

test.each<[string | string[], Uint8Array]>([
  ['br', brotliCompressSync('x'.repeat(200 * MIB))],
  ['deflate', deflateSync('x')],
  ['deflate', deflateRawSync('x')],
  ['zstd', Buffer.from('x')],
  ['compress', Buffer.from('x')],
  ['gzip, gzip', gzipSync(gzipSync('x'))],
  ['gzip, br', gzipSync('x')],
  [['gzip', 'gzip'], gzipSync(gzipSync('x'))],
  ['identity, gzip', gzipSync('x')],
  ['<script>', Buffer.from('x')],
])('A52: an answer packed as %j is refused without being unpacked', async (encoding, bytes) => {
  const error = await refusalOf(sender()(asking(await serve(encoding, bytes))))
  expect(error.code).toBe('gong_unexpected')
})

test('A52: gzip inside of gzip is unpacked once and no deeper', async () => {
  const inner = gzipSync('x'.repeat(MIB))
  const { body } = await sender()(asking(await serve('gzip', gzipSync(inner))))
  expect(body.length).toBeLessThanOrEqual(inner.length)
})

test('A52: the bytes that count are those unpacked', async () => {
  const url = await serve('gzip', gzipSync('ab'.repeat(500)))
  expect((await sender()(asking(url, 1000))).body).toHaveLength(1000)
  expect((await refusalOf(sender()(asking(url, 999)))).details).toEqual({ reason: 'too_large' })
})

test('A52: what packs a hundred times as well as any text is given up after a mebibyte, whatever is allowed', async () => {
  const url = await serve('gzip', gzipSync('x'.repeat(20 * MIB)))
  expect((await refusalOf(sender()(asking(url, 64 * MIB)))).details).toEqual({ reason: 'too_large' })
})

test('A52: a bomb costs less memory than three times the cap, and its connection is closed', async () => {
  // Large beside what the collector leaves lying about.
  const maxBytes = 32 * MIB
  const zeros = Buffer.alloc(MIB)
  const noise = Buffer.from(Array.from({ length: 16_384 }, () => Math.floor(Math.random() * 256)))
  let closed: (() => void) | undefined
  const cutOff = new Promise<void>((done) => {
    closed = done
  })
  // Noise enough that no ratio gives it away: the cap has to do it.
  const { url } = await listen((_, response) => {
    const packing = createGzip()
    response.writeHead(200, { 'content-encoding': 'gzip' })
    response.on('close', () => {
      closed?.()
      packing.destroy()
    })
    packing.on('error', () => undefined).pipe(response)
    let left = 200
    const pump = () => {
      while (left-- > 0) if (!packing.write(Buffer.concat([noise, zeros]))) return void packing.once('drain', pump)
      packing.end()
    }
    pump()
  })
  const before = process.memoryUsage().rss
  let most = before
  const watch = setInterval(() => {
    most = Math.max(most, process.memoryUsage().rss)
  }, 5)
  const error = await refusalOf(sender()(asking(url, maxBytes)))
  await cutOff
  clearInterval(watch)
  expect(error.details).toEqual({ reason: 'too_large' })
  expect(most - before).toBeLessThan(3 * maxBytes)
})

test('A53: an endless answer without a length is cut off at the cap and its connection closed', async () => {
  let written = 0
  let closed: (() => void) | undefined
  const cutOff = new Promise<void>((done) => {
    closed = done
  })
  const { url } = await listen((_, response) => {
    const pump = () => {
      while (!response.destroyed) {
        written += 65_536
        if (!response.write(Buffer.alloc(65_536))) break
      }
    }
    response.on('drain', pump).on('close', () => closed?.())
    pump()
  })
  const error = await refusalOf(sender()(asking(url, 200_000)))
  await cutOff
  expect(error.details).toEqual({ reason: 'too_large' })
  expect(written).toBeLessThan(20_000_000)
})

test('B33: a packed answer that is cut short at any byte is an error, though it has no length', async () => {
  const packed = gzipSync('{"records":{},"calls":[]}')
  let turn = 0
  const { url } = await listen((_, response) => {
    response.socket?.write('HTTP/1.1 200 OK\r\ncontent-encoding: gzip\r\nconnection: close\r\n\r\n')
    response.socket?.end(packed.subarray(0, turn++))
  })
  const send = sender()
  for (let cut = 0; cut < packed.length; cut++) {
    expect((await refusalOf(send(asking(url)))).details).toEqual({ reason: 'unpackable' })
  }
})
