import type { Handlers } from '@mallet/contract/derive/routes'
import type { meetings } from '@mallet/contract/gong/meetings'
import type { ApiCall } from '../api-call.ts'
import { createMeeting } from './create-meeting.ts'
import { deleteMeeting } from './delete-meeting.ts'
import { tellIntegrationStatus } from './tell-integration-status.ts'
import { updateMeeting } from './update-meeting.ts'

export const meetingsHandlers: Handlers<typeof meetings, ApiCall> = {
  'meetings.create': createMeeting,
  'meetings.update': updateMeeting,
  'meetings.delete': deleteMeeting,
  'meetings.integrationStatus': tellIntegrationStatus,
}
