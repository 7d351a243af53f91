import { Duplex } from 'node:stream'
import type { EmbeddedWorker } from './start-worker.ts'

const TERMINATE = 0x58

function simpleQuery(text: string): Buffer {
  const body = Buffer.from(`${text}\0`)
  const message = Buffer.alloc(5 + body.length)
  message.write('Q')
  message.writeInt32BE(4 + body.length, 1)
  body.copy(message, 5)
  return message
}

// All connections share one session, so a client that was dropped inside its transaction leaves it open to the next
// borrower.
const RESET = Buffer.concat([simpleQuery('rollback'), simpleQuery('discard all')])

/**
 * The socket that node-postgres gets instead of a TCP one: what it writes goes to the embedded database, what that
 * answers is read here. Connecting first ends whatever the previous connection left open in the session. It is
 * destroyed with the database's own error when the database ends.
 */
export class EmbeddedStream extends Duplex {
  readonly #worker: EmbeddedWorker
  readonly #onEnded = () => this.destroy(this.#worker.ended.reason)

  constructor(worker: EmbeddedWorker) {
    super()
    this.#worker = worker
  }

  connect(): this {
    this.#worker.ended.addEventListener('abort', this.#onEnded)
    this.#worker.exchange(RESET).then(
      () => {
        if (!this.destroyed) this.emit('connect')
      },
      (error: Error) => this.destroy(error),
    )
    return this
  }

  override _read(): void {}

  override _write(chunk: Buffer, _encoding: string, done: (error?: Error | null) => void): void {
    this.#send([chunk], done)
  }

  // node-postgres corks the messages of one query. They must arrive together: the database answers each exchange to its
  // end.
  override _writev(chunks: { chunk: Buffer }[], done: (error?: Error | null) => void): void {
    this.#send(
      chunks.map(({ chunk }) => chunk),
      done,
    )
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    this.#worker.ended.removeEventListener('abort', this.#onEnded)
    done(error)
  }

  #send(messages: Buffer[], done: (error?: Error | null) => void): void {
    // Terminate ends this connection only; the session behind it serves the next one.
    const terminated = messages.at(-1)?.[0] === TERMINATE
    const bytes = Buffer.concat(terminated ? messages.slice(0, -1) : messages)
    this.#exchange(bytes).then((reply) => {
      if (reply.length > 0) this.push(Buffer.from(reply.buffer, reply.byteOffset, reply.byteLength))
      if (terminated) this.push(null)
      done()
    }, done)
  }

  async #exchange(bytes: Buffer): Promise<Uint8Array> {
    return bytes.length === 0 ? bytes : this.#worker.exchange(bytes)
  }

  // What node-postgres calls on a socket and a thread has no use for.
  setNoDelay(): this {
    return this
  }

  setKeepAlive(): this {
    return this
  }

  ref(): this {
    return this
  }

  unref(): this {
    return this
  }
}
