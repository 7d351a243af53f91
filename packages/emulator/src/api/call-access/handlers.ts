import type { Handlers } from '@mallet/contract/derive/routes'
import type { callAccess } from '@mallet/contract/gong/call-access'
import type { ApiCall } from '../api-call.ts'
import { addCallAccess } from './add-call-access.ts'
import { listCallAccess } from './list-call-access.ts'
import { removeCallAccess } from './remove-call-access.ts'

export const callAccessHandlers: Handlers<typeof callAccess, ApiCall> = {
  'callAccess.list': listCallAccess,
  'callAccess.add': addCallAccess,
  'callAccess.remove': removeCallAccess,
}
