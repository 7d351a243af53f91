// @ts-check
/**
 * The thread that runs the embedded database. It stays plain JavaScript, so that `new Worker` takes the same file under
 * tsx, vitest and plain Node.
 *
 * workerData: { dataDir: string, pgliteWasmModule: WebAssembly.Module }. It posts { id: 0 } once the database is open,
 * then answers { id, bytes } (wire protocol, both ways) and { id, close: true } strictly in order. An answer that failed
 * is { id, error }.
 */
import { parentPort, workerData } from 'node:worker_threads'
import { PGlite } from '@electric-sql/pglite'

const KEPT_LOG_LINES = 10

if (!parentPort) throw new Error('embedded-worker.js runs as a worker thread only.')
const port = parentPort

/** @type {string[]} The last lines the server wrote: they hold the reason when it does not open. */
const serverLog = []

/** @param {string} line */
function keepLine(line) {
  serverLog.push(line)
  if (serverLog.length > KEPT_LOG_LINES) serverLog.shift()
  return false
}

/**
 * What Emscripten throws is not always an Error, and does not always survive being posted.
 * @param {unknown} thrown
 */
function postable(thrown) {
  if (!(thrown instanceof Error)) return new Error(String(thrown))
  const copy = new Error(thrown.message)
  if (thrown.stack) copy.stack = thrown.stack
  return copy
}

/** @param {{ dataDir: string, pgliteWasmModule: WebAssembly.Module }} options */
const open = ({ dataDir, pgliteWasmModule }) =>
  PGlite.create(dataDir, { pgliteWasmModule, onStdout: keepLine, onStderr: keepLine })

/**
 * `execProtocolRaw` would do, but it parses every reply and keeps the rows for ever; the streaming form does neither.
 * @param {PGlite} database
 * @param {Uint8Array} request
 */
async function exchange(database, request) {
  /** @type {Uint8Array[]} */
  const parts = []
  let length = 0
  await database.execProtocolRawStream(request, {
    onRawData: (heap) => {
      // A view of the database's own memory: gone after this call.
      parts.push(heap.slice())
      length += heap.byteLength
    },
  })
  // Not Buffer.concat: small Buffers share one pool, and this memory is handed over to the other thread.
  const reply = new Uint8Array(length)
  let offset = 0
  for (const part of parts) {
    reply.set(part, offset)
    offset += part.byteLength
  }
  return reply
}

/**
 * @param {PGlite} database
 * @param {{ id: number, bytes: Uint8Array } | { id: number, close: true }} request
 */
async function answer(database, request) {
  try {
    if ('close' in request) {
      await database.close()
      port.postMessage({ id: request.id })
      port.close()
      return
    }
    const bytes = await exchange(database, request.bytes)
    port.postMessage({ id: request.id, bytes }, [bytes.buffer])
  } catch (thrown) {
    port.postMessage({ id: request.id, error: postable(thrown) })
  }
}

try {
  const database = await open(workerData)
  let previous = Promise.resolve()
  port.on('message', (request) => {
    previous = previous.then(() => answer(database, request))
  })
  port.postMessage({ id: 0 })
} catch (thrown) {
  const error = postable(thrown)
  if (serverLog.length > 0) error.message += `\n${serverLog.join('\n')}`
  port.postMessage({ id: 0, error })
}
