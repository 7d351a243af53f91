import type { Parsed } from '@mallet/contract/endpoint'
import type { Gong } from '@mallet/contract/gong/index'
import { makeObjectId } from '../../make-object-id.ts'
import type { ApiCall } from '../api-call.ts'
import { endsAfterItStarts } from './ends-after-it-starts.ts'
import { organizerOf } from './organizer-of.ts'

/** @throws Refusal 404 or 409 for an organizer who cannot, 400 for a meeting that ends before it starts */
export function createMeeting({ context, company, requestId }: ApiCall, { body }: Parsed<Gong['meetings.create']>) {
  endsAfterItStarts(body)
  const { consentPageUrl } = organizerOf(company.world, body.organizerEmail)
  const meetingId = makeObjectId(context.random)
  const meetingUrl = `${consentPageUrl}?tkn=${context.random(16).toString('base64url')}`
  company.state().meetings.meetings[meetingId] = { ...body, meetingUrl }
  context.state.save()
  const gong = { email: `meetings@join.${company.world.company.domain}`, displayName: 'Gong' }
  return { requestId, meetingId, meetingUrl, additionalInvitees: [gong] }
}
