import type { Parsed } from '@mallet/contract/endpoint'
import type { Gong } from '@mallet/contract/gong/index'
import type { ApiCall } from '../api-call.ts'
import { findProfile } from './find-profile.ts'

/** One profile. Throws `Refusal` 400 where there is none. */
export const getProfile = (call: ApiCall, { query }: Parsed<Gong['permissions.getProfile']>) => ({
  requestId: call.requestId,
  profile: findProfile(call, query.profileId).profile,
})
