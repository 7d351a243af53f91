interface Deadline {
  /** Aborts when the time is up, or when the given signal does. */
  readonly signal: AbortSignal
  /** Whether the time was up first. */
  isOver(): boolean
  /** To be called when nothing waits any more: a timer would keep a program alive. */
  clear(): void
}

/** One timer that ends with the request: those of `AbortSignal.timeout` go on until their time is up. */
export function deadlineIn(seconds: number, signal: AbortSignal | undefined): Deadline {
  const controller = new AbortController()
  let over = false
  const giveUp = () => controller.abort(signal?.reason)
  const timer = setTimeout(() => {
    over = true
    controller.abort(new Error(`no answer within ${seconds} seconds`))
  }, seconds * 1000)
  if (signal?.aborted) giveUp()
  signal?.addEventListener('abort', giveUp)
  return {
    signal: controller.signal,
    isOver: () => over,
    clear: () => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', giveUp)
    },
  }
}
