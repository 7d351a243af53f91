import type { IncomingHttpHeaders } from 'node:http'
import { Readable } from 'node:stream'
import type { MalletError } from '@mallet/contract/errors'
import type { Dispatcher } from 'undici'
import type { Wanted } from './giving-up.ts'
import { unavailable } from './send-failure.ts'

/** A body that says that it is no larger is read before its answer is given: passing it on in pieces costs more. */
const SMALL_BYTES = 65_536
/** A timer of more than 2^31 - 1 ms rings at once. */
const LONGEST_TIMER_MS = 2 ** 31 - 1

export interface Dispatched {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  /** Whole where it is small; else as it comes. It fails where the connection does; destroying it ends the connection. */
  readonly body: Readable | Buffer
}

interface Until {
  readonly host: string
  readonly deadlineMs: number
  readonly signal?: Wanted | undefined
}

/**
 * Sends one request by undici's own handler, without the streams and signals that its `request` makes for each.
 *
 * @throws undici's errors; MalletError `gong_unavailable` with reason `deadline` or `given_up`
 */
export function dispatch(agent: Dispatcher, options: Dispatcher.DispatchOptions, until: Until): Promise<Dispatched> {
  return new Promise((resolve, reject) => {
    agent.dispatch(options, new Answering(until, resolve, reject))
  })
}

class Answering implements Dispatcher.DispatchHandler {
  readonly #until: Until
  readonly #resolve: (dispatched: Dispatched) => void
  readonly #reject: (error: unknown) => void
  readonly #timer: NodeJS.Timeout
  #controller: Dispatcher.DispatchController | undefined
  #ended: MalletError | undefined
  #head: Pick<Dispatched, 'status' | 'headers'> | undefined
  #pieces: Buffer[] | undefined
  #body: Readable | undefined

  constructor(until: Until, resolve: (dispatched: Dispatched) => void, reject: (error: unknown) => void) {
    this.#until = until
    this.#resolve = resolve
    this.#reject = reject
    this.#timer = setTimeout(() => this.#end('deadline'), Math.min(until.deadlineMs, LONGEST_TIMER_MS)).unref()
    until.signal?.addEventListener('abort', this.#giveUp)
    if (until.signal?.aborted) this.#giveUp()
  }

  readonly #giveUp = () => this.#end('given_up')

  #end(reason: 'deadline' | 'given_up'): void {
    this.#ended = unavailable(this.#until.host, reason)
    // One that waits for a connection is ended once it has one, and nobody waits for that.
    if (this.#controller) this.#controller.abort(this.#ended)
    else this.#fail(this.#ended)
  }

  #letGo(): void {
    clearTimeout(this.#timer)
    this.#until.signal?.removeEventListener('abort', this.#giveUp)
  }

  #fail(error: Error): void {
    this.#letGo()
    if (this.#body) this.#body.destroy(error)
    else this.#reject(error)
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#controller = controller
    if (this.#ended) controller.abort(this.#ended)
  }

  onResponseStart(controller: Dispatcher.DispatchController, status: number, headers: IncomingHttpHeaders): void {
    // What is told before the answer itself.
    if (status < 200) return
    this.#head = { status, headers }
    if (Number(headers['content-length'] ?? Number.NaN) <= SMALL_BYTES) {
      this.#pieces = []
      return
    }
    this.#body = new Readable({
      read: () => controller.resume(),
      destroy: (error, done) => {
        // Of a body that came whole, this does nothing.
        controller.abort(error ?? unavailable(this.#until.host, 'given_up'))
        done(error)
      },
    })
    this.#resolve({ ...this.#head, body: this.#body })
  }

  onResponseData(controller: Dispatcher.DispatchController, piece: Buffer): void {
    if (this.#pieces) this.#pieces.push(piece)
    else if (this.#body?.push(piece) === false) controller.pause()
  }

  onResponseEnd(): void {
    this.#letGo()
    this.#body?.push(null)
    const [only = Buffer.alloc(0), ...more] = this.#pieces ?? []
    if (this.#head && !this.#body) this.#resolve({ ...this.#head, body: more.length > 0 ? joined(only, more) : only })
  }

  onResponseError(_controller: Dispatcher.DispatchController, error: Error): void {
    this.#fail(error)
  }
}

const joined = (first: Buffer, more: readonly Buffer[]) => Buffer.concat([first, ...more])
