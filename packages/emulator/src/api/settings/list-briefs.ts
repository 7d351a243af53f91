import type { Parsed } from '@mallet/contract/endpoint'
import { type Gong, gong } from '@mallet/contract/gong/index'
import { originOf } from '../../company/origin-of.ts'
import { briefSettingsOf } from '../../world/brief-settings.ts'
import type { ApiCall } from '../api-call.ts'
import { refuseNothing } from '../refuse-nothing.ts'

/** The briefs of a workspace, or of all. Throws `Refusal` 404 where there are none. */
export function listBriefs(call: ApiCall, { query }: Parsed<Gong['settings.briefs']>) {
  const { workspaceId } = query
  const all = briefSettingsOf(originOf(call.context, call.company))
  const found = all.filter((brief) => workspaceId === undefined || brief.workspaceId === workspaceId)
  return { requestId: call.requestId, briefs: refuseNothing(call, found, gong['settings.briefs']) }
}
