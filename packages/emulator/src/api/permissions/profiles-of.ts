import type { Company } from '../../company/company.ts'
import type { StoredProfile } from '../../state/areas/permissions-state.ts'
import { initialProfilesOf } from '../../world/permission-profiles.ts'

/** Every permission profile of a company as it is now: those it began with, and what was written over and beside them. */
export function profilesOf({ world, state }: Company): StoredProfile[] {
  const { profiles } = state().permissions
  const initial = world.workspaces.flatMap(({ id: workspaceId }) =>
    initialProfilesOf(world, workspaceId).map((profile) => ({ workspaceId, profile })),
  )
  return [...initial.filter(({ profile }) => !profiles[profile.id ?? '']), ...Object.values(profiles)]
}
