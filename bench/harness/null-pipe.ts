// A process that does nothing but pass requests on: node:http in front, undici's stream behind.
import { createServer } from 'node:http'
import { Pool } from 'undici'
import { z } from 'zod'
import type { Listening } from './listening.ts'

const { to } = z.object({ to: z.string() }).parse(JSON.parse(process.argv[2] ?? ''))
const pool = new Pool(to, { connections: 64 })

const server = createServer({ keepAliveTimeout: 60_000 }, (request, response) => {
  const { method = 'GET', url = '/', headers } = request
  const { host: _, connection: _kept, 'transfer-encoding': chunked, ...passed } = headers
  const hasBody = chunked !== undefined || headers['content-length'] !== undefined
  const leaving = { method, path: url, headers: passed, body: hasBody ? request : null, opaque: response }
  pool
    .stream(leaving, ({ statusCode, headers: answered }) => {
      const { connection: _theirs, 'keep-alive': _time, ...rest } = answered
      return response.writeHead(statusCode, rest)
    })
    .catch(() => response.destroy())
})
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  process.send?.({ url: `http://127.0.0.1:${port}` } satisfies Listening)
})
process.once('disconnect', () => process.exit(0))
