import { z } from 'zod'
import { Id, Instant, optional, RequestId } from './fields.ts'
import { gongTable } from './gong-endpoint.ts'

/** Recorded live, June 2026. Comes with userFacingError, fixUrl and helpUrl. */
export const PROVIDER_DISCONNECTED = 'Provider disconnected'
/** Recorded live, June 2026. */
export const NO_MEETING = 'The given meeting ID was not found.'

const invitee = {
  email: z.string().optional(),
  displayName: z.string().optional(),
  firstName: z.string().optional(),
  lastName: z.string().optional(),
}

const MeetingInput = z.object({
  startTime: Instant,
  endTime: Instant,
  title: z.string().optional(),
  invitees: z.array(z.object(invitee)).describe('Everybody who is invited besides the organizer'),
  externalId: z.string().optional().describe('The meeting’s id in the system it comes from'),
  provider: z.string().optional().describe('Such as zoom; the organizer’s default one where it is left out'),
  organizerEmail: z.string().describe('Of a user of the company whose calendar and conferences are connected'),
})

/** Whether somebody can organise meetings with a consent page, and where to mend it. */
export const MeetingOrganizer = z
  .looseObject({
    email: optional(z.string()),
    exists: optional(z.boolean()).describe('There is a user with this address'),
    valid: optional(z.boolean()).describe('This user can organise meetings'),
    userFacingError: optional(z.string()).describe('What is wrong, to be shown to the organizer'),
    fixUrl: optional(z.string()),
    helpUrl: optional(z.string()),
  })
  .meta({ id: 'MeetingOrganizer' })
export type MeetingOrganizer = z.infer<typeof MeetingOrganizer>

const exampleMeeting = {
  startTime: '2026-06-17T15:00:00-04:00',
  endTime: '2026-06-17T15:45:00-04:00',
  title: 'Northwind and Harbor Freight Lines: renewal',
  invitees: [{ email: 'p.okafor@harborfreightlines.example', displayName: 'Peter Okafor' }],
  externalId: 'evt-20260617-77',
  provider: 'zoom',
  organizerEmail: 'dana.reyes@northwind.example',
}
const requestId = '4al018gzaztcr8nbukw'
const exampleId = '4482190073316527804'
const params = z.object({ meetingId: Id })

const LIMITED_RELEASE = 'In limited release: answered with 403 until Gong enables it for the company.'
const DISCONNECTED = 'Refused with 409 for an organizer whose meetings.integrationStatus is not valid.'

export const meetings = gongTable({
  'meetings.create': {
    title: 'Create meeting',
    method: 'POST',
    path: '/v2/meetings',
    effect: 'writes',
    repeat: 'unsafe',
    scope: 'api:meetings:user:create',
    summary: 'Create a meeting whose link leads over the organizer’s consent page',
    body: MeetingInput,
    response: z.looseObject({
      requestId: RequestId,
      meetingId: optional(Id),
      meetingUrl: optional(z.string()).describe('For the invitation, in place of the conference’s own link'),
      additionalInvitees: optional(z.array(z.looseObject(invitee))).describe('To be invited as well'),
    }),
    standing: 'beta',
    limits: [LIMITED_RELEASE, DISCONNECTED],
    example: {
      body: exampleMeeting,
      response: {
        requestId,
        meetingId: exampleId,
        meetingUrl: 'https://us-12345.join.gong.io/northwind/dana.reyes?tkn=Qm7vT2xKp0',
        additionalInvitees: [{ email: 'meetings@join.northwind.example', displayName: 'Gong' }],
      },
    },
    source: 'Gong OpenAPI 2026-07-05, addMeeting; 409 recorded live, June 2026',
  },
  'meetings.update': {
    title: 'Update meeting',
    method: 'PUT',
    path: '/v2/meetings/{meetingId}',
    effect: 'writes',
    repeat: 'safe',
    scope: 'api:meetings:user:update',
    summary: 'Replace what is known of a meeting',
    params,
    body: MeetingInput,
    response: z.looseObject({ requestId: RequestId, meetingId: optional(Id) }),
    standing: 'beta',
    limits: [LIMITED_RELEASE, DISCONNECTED],
    example: {
      params: { meetingId: exampleId },
      body: { ...exampleMeeting, endTime: '2026-06-17T16:00:00-04:00' },
      response: { requestId, meetingId: exampleId },
    },
    source: 'Gong OpenAPI 2026-07-05, updateMeeting; 200 recorded live, June 2026',
  },
  'meetings.delete': {
    title: 'Delete meeting',
    method: 'DELETE',
    path: '/v2/meetings/{meetingId}',
    effect: 'destroys',
    repeat: 'safe',
    scope: 'api:meetings:user:delete',
    summary: 'Delete a meeting',
    params,
    body: z.object({ organizerEmail: z.string().optional() }),
    response: z.looseObject({ organizerEmail: optional(z.string()) }),
    standing: 'beta',
    limits: [LIMITED_RELEASE],
    example: {
      params: { meetingId: exampleId },
      body: { organizerEmail: exampleMeeting.organizerEmail },
      response: { organizerEmail: exampleMeeting.organizerEmail },
    },
    source: 'Gong OpenAPI 2026-07-05, deleteMeeting, whose answer has no requestId; 404 recorded live, June 2026',
  },
  'meetings.integrationStatus': {
    title: 'Get meeting integration status',
    method: 'POST',
    path: '/v2/meetings/integration/status',
    effect: 'reads',
    repeat: 'safe',
    scope: 'api:meetings:integration:status',
    summary: 'Ask who can organise meetings with a consent page',
    body: z.object({ emails: z.array(z.string()).max(100).optional().describe('At most 100') }),
    response: z.looseObject({ requestId: RequestId, users: optional(z.array(MeetingOrganizer)) }),
    list: 'users',
    standing: 'beta',
    limits: [LIMITED_RELEASE],
    example: {
      body: { emails: ['dana.reyes@northwind.example', 'sam.ito@northwind.example'] },
      response: {
        requestId,
        users: [
          { email: 'dana.reyes@northwind.example', exists: true, valid: true },
          {
            email: 'sam.ito@northwind.example',
            exists: true,
            valid: false,
            userFacingError: 'No web conference provider is connected.',
            fixUrl: 'https://us-12345.app.gong.io/user/conferencing',
            helpUrl: 'https://help.gong.io/meetings',
          },
        ],
      },
    },
    source: 'Gong OpenAPI 2026-07-05, integrationStatus; the shape of its answer recorded live, June 2026',
  },
})
