import type { Handlers } from '@mallet/contract/derive/routes'
import type { permissions } from '@mallet/contract/gong/permissions'
import type { ApiCall } from '../api-call.ts'
import { createProfile } from './create-profile.ts'
import { getProfile } from './get-profile.ts'
import { listProfileUsers } from './list-profile-users.ts'
import { listProfiles } from './list-profiles.ts'
import { updateProfile } from './update-profile.ts'

export const permissionsHandlers: Handlers<typeof permissions, ApiCall> = {
  'permissions.listProfiles': listProfiles,
  'permissions.getProfile': getProfile,
  'permissions.createProfile': createProfile,
  'permissions.updateProfile': updateProfile,
  'permissions.profileUsers': listProfileUsers,
}
