import type { ApiCall } from '../api-call.ts'

export const listWorkspaces = ({ company, requestId }: ApiCall) => ({
  requestId,
  workspaces: [...company.world.workspaces],
})
