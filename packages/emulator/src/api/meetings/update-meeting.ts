import type { Parsed } from '@mallet/contract/endpoint'
import type { Gong } from '@mallet/contract/gong/index'
import { NO_MEETING } from '@mallet/contract/gong/meetings'
import type { ApiCall } from '../api-call.ts'
import { Refusal } from '../refusal.ts'
import { endsAfterItStarts } from './ends-after-it-starts.ts'
import { organizerOf } from './organizer-of.ts'

/** The whole meeting is replaced but for its link. @throws Refusal 404 for one that is not there, and as for a new one */
export function updateMeeting(
  { context, company, requestId }: ApiCall,
  { params, body }: Parsed<Gong['meetings.update']>,
) {
  const { meetingId } = params
  const { meetings } = company.state().meetings
  const meeting = meetings[meetingId]
  if (!meeting && context.assumed('unknownMeetingUpdate') === 'refuse') throw new Refusal(404, [NO_MEETING])
  endsAfterItStarts(body)
  organizerOf(company.world, body.organizerEmail)
  if (meeting) {
    meetings[meetingId] = { ...body, meetingUrl: meeting.meetingUrl }
    context.state.save()
  }
  return { requestId, meetingId }
}
