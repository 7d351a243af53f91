import type { Parsed } from '@mallet/contract/endpoint'
import type { Gong } from '@mallet/contract/gong/index'
import { NO_MEETING } from '@mallet/contract/gong/meetings'
import type { ApiCall } from '../api-call.ts'
import { Refusal } from '../refusal.ts'

/** @throws Refusal 404 for a meeting that is not there */
export function deleteMeeting({ context, company }: ApiCall, { params, body }: Parsed<Gong['meetings.delete']>) {
  const { meetings } = company.state().meetings
  const meeting = meetings[params.meetingId]
  if (!meeting) throw new Refusal(404, [NO_MEETING])
  delete meetings[params.meetingId]
  context.state.save()
  return { organizerEmail: body.organizerEmail ?? meeting.organizerEmail }
}
