import type { Parsed } from '@mallet/contract/endpoint'
import type { Gong } from '@mallet/contract/gong/index'
import { usersOfProfile } from '../../world/permission-profiles.ts'
import type { ApiCall } from '../api-call.ts'
import { findProfile } from './find-profile.ts'

/**
 * Who has a profile. A new one has nobody: the API gives profiles to no one. Throws `Refusal` 400 where there is no such
 * profile.
 */
export function listProfileUsers(call: ApiCall, { query }: Parsed<Gong['permissions.profileUsers']>) {
  const { workspaceId } = findProfile(call, query.profileId)
  return {
    requestId: call.requestId,
    users: usersOfProfile(call.company.world, workspaceId, query.profileId).map((user) => ({
      id: user.id,
      fullName: `${user.firstName} ${user.lastName}`,
      emailAddress: user.emailAddress,
    })),
  }
}
