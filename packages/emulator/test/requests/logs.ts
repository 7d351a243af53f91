import { type logs, NO_LOGS } from '@mallet/contract/gong/logs'
import { refusals } from '@mallet/contract/gong/refusals'
import type { AreaRequests } from './area-requests.ts'

export const logsRequests: AreaRequests<typeof logs> = {
  'logs.list': {
    good: () => ({ query: { logType: 'UserCallPlay', fromDateTime: '2025-01-01T00:00:00Z' } }),
    refused: [
      {
        means: 'there are no entries',
        request: () => ({ query: { logType: 'AccessLog', fromDateTime: '2030-01-01T00:00:00Z' } }),
        status: 404,
        text: NO_LOGS,
      },
      {
        means: 'there is no such log',
        request: () => ({ query: { logType: 'EverythingLog', fromDateTime: '2026-01-01T00:00:00Z' } }),
        status: 400,
        text: refusals.jsonParseError,
      },
      {
        means: 'no beginning is named',
        request: () => ({ query: { logType: 'AccessLog' } }),
        status: 400,
        text: 'fromDateTime: must not be null',
      },
    ],
  },
}
