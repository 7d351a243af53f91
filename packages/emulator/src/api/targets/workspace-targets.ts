import type { Target } from '@mallet/contract/gong/targets'
import { targetsOf } from '../../world/targets.ts'
import type { ApiCall } from '../api-call.ts'
import { findWorkspace } from '../find-workspace.ts'

/** The targets of a workspace for the year of the clock. Throws `Refusal` 400 where there is none; the text is ours. */
export function workspaceTargets(call: ApiCall, workspaceId: string): Target[] {
  return targetsOf(findWorkspace(call, workspaceId), new Date(call.context.clock.nowMs()).getUTCFullYear())
}
