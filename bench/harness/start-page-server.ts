import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { FROM_SOURCE } from './from-source.ts'
import { Ready, type Source } from './page-source.ts'

const ENTRY = fileURLToPath(new URL('./page-server.ts', import.meta.url))

export interface PageServer {
  /** Its base URL, as Gong's would be. */
  readonly url: string
  stop(): Promise<void>
}

/** Serves pages from a process of its own, on loopback, for as long as this one lives. */
export async function startPageServer(source: Source): Promise<PageServer> {
  const child = fork(ENTRY, [JSON.stringify(source)], { execArgv: FROM_SOURCE })
  const exited = once(child, 'exit')
  const [ready] = await Promise.race([
    once(child, 'message'),
    exited.then(([code]) => Promise.reject(new Error(`the page server ended with ${code}`))),
  ])
  return {
    url: `http://127.0.0.1:${Ready.parse(ready).port}`,
    stop: async () => {
      child.disconnect()
      await exited
    },
  }
}
