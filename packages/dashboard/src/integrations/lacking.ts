import type { IntegrationDetails } from '@mallet/contract/api/integrations'

/**
 * Permissions that are not asked for and that syncs need, or actions which somebody chose. Where all actions are enabled
 * nobody has chosen any, and few ask for the permissions of all.
 */
export function lackingOf({ actions, scopes }: Pick<IntegrationDetails, 'actions' | 'scopes'>) {
  return (scopes?.missing ?? []).filter(({ neededBy }) => actions !== null || neededBy.syncs.length > 0)
}
