import type { Parsed } from '@mallet/contract/endpoint'
import type { Gong } from '@mallet/contract/gong/index'
import type { ApiCall } from '../api-call.ts'
import { findProfile } from './find-profile.ts'
import { mergeProfile } from './merge-profile.ts'

/** Changes what is sent of a profile and leaves the rest. Throws `Refusal` 400 where there is no such profile. */
export function updateProfile(call: ApiCall, { query, body }: Parsed<Gong['permissions.updateProfile']>) {
  const { company, context, requestId } = call
  const { workspaceId, profile: earlier } = findProfile(call, query.profileId)
  const profile = mergeProfile(earlier, body)
  company.state().permissions.profiles[query.profileId] = { workspaceId, profile }
  context.state.save()
  return { requestId, profile }
}
