import type { Socket } from 'node:net'
import { listenTcp } from './local-server.ts'

/**
 * A server that hears each request out and then writes what it is told, byte by byte as it stands. Returns its URL and
 * what it heard: the head and body of each request.
 */
export async function serveRaw(
  answer: (socket: Socket, turn: number) => void,
): Promise<{ url: string; heard: string[] }> {
  const heard: string[] = []
  const host = await listenTcp((socket) => {
    let text = ''
    socket.on('error', () => undefined)
    socket.on('data', (bytes) => {
      text += bytes.toString('latin1')
      const head = text.indexOf('\r\n\r\n')
      if (head < 0) return
      const length = Number(/^content-length: (\d+)/im.exec(text)?.[1] ?? 0)
      if (text.length < head + 4 + length) return
      const turn = heard.push(text) - 1
      text = ''
      answer(socket, turn)
    })
  })
  return { url: `http://${host}`, heard }
}
