import type { workspaces } from '@mallet/contract/gong/workspaces'
import type { AreaRequests } from './area-requests.ts'

export const workspacesRequests: AreaRequests<typeof workspaces> = {
  'workspaces.list': { good: () => ({}) },
}
