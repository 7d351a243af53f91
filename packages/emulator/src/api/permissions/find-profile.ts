import { refusals } from '@mallet/contract/gong/refusals'
import type { StoredProfile } from '../../state/areas/permissions-state.ts'
import type { ApiCall } from '../api-call.ts'
import { Refusal } from '../refusal.ts'
import { profilesOf } from './profiles-of.ts'

const LARGEST_ID = 2n ** 63n - 1n

/**
 * The profile that has this id. Throws `Refusal` 400: in recorded words for a number that is too long for Gong, in ours for
 * one that no profile has. Gong documents no 404 here.
 */
export function findProfile({ company }: ApiCall, profileId: string): StoredProfile {
  if (BigInt(profileId) > LARGEST_ID) throw new Refusal(400, [refusals.badRequest])
  const found = profilesOf(company).find(({ profile }) => profile.id === profileId)
  if (!found) throw new Refusal(400, ['Permission profile not found'])
  return found
}
