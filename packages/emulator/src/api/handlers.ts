import type { Handlers } from '@mallet/contract/derive/routes'
import type { Gong } from '@mallet/contract/gong/index'
import type { ApiCall } from './api-call.ts'
import { listCallsExtensive } from './list-calls-extensive.ts'
import { listTranscripts } from './list-transcripts.ts'
import { listUsers } from './list-users.ts'
import { listWorkspaces } from './list-workspaces.ts'

/** Who answers which operation. A row of the table without a handler does not compile. */
export const handlers: Handlers<Gong, ApiCall> = {
  'users.list': listUsers,
  'workspaces.list': listWorkspaces,
  'calls.listExtensive': listCallsExtensive,
  'calls.transcripts': listTranscripts,
}
