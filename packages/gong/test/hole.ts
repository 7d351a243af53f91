import { createServer, type Server } from 'node:net'
import { onTestFinished } from 'vitest'

/** A listener that nobody may ever contact. */
export interface Hole {
  readonly port: number
  readonly url: string
  contacts: number
}

/** Listens on this machine until the running test ends, and counts whoever comes. */
export async function openHole(): Promise<Hole> {
  const hole = { port: 0, url: '', contacts: 0 }
  const server = createServer((socket) => {
    hole.contacts++
    socket.on('error', () => undefined).end('HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}')
  })
  hole.port = await listenOnLoopback(server)
  hole.url = `http://127.0.0.1:${hole.port}`
  onTestFinished(() => void server.close())
  return hole
}

async function listenOnLoopback(server: Server): Promise<number> {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const address = server.address()
  if (typeof address !== 'object' || address === null) throw new Error('the server has no port')
  return address.port
}
