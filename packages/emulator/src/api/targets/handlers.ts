import type { Handlers } from '@mallet/contract/derive/routes'
import type { targets } from '@mallet/contract/gong/targets'
import type { ApiCall } from '../api-call.ts'
import { listTargets } from './list-targets.ts'
import { uploadAssignments } from './upload-assignments.ts'

export const targetsHandlers: Handlers<typeof targets, ApiCall> = {
  'targets.list': listTargets,
  'targets.uploadAssignments': uploadAssignments,
}
