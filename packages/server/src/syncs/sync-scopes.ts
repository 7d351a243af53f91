import { gong } from '@mallet/contract/gong/index'
import { models } from './models.ts'

/** What a connection must be allowed to do for all of its models to be read. */
export const syncScopes: readonly string[] = [
  ...new Set(Object.values(models).map(({ operation }) => gong[operation].scope)),
]
