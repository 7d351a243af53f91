import { createServer } from 'node:net'

/** An address on this machine that nobody may contact. */
export interface Hole {
  readonly url: string
  /** How often somebody did. */
  contacts(): number
  close(): Promise<void>
}

/** Listens, counts, and answers nothing. */
export async function openHole(): Promise<Hole> {
  let contacts = 0
  const server = createServer((socket) => {
    contacts++
    socket.on('error', () => undefined)
    socket.destroy()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  return {
    url: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`,
    contacts: () => contacts,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}
