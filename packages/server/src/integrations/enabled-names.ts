import { MODELS, type Model } from '@mallet/contract/api/syncs'

/** As it is stored: each name once, and null for all actions. */
export const enabledNames = (given: readonly string[] | null | undefined): string[] | null =>
  given ? [...new Set(given)].sort() : null

/** The same of models, in the order in which they are shown. */
export const enabledSyncs = (given: readonly Model[] | null | undefined): Model[] | null =>
  given ? MODELS.filter((model) => given.includes(model)) : null
