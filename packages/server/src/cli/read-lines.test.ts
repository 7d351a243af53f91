import { createServer, type RequestListener, type Server } from 'node:http'
import { createSend, thisMachine } from '@mallet/gong'
import { afterAll, afterEach, expect, test } from 'vitest'
import { readLines } from './read-lines.ts'

const never = new AbortController().signal
const { stream, close } = createSend(thisMachine)
afterAll(close)
let server: Server | undefined

afterEach(async () => {
  server?.closeAllConnections()
  await new Promise((done) => server?.close(done))
})

function serve(answer: RequestListener): Promise<string> {
  const listening = createServer(answer)
  server = listening
  return new Promise((resolve) => {
    listening.listen(0, '127.0.0.1', () => {
      const address = listening.address()
      resolve(`http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/truth`)
    })
  })
}

async function collect(lines: AsyncIterable<string>): Promise<string[]> {
  const all: string[] = []
  for await (const line of lines) all.push(line)
  return all
}

test('lines come out whole, however the answer is cut into chunks', async () => {
  const bytes = Buffer.from('{"name":"Zoë"}\n{"name":"😀"}\n\nlast')
  const url = await serve(async (_, response) => {
    for (const byte of bytes) {
      response.write(Buffer.of(byte))
      await new Promise((resolve) => setImmediate(resolve))
    }
    response.end()
  })

  expect(await collect(readLines(stream, url, never))).toEqual(['{"name":"Zoë"}', '{"name":"😀"}', 'last'])
})

test('an answer that breaks off is an error, not a short answer', async () => {
  const url = await serve((_, response) => {
    response.write('one\ntwo\n', () => response.socket?.resetAndDestroy())
  })

  await expect(collect(readLines(stream, url, never))).rejects.toThrow()
})

test('an answer that is no success is an error', async () => {
  const url = await serve((_, response) => void response.writeHead(404).end('{}\n'))

  await expect(collect(readLines(stream, url, never))).rejects.toThrow('/truth answered with status 404.')
})

test('a long answer is not read ahead of whoever reads it', async () => {
  let written = 0
  const url = await serve((_, response) => {
    const line = `${'x'.repeat(9_999)}\n`
    const pump = () => {
      while (written < 200_000_000 && !response.destroyed) {
        written += line.length
        if (!response.write(line)) break
      }
    }
    response.on('drain', pump)
    pump()
  })

  let read = 0
  for await (const _ of readLines(stream, url, never)) if (++read === 100) break

  expect(written).toBeLessThan(100_000_000)
})

test('reading can be given up while nothing comes', async () => {
  const giveUp = new AbortController()
  const url = await serve((_, response) => void response.write('one\n'))
  const lines = readLines(stream, url, giveUp.signal)
  expect(await lines.next()).toEqual({ done: false, value: 'one' })

  const next = lines.next()
  giveUp.abort()

  await expect(next).rejects.toThrow()
})
