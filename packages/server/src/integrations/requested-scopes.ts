import { mandatoryScopes } from '@mallet/contract/api/integration-scopes'
import type { Model } from '@mallet/contract/api/syncs'
import { scopesOfSyncs } from '../syncs/sync-scopes.ts'

/**
 * As it is stored: each scope once, and those that cannot be left out. Where none are given, what the syncs need.
 *
 * @param syncs null is all models
 */
export const requestedScopes = (given: readonly string[] | undefined, syncs: readonly Model[] | null): string[] => [
  ...new Set([...(given ?? scopesOfSyncs(syncs)), ...Object.keys(mandatoryScopes)]),
]
