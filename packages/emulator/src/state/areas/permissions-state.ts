import { PermissionProfile } from '@mallet/contract/gong/permission-profile'
import { z } from 'zod'

/** A profile with the workspace that it belongs to, which Gong does not show. */
export const StoredProfile = z.object({ workspaceId: z.string(), profile: PermissionProfile })
export type StoredProfile = z.infer<typeof StoredProfile>

/** What was written to a company through this area of the API. */
export const PermissionsState = z
  .object({
    /** New profiles, and changed ones as they are now, by id. */
    profiles: z.record(z.string(), StoredProfile).default({}),
  })
  .prefault({})
