import type { Handlers } from '@mallet/contract/derive/routes'
import type { engagement } from '@mallet/contract/gong/engagement'
import type { ApiCall } from '../api-call.ts'
import { reportAction } from './report-action.ts'
import { reportContentShared } from './report-content-shared.ts'
import { reportContentViewed } from './report-content-viewed.ts'
import { reportDigitalInteraction } from './report-digital-interaction.ts'

export const engagementHandlers: Handlers<typeof engagement, ApiCall> = {
  'engagement.contentShared': reportContentShared,
  'engagement.contentViewed': reportContentViewed,
  'engagement.action': reportAction,
  'engagement.digitalInteraction': reportDigitalInteraction,
}
