import { z } from 'zod'
import { Id, Instant, openEnum, optional, Records, RequestId } from './fields.ts'
import { gongTable } from './gong-endpoint.ts'

/** Gong answers a filter that matches nobody so. Source: a client of the vendor Nango. */
export const NO_USERS = 'No users found corresponding to the provided filters'

const Settings = z.looseObject({
  webConferencesRecorded: optional(z.boolean()),
  preventWebConferenceRecording: optional(z.boolean()),
  telephonyCallsImported: optional(z.boolean()),
  emailsImported: optional(z.boolean()),
  preventEmailImport: optional(z.boolean()),
  nonRecordedMeetingsImported: optional(z.boolean()),
  gongConnectEnabled: optional(z.boolean()),
})

const ConferencingProvider = z.looseObject({
  provider: optional(z.string()).describe('Such as zoom'),
  isDefault: optional(z.boolean()),
})

const SpokenLanguage = z.looseObject({
  language: optional(z.string()).describe('BCP 47, such as es-ES'),
  primary: optional(z.boolean()),
})

/** A user of the Gong company, active or not. */
export const User = z
  .looseObject({
    id: Id,
    emailAddress: optional(z.string()),
    created: optional(z.string()).describe('ISO 8601 with milliseconds and offset'),
    active: optional(z.boolean()),
    emailAliases: optional(z.array(z.string())),
    trustedEmailAddress: optional(z.string()),
    firstName: optional(z.string()),
    lastName: optional(z.string()),
    title: optional(z.string()),
    phoneNumber: optional(z.string()),
    extension: optional(z.string()),
    personalMeetingUrls: optional(z.array(z.string())),
    settings: optional(Settings),
    managerId: optional(Id).describe('The user this one reports to'),
    meetingConsentPageUrl: optional(z.string()),
    conferencingProviders: optional(z.array(ConferencingProvider)),
    spokenLanguages: optional(z.array(SpokenLanguage)),
  })
  .meta({ id: 'User' })
export type User = z.infer<typeof User>

/** One change of a user's settings. */
export const SettingChange = z.looseObject({
  setting: optional(
    openEnum([
      'webConferencesRecorded',
      'preventWebConferenceRecording',
      'emailsImported',
      'preventEmailImport',
      'active',
      'nonRecordedMeetingsImported',
      'gongConnectEnabled',
      'callsImported',
      'interviewsRecorded',
      'preventInterviewRecording',
    ]),
  ).describe('callsImported is what the settings of a user call telephonyCallsImported'),
  value: optional(z.boolean()).describe('Since the change'),
  time: optional(z.string()).describe('ISO 8601 with offset'),
})
export type SettingChange = z.infer<typeof SettingChange>

const requestId = '4al018gzaztcr8nbukw'
const oneRecord = { totalRecords: 1, currentPageSize: 1, currentPageNumber: 0 }
const exampleUser: User = {
  id: '7273476131570014205',
  emailAddress: 'dana.reyes@northwind.example',
  created: '2025-03-04T09:12:44.318-05:00',
  active: true,
  emailAliases: [],
  trustedEmailAddress: null,
  firstName: 'Dana',
  lastName: 'Reyes',
  title: 'Account Executive',
  phoneNumber: null,
  extension: null,
  personalMeetingUrls: ['https://zoom.us/my/dana.reyes'],
  settings: {
    webConferencesRecorded: true,
    preventWebConferenceRecording: false,
    telephonyCallsImported: true,
    emailsImported: true,
    preventEmailImport: false,
    nonRecordedMeetingsImported: false,
    gongConnectEnabled: true,
  },
  managerId: '7273476131570014198',
  meetingConsentPageUrl: null,
  conferencingProviders: [{ provider: 'zoom', isDefault: true }],
  spokenLanguages: [{ language: 'en-US', primary: true }],
}

export const users = gongTable({
  'users.list': {
    title: 'List users',
    method: 'GET',
    path: '/v2/users',
    effect: 'reads',
    repeat: 'safe',
    scope: 'api:users:read',
    summary: 'List all users of the company, inactive ones included',
    query: z.object({
      cursor: z.string().optional(),
      includeAvatars: z.boolean().optional().describe('Adds synthetic users that stand for Gong staff'),
    }),
    response: z.looseObject({ requestId: RequestId, records: Records, users: z.array(User) }),
    paging: { cursorIn: 'query', items: 'users', pageSize: 100, empty: { status: 200 } },
    example: {
      query: {},
      response: { requestId, records: oneRecord, users: [exampleUser] },
    },
    source: 'Gong OpenAPI 2026-07-05, listUsers',
  },
  'users.listExtensive': {
    title: 'List users by filter',
    knownAs: ['list-users-extensive'],
    method: 'POST',
    path: '/v2/users/extensive',
    effect: 'reads',
    repeat: 'safe',
    scope: 'api:users:read',
    summary: 'List users by their ids, by when they were created, or both',
    body: z.object({
      cursor: z.string().optional().describe('With it, every other input must be repeated unchanged'),
      filter: z
        .object({
          userIds: z.array(Id).optional().describe('Intersected with the window when both are given'),
          createdFromDateTime: Instant.optional().describe('Users created at this instant or later'),
          createdToDateTime: Instant.optional().describe('Users created before this instant'),
          includeAvatars: z.boolean().optional().describe('Adds synthetic users that stand for Gong staff'),
        })
        .describe('Mandatory; an empty filter means every user'),
    }),
    response: z.looseObject({ requestId: RequestId, records: Records, users: z.array(User) }),
    paging: { cursorIn: 'body', items: 'users', pageSize: 100, empty: { status: 404, text: NO_USERS } },
    example: {
      body: { filter: { userIds: [exampleUser.id] } },
      response: { requestId, records: oneRecord, users: [exampleUser] },
    },
    source: 'Gong OpenAPI 2026-07-05, listMultipleUsers; the text of its 404 from a client',
  },
  'users.get': {
    title: 'Get user',
    knownAs: ['get-user-by-id'],
    method: 'GET',
    path: '/v2/users/{id}',
    effect: 'reads',
    repeat: 'safe',
    scope: 'api:users:read',
    summary: 'Read one user',
    params: z.object({ id: Id }),
    response: z.looseObject({ requestId: RequestId, user: optional(User) }),
    example: { params: { id: exampleUser.id }, response: { requestId, user: exampleUser } },
    source: 'Gong OpenAPI 2026-07-05, getUser',
  },
  'users.settingsHistory': {
    title: 'Get user settings history',
    method: 'GET',
    path: '/v2/users/{id}/settings-history',
    effect: 'reads',
    repeat: 'safe',
    scope: 'api:users:read',
    summary: 'List how the settings of one user changed',
    params: z.object({ id: Id }),
    response: z.looseObject({ requestId: RequestId, userSettingsHistory: z.array(SettingChange) }),
    list: 'userSettingsHistory',
    example: {
      params: { id: exampleUser.id },
      response: {
        requestId,
        userSettingsHistory: [
          { setting: 'active', value: true, time: '2025-03-04T09:12:44-05:00' },
          { setting: 'webConferencesRecorded', value: true, time: '2025-03-06T10:30:02-05:00' },
        ],
      },
    },
    source: 'Gong OpenAPI 2026-07-05, getUserHistory',
  },
})
