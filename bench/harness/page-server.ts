// A process that answers with pages of calls as fast as Node can, and so takes no time of whoever is measured.
import { readFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { z } from 'zod'
import { inventedPage } from './invent-calls.ts'
import { inventUsers } from './invent-users.ts'
import { FIRST_PAGE, type Ready, type Recorded, Source } from './page-source.ts'

const Asked = z.object({ cursor: z.string().default(FIRST_PAGE) })

const source = Source.parse(JSON.parse(process.argv[2] ?? ''))
const users = Buffer.from(inventUsers())
const sized = source.kind === 'sized' ? Buffer.from(JSON.stringify('x'.repeat(source.bytes - 2))) : undefined
const pageOf = pagesOf(source)

function pagesOf(from: Source): (cursor: string) => Buffer | undefined {
  if (from.kind === 'recorded') return fromFiles(from)
  if (from.kind === 'sized') return () => sized
  return (cursor) => inventedPage(cursor, from.calls)
}

function fromFiles({ pages }: Recorded): (cursor: string) => Buffer | undefined {
  const bodies = new Map(pages.map(({ cursor, file }) => [cursor, readFileSync(file)]))
  return (cursor) => bodies.get(cursor)
}

function answer(response: ServerResponse, body: Buffer | undefined): void {
  const headers = { 'content-type': 'application/json', 'content-length': body?.length ?? 0 }
  response.writeHead(body ? 200 : 404, headers).end(body)
}

function serve(request: IncomingMessage, response: ServerResponse): void {
  if (request.method === 'GET') {
    answer(response, sized ?? (request.url === '/v2/users' ? users : undefined))
    return
  }
  const chunks: Buffer[] = []
  request.on('data', (chunk: Buffer) => chunks.push(chunk))
  request.on('end', () => {
    const { cursor } = Asked.parse(JSON.parse(Buffer.concat(chunks).toString('utf8')))
    answer(response, pageOf(cursor))
  })
}

const server = createServer({ keepAliveTimeout: 60_000 }, serve)
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  process.send?.({ port } satisfies Ready)
})
process.once('disconnect', () => process.exit(0))
