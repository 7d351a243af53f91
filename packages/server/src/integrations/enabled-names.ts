/** As it is stored: each name once, and null for all actions. */
export const enabledNames = (given: readonly string[] | null | undefined): string[] | null =>
  given ? [...new Set(given)].sort() : null
