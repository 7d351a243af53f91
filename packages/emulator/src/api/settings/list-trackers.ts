import type { Parsed } from '@mallet/contract/endpoint'
import { type Gong, gong } from '@mallet/contract/gong/index'
import { originOf } from '../../company/origin-of.ts'
import { trackerSettingsOf } from '../../world/tracker-settings.ts'
import type { ApiCall } from '../api-call.ts'
import { refuseNothing } from '../refuse-nothing.ts'

/** The keyword trackers of a workspace, or of all. Throws `Refusal` 404 where there are none. */
export function listTrackers(call: ApiCall, { query }: Parsed<Gong['settings.trackers']>) {
  const all = trackerSettingsOf(originOf(call.context, call.company))
  const { workspaceId } = query
  const found = all.filter((tracker) => workspaceId === undefined || tracker.workspaceId === workspaceId)
  return { requestId: call.requestId, keywordTrackers: refuseNothing(call, found, gong['settings.trackers']) }
}
