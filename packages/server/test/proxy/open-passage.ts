import { createServer, request as httpRequest, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { createSend, thisMachine } from '@mallet/gong'
import { type Doors, openDoors } from '../doors/open-doors.ts'
import { openFreshDatabase } from '../fresh-database.ts'
import { freshVault } from '../fresh-vault.ts'

/** What of a request arrived at Gong. */
interface Arrived {
  readonly method: string
  readonly url: string
  /** As they came, names in lower case, each line an entry. */
  readonly headers: readonly (readonly [string, string])[]
}

type Play = (request: IncomingMessage, response: ServerResponse) => void

/** Mallet's doors before a Gong that is played byte by byte. */
export interface Passage {
  readonly doors: Doors
  /** A connection by API key to the played Gong. */
  readonly connectionId: string
  readonly arrived: Arrived[]
  /** What Gong does with each request from now on. */
  play(play: Play): void
  /** Begins a request through the proxy. The path is Gong's, and sent as it stands. */
  begin(question: Passing): import('node:http').ClientRequest
  close(): Promise<void>
}

export interface Passing {
  readonly method?: string
  readonly path: string
  readonly headers?: Readonly<Record<string, string | string[]>>
  readonly bearer?: string
}

export const CREDENTIALS = 'AKEY0000000000000000:secret-of-the-access-key'

export async function openPassage(): Promise<Passage> {
  let play: Play = (_, response) => void response.end('{}')
  const arrived: Arrived[] = []
  const gong = createServer((request, response) => {
    arrived.push({ method: request.method ?? '', url: request.url ?? '', headers: linesOf(request.rawHeaders) })
    play(request, response)
  })
  const baseUrl = await listening(gong)
  const sender = createSend(thisMachine)
  const database = await openFreshDatabase(freshVault(), { ...sender, baseUrl, credentials: CREDENTIALS })
  const doors = await openDoors({ database })
  const { id: connectionId } = await database.addConnection({ callsPerSecond: 10_000 })
  return {
    doors,
    connectionId,
    arrived,
    play: (next) => {
      play = next
    },
    begin: ({ method = 'GET', path, headers = {}, bearer = doors.adminKey }) =>
      httpRequest({
        host: '127.0.0.1',
        port: doors.port,
        method,
        path: `/v1/connections/${connectionId}/proxy${path}`,
        agent: false,
        headers: { authorization: `Bearer ${bearer}`, ...headers },
      }),
    close: async () => {
      await doors.close()
      await database.close()
      gong.closeAllConnections()
      await new Promise((resolve) => gong.close(resolve))
      await sender.close()
    },
  }
}

function listening(server: Server): Promise<string> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      resolve(`http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`)
    })
  })
}

function linesOf(raw: readonly string[]): [string, string][] {
  const lines: [string, string][] = []
  for (let at = 0; at < raw.length; at += 2) lines.push([(raw[at] ?? '').toLowerCase(), raw[at + 1] ?? ''])
  return lines
}
