/** Whether an answer said that the session is over, for whoever shows the way to sign in again. */
export function createEnding() {
  let ended = false
  const listeners = new Set<() => void>()
  const set = (next: boolean) => {
    if (ended === next) return
    ended = next
    for (const listener of listeners) listener()
  }
  return {
    isEnded: () => ended,
    end: () => set(true),
    clear: () => set(false),
    subscribe: (listener: () => void) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
