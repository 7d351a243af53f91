import type { Workspace } from '@mallet/contract/gong/workspaces'
import type { ApiCall } from './api-call.ts'
import { Refusal } from './refusal.ts'

/** The workspace that has this id. Throws `Refusal` where there is none; the text is ours. */
export function findWorkspace({ company }: ApiCall, workspaceId: string, status: 400 | 404 = 400): Workspace {
  const workspace = company.world.workspaces.find(({ id }) => id === workspaceId)
  if (!workspace) throw new Refusal(status, [`Workspace ${workspaceId} was not found`])
  return workspace
}
