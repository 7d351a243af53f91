import type { Handlers } from '@mallet/contract/derive/routes'
import type { workspaces } from '@mallet/contract/gong/workspaces'
import type { ApiCall } from '../api-call.ts'
import { listWorkspaces } from './list-workspaces.ts'

export const workspacesHandlers: Handlers<typeof workspaces, ApiCall> = {
  'workspaces.list': listWorkspaces,
}
