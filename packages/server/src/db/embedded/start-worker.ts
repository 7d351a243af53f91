import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { Worker } from 'node:worker_threads'

/** The embedded database in its thread, as whoever speaks the wire protocol sees it. */
export interface EmbeddedWorker {
  /**
   * Sends wire bytes and resolves with the whole reply, which may be empty. Exchanges are served in order, one at a
   * time.
   */
  exchange(bytes: Uint8Array): Promise<Uint8Array>
  /** Closes the database after the exchanges under way. The thread is gone afterwards. */
  close(): Promise<void>
  /** Aborted, with an Error as its reason, once the thread is gone and writes no more. */
  readonly ended: AbortSignal
}

interface Reply {
  readonly id: number
  readonly bytes?: Uint8Array
  readonly error?: Error
}

interface Waiting {
  resolve(reply: Reply): void
  reject(reason: unknown): void
}

const OPENED = 0

/** Node has it, and its types have but the namespace. */
declare const WebAssembly: { compile(bytes: Uint8Array): Promise<WebAssembly.Module> }

/** Compiled once per process: every further database of it opens in half the time, with a third of the work. */
let compiled: Promise<WebAssembly.Module> | undefined

/**
 * Opens the database in `databaseFolder` in a thread of its own, and makes it where there is none.
 *
 * @throws Error when the database does not open; its message ends with the server's last words. The thread is gone
 *   then.
 */
export async function startWorker(databaseFolder: string): Promise<EmbeddedWorker> {
  compiled ??= compile()
  const worker = new Worker(new URL('./embedded-worker.js', import.meta.url), {
    workerData: { dataDir: databaseFolder, pgliteWasmModule: await compiled },
    // The file is plain JavaScript: the TypeScript loader of the main thread would only slow its start.
    execArgv: [],
  })
  const waiting = new Map<number, Waiting>()
  const ended = new AbortController()
  let nextId = OPENED
  let closed = false
  let cause: unknown

  function end(reason: Error): void {
    ended.abort(reason)
    for (const { reject } of waiting.values()) reject(reason)
    waiting.clear()
  }

  function awaitReply(send: (id: number) => void): Promise<Reply> {
    return new Promise((resolve, reject) => {
      if (ended.signal.aborted) return reject(ended.signal.reason)
      const id = nextId++
      waiting.set(id, { resolve, reject })
      send(id)
    })
  }

  worker.on('message', (reply: Reply) => {
    const asker = waiting.get(reply.id)
    waiting.delete(reply.id)
    if (reply.error) asker?.reject(reply.error)
    else asker?.resolve(reply)
  })
  worker.on('error', (error) => {
    cause = error
  })
  // An uncaught error stops the thread as well; only its exit says that it writes no more.
  worker.on('exit', (code) => {
    if (closed) end(new Error('The embedded database is closed.'))
    else end(new Error(`The embedded database stopped by itself, with code ${code}.`, { cause }))
  })

  try {
    await awaitReply(() => {})
  } catch (error) {
    await worker.terminate()
    throw error
  }

  return {
    ended: ended.signal,
    async exchange(bytes) {
      const owned = new Uint8Array(bytes)
      const reply = await awaitReply((id) => worker.postMessage({ id, bytes: owned }, [owned.buffer]))
      return reply.bytes ?? new Uint8Array()
    },
    async close() {
      try {
        await awaitReply((id) => worker.postMessage({ id, close: true }))
      } finally {
        closed = true
        await worker.terminate()
      }
    },
  }
}

async function compile(): Promise<WebAssembly.Module> {
  const entry = createRequire(import.meta.url).resolve('@electric-sql/pglite')
  return WebAssembly.compile(await readFile(join(dirname(entry), 'pglite.wasm')))
}
