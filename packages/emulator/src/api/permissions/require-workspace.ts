import type { ApiCall } from '../api-call.ts'
import { Refusal } from '../refusal.ts'

/** Throws `Refusal` 400, in words of ours, for a workspace that the company does not have. */
export function requireWorkspace({ company }: ApiCall, workspaceId: string): void {
  if (!company.world.workspaces.some(({ id }) => id === workspaceId)) throw new Refusal(400, ['Workspace not found'])
}
