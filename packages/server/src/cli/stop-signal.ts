/**
 * Aborts when the process is asked to stop; asking again changes nothing. What is still under way `leaveWithinMs` later
 * is left behind: a page is stored whole or read again, so the wait would gain nothing.
 */
export function stopSignal(leaveWithinMs: number): AbortSignal {
  const stop = new AbortController()
  for (const name of ['SIGINT', 'SIGTERM'] as const) {
    process.on(name, () => {
      if (stop.signal.aborted) return
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
