import type { ConnectionSettings } from '@mallet/contract/api/connection-settings'
import type { Model, Sync } from '@mallet/contract/api/syncs'

/** What decides whether a sync runs, beside suspensions. */
export interface Switches {
  readonly paused: boolean
  readonly settings: ConnectionSettings
  /** The models that its integration reads; null for all. */
  readonly integrationSyncs: readonly Model[] | null
}

/** Why nothing of a model is read, what counts for most connections first; null where it is. */
export function pauseReason(model: Model, { paused, settings, integrationSyncs }: Switches): Sync['pauseReason'] {
  if (integrationSyncs && !integrationSyncs.includes(model)) return 'turned_off'
  if (settings.models && !settings.models.includes(model)) return 'not_chosen'
  return paused ? 'requested' : null
}
