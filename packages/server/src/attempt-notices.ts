/** Where the database tells which attempt has come to its end, with the commit that ended it; see migration 0013. */
export const ATTEMPT_CHANNEL = 'mallet_attempt'

/** Tells whoever waits for an attempt that it is worth another look. */
export interface AttemptNotices {
  readonly tell: (attemptId: string) => void
  /** @returns ends it */
  readonly hear: (attemptId: string, onChange: () => void) => () => void
}

export function createAttemptNotices(): AttemptNotices {
  const waiting = new Map<string, Set<() => void>>()
  return {
    tell: (attemptId) => {
      for (const onChange of waiting.get(attemptId) ?? []) onChange()
    },
    hear: (attemptId, onChange) => {
      const present = waiting.get(attemptId) ?? new Set()
      waiting.set(attemptId, present.add(onChange))
      return () => {
        present.delete(onChange)
        if (present.size === 0) waiting.delete(attemptId)
      }
    },
  }
}
