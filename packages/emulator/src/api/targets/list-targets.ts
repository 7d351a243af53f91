import type { Parsed } from '@mallet/contract/endpoint'
import type { Gong } from '@mallet/contract/gong/index'
import type { ApiCall } from '../api-call.ts'
import { workspaceTargets } from './workspace-targets.ts'

export const listTargets = (call: ApiCall, { query }: Parsed<Gong['targets.list']>) => ({
  requestId: call.requestId,
  targets: workspaceTargets(call, query.workspaceId),
})
