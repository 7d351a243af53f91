import { once } from 'node:events'
import { createServer } from 'node:http'

/** Pages of two origins that have nothing to do with each other, each with the script of Connect. */
export interface Street {
  /** Of the product, to be listed in the settings of Connect. */
  readonly shop: string
  /** Of somebody who means no good. */
  readonly evil: string
  close(): Promise<void>
}

/** One server under two names: browsers find every name under `localhost` on this machine. No policy stands in the way. */
export async function openStreet(malletUrl: string): Promise<Street> {
  const page = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Street</title>
<script src="${malletUrl}/connect/mallet.js"></script></head><body></body></html>`
  const server = createServer((_request, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8').end(page)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The street has no port')
  return {
    shop: `http://localhost:${address.port}`,
    evil: `http://evil.localhost:${address.port}`,
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
