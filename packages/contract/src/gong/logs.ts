import { z } from 'zod'
import { Id, Instant, optional, Records, RequestId } from './fields.ts'
import { gongTable } from './gong-endpoint.ts'

/** Gong documents a 404 for a period without entries. Its text is that of one client's tests, no recorded answer. */
export const NO_LOGS = 'No logs found for the specified period'

export const LOG_TYPES = [
  'AccessLog',
  'UserActivityLog',
  'UserCallPlay',
  'ExternallySharedCallAccess',
  'ExternallySharedCallPlay',
] as const
export type LogType = (typeof LOG_TYPES)[number]

export const LogEntry = z
  .looseObject({
    userId: optional(Id).describe('Absent where the company has no such user, such as a guest'),
    userEmailAddress: optional(z.string()),
    userFullName: optional(z.string()),
    impersonatorUserId: optional(Id).describe('Somebody of Gong who acted as the user'),
    impersonatorEmailAddress: optional(z.string()),
    impersonatorFullName: optional(z.string()),
    impersonatorCompanyId: optional(Id),
    eventTime: optional(z.string()).describe('ISO 8601 in UTC'),
    logRecord: optional(z.record(z.string(), z.unknown())).describe(
      'Its fields differ by type, and are not documented',
    ),
  })
  .meta({ id: 'LogEntry' })
export type LogEntry = z.infer<typeof LogEntry>

export const logs = gongTable({
  'logs.list': {
    title: 'List logs',
    method: 'GET',
    path: '/v2/logs',
    effect: 'reads',
    repeat: 'safe',
    scope: 'api:logs:read',
    summary: 'Read the audit log of one type: sign-ins, activity, plays or shares of calls',
    query: z.object({
      cursor: z.string().optional().describe('With it, every other input must be repeated unchanged'),
      logType: z.enum(LOG_TYPES),
      fromDateTime: Instant.describe('Entries of this instant or later'),
      toDateTime: Instant.optional().describe('Entries before this instant; by default up to now'),
    }),
    response: z.looseObject({ requestId: RequestId, records: Records, logEntries: z.array(LogEntry) }),
    paging: { cursorIn: 'query', items: 'logEntries', pageSize: 100, empty: { status: 404, text: NO_LOGS } },
    limits: ['AccessLog reaches back 14 days, UserActivityLog to March 2021.'],
    example: {
      query: { logType: 'UserCallPlay', fromDateTime: '2026-06-01T00:00:00Z' },
      response: {
        requestId: '4al018gzaztcr8nbukw',
        records: { totalRecords: 1, currentPageSize: 1, currentPageNumber: 0 },
        logEntries: [
          {
            userId: '7273476131570014198',
            userEmailAddress: 'ines.okafor@northwind.example',
            userFullName: 'Ines Okafor',
            impersonatorUserId: null,
            impersonatorEmailAddress: null,
            impersonatorFullName: null,
            impersonatorCompanyId: null,
            eventTime: '2026-06-09T14:02:11Z',
            logRecord: {
              call_id: '7782342274025937895',
              play_speed: 1.5,
              device: 'DESKTOP',
              start_time: 61.5,
              end_time: 304,
              offline: false,
              live: false,
            },
          },
        ],
      },
    },
    source: 'Gong OpenAPI 2026-07-05, listLogs; fields by live observation',
  },
})
