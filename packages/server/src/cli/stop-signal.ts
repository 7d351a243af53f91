/** A terminal and npm may both pass on what was one press of the keys. */
const ONE_PRESS_MS = 500

/**
 * Aborts when the process is asked to stop. What is still under way `leaveWithinMs` later is left behind: a page is
 * stored whole or read again, so a longer wait would gain nothing. Whoever asks a second time gets it now.
 */
export function stopSignal(leaveWithinMs: number): AbortSignal {
  const stop = new AbortController()
  let askedAtMs = Number.POSITIVE_INFINITY
  for (const name of ['SIGINT', 'SIGTERM'] as const) {
    process.on(name, () => {
      if (performance.now() - askedAtMs > ONE_PRESS_MS) process.exit()
      if (stop.signal.aborted) return
      askedAtMs = performance.now()
      stop.abort()
      setTimeout(() => process.exit(), leaveWithinMs).unref()
    })
  }
  return stop.signal
}

/** Resolves once it is aborted. */
export const aborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve()
    else signal.addEventListener('abort', () => resolve(), { once: true })
  })
