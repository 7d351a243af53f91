import { mandatoryScopes } from '@mallet/contract/api/integration-scopes'
import { syncScopes } from '../syncs/sync-scopes.ts'

/** As it is stored: each scope once, and those that cannot be left out. Where none are given, what the syncs need. */
export const requestedScopes = (given: readonly string[] = syncScopes): string[] => [
  ...new Set([...given, ...Object.keys(mandatoryScopes)]),
]
