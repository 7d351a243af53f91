import { MODELS, type Model } from '@mallet/contract/api/syncs'
import { gong } from '@mallet/contract/gong/index'
import { models } from './models.ts'

/**
 * What a connection must be allowed to do for these models to be read.
 *
 * @param syncs null is all of them
 */
export const scopesOfSyncs = (syncs: readonly Model[] | null): string[] => [
  ...new Set((syncs ?? MODELS).map((model) => gong[models[model].operation].scope)),
]

export const syncScopes: readonly string[] = scopesOfSyncs(null)
