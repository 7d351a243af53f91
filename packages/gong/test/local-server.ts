import { createServer, type RequestListener, type Server } from 'node:http'
import { createServer as createTcpServer, type Server as NetServer, type Socket } from 'node:net'
import { onTestFinished } from 'vitest'
import { type EgressPolicy, thisMachine } from '../src/egress/policy.ts'
import { createSend, type SendOptions } from '../src/egress/send.ts'
import type { Send } from '../src/egress/send-request.ts'

/** A server on a free port of this machine until the running test ends. */
export async function listen(listener: RequestListener): Promise<{ url: string; host: string; server: Server }> {
  const server = createServer(listener)
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const host = `127.0.0.1:${await portOf(server)}`
  return { url: `http://${host}`, host, server }
}

/** The same for a server that speaks no HTTP. Returns `host:port`. */
export async function listenTcp(listener: (socket: Socket) => void): Promise<string> {
  const server = createTcpServer(listener)
  onTestFinished(() => void server.close())
  return `127.0.0.1:${await portOf(server)}`
}

/** A sender that is closed when the running test ends. It reaches this machine, unless told otherwise. */
export function sender(options?: SendOptions, policy: EgressPolicy = thisMachine): Send {
  const { send, close } = createSend(policy, options)
  onTestFinished(close)
  return send
}

async function portOf(server: NetServer): Promise<number> {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const address = server.address()
  if (typeof address !== 'object' || address === null) throw new Error('the server has no port')
  return address.port
}
