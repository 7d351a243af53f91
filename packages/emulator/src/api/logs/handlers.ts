import type { Handlers } from '@mallet/contract/derive/routes'
import type { logs } from '@mallet/contract/gong/logs'
import type { ApiCall } from '../api-call.ts'
import { listLogs } from './list-logs.ts'

export const logsHandlers: Handlers<typeof logs, ApiCall> = {
  'logs.list': listLogs,
}
