import type { Handlers } from '@mallet/contract/derive/routes'
import type { settings } from '@mallet/contract/gong/settings'
import type { ApiCall } from '../api-call.ts'
import { listBriefs } from './list-briefs.ts'
import { listScorecards } from './list-scorecards.ts'
import { listTrackers } from './list-trackers.ts'

export const settingsHandlers: Handlers<typeof settings, ApiCall> = {
  'settings.trackers': listTrackers,
  'settings.scorecards': listScorecards,
  'settings.briefs': listBriefs,
}
