const PREFIX = 'mallet.connect.'

/** What one tab remembers while its person is away at Gong, or loads the page again. */
export interface TabStorage {
  get(name: Kept): string | undefined
  set(name: Kept, value: string): void
  clear(...names: readonly Kept[]): void
}

/** `ended` tells a page that is loaded again how it went, when the token is gone. */
type Kept = 'token' | 'attempt' | 'host' | 'ended'
const ALL: readonly Kept[] = ['token', 'attempt', 'host', 'ended']

/**
 * In the browser's storage of the tab where it lets a page have one, else as long as the page is shown: in frames of
 * other sites some browsers refuse it.
 */
export function openTabStorage(given: () => Storage): TabStorage {
  const memory = new Map<Kept, string>()
  const attempt = <T>(use: (storage: Storage) => T): T | undefined => {
    try {
      return use(given())
    } catch {
      return undefined
    }
  }
  return {
    get: (name) => memory.get(name) ?? attempt((storage) => storage.getItem(PREFIX + name)) ?? undefined,
    set(name, value) {
      memory.set(name, value)
      attempt((storage) => storage.setItem(PREFIX + name, value))
    },
    clear(...names) {
      for (const name of names.length === 0 ? ALL : names) {
        memory.delete(name)
        attempt((storage) => storage.removeItem(PREFIX + name))
      }
    },
  }
}
