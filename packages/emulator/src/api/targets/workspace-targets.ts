import type { Target } from '@mallet/contract/gong/targets'
import { targetsOf } from '../../world/targets.ts'
import type { ApiCall } from '../api-call.ts'
import { Refusal } from '../refusal.ts'

/** The targets of a workspace for the year of the clock. Throws `Refusal` 400 where there is none; the text is ours. */
export function workspaceTargets({ context, company }: ApiCall, workspaceId: string): Target[] {
  const workspace = company.world.workspaces.find(({ id }) => id === workspaceId)
  if (!workspace) throw new Refusal(400, [`Workspace ${workspaceId} was not found`])
  return targetsOf(workspace, new Date(context.clock.nowMs()).getUTCFullYear())
}
