/** For one company, all keys and apps together. Source: Gong help, API limits. */
export const limits = { perSecond: 3, perDay: 10_000 } as const

/** How long Gong takes. Source: connectors that document it (behaviour grade B). */
export const delays = {
  /** From a call's end to its appearance in lists. */
  listedAfterSeconds: 60 * 60,
  /** From a call's end to its transcript and content. */
  transcribedAfterSeconds: 24 * 60 * 60,
} as const
