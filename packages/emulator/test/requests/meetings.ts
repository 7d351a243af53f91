import { MeetingOrganizer, type meetings, NO_MEETING, PROVIDER_DISCONNECTED } from '@mallet/contract/gong/meetings'
import { z } from 'zod'
import type { AreaRequests, Probe } from './area-requests.ts'

const STATUS = '/v2/meetings/integration/status'

/** What the status of integration says of every user. */
export async function organizers({ ask }: Probe): Promise<MeetingOrganizer[]> {
  const users = z.array(z.object({ emailAddress: z.string() })).parse((await ask('/v2/users')).body.users)
  const { body } = await ask(STATUS, { body: { emails: users.slice(0, 100).map(({ emailAddress }) => emailAddress) } })
  return z.array(MeetingOrganizer).parse(body.users)
}

/** A meeting of somebody who can organise one, or of somebody who cannot. */
export async function newMeeting(probe: Probe, isValid = true): Promise<{ readonly body: Record<string, unknown> }> {
  const organizer = (await organizers(probe)).find(({ valid }) => valid === isValid)
  const invitees = [{ email: 'p.okafor@harborfreightlines.example', displayName: 'Peter Okafor' }]
  const times = { startTime: '2026-06-17T15:00:00Z', endTime: '2026-06-17T15:45:00Z' }
  return { body: { ...times, title: 'Renewal', invitees, provider: 'zoom', organizerEmail: organizer?.email } }
}

/** The path parameters of a meeting that was just created. */
export async function createdMeeting(probe: Probe) {
  const { body } = await probe.ask('/v2/meetings', await newMeeting(probe))
  return { params: { meetingId: z.string().parse(body.meetingId) } }
}

const unknown = { params: { meetingId: '7782342274025937895' } }

export const meetingsRequests: AreaRequests<typeof meetings> = {
  'meetings.create': {
    good: (probe) => newMeeting(probe),
    refused: [
      {
        means: 'the organizer has no provider',
        request: (probe) => newMeeting(probe, false),
        status: 409,
        text: PROVIDER_DISCONNECTED,
      },
      {
        means: 'the organizer is unknown',
        request: async (probe) => {
          const { body } = await newMeeting(probe)
          return { body: { ...body, organizerEmail: 'nobody@nowhere.example' } }
        },
        status: 404,
      },
      {
        means: 'a field is absent',
        request: async (probe) => {
          const { invitees: _, ...body } = (await newMeeting(probe)).body
          return { body }
        },
        status: 400,
        text: 'invitees: must not be null',
      },
    ],
  },
  'meetings.update': {
    good: async (probe) => ({ ...(await createdMeeting(probe)), ...(await newMeeting(probe)) }),
    refused: [
      {
        means: 'there is no such meeting',
        request: async (probe) => ({ ...unknown, ...(await newMeeting(probe)) }),
        status: 404,
        text: NO_MEETING,
      },
      {
        means: 'the new organizer has no provider',
        request: async (probe) => ({ ...(await createdMeeting(probe)), ...(await newMeeting(probe, false)) }),
        status: 409,
        text: PROVIDER_DISCONNECTED,
      },
    ],
  },
  'meetings.delete': {
    good: createdMeeting,
    refused: [{ means: 'there is no such meeting', request: () => unknown, status: 404, text: NO_MEETING }],
  },
  'meetings.integrationStatus': {
    good: async (probe) => ({
      body: {
        emails: (await organizers(probe))
          .flatMap(({ email }) => email ?? [])
          .concat('nobody@nowhere.example')
          .slice(-100),
      },
    }),
    refused: [
      {
        means: 'more than 100 are asked for',
        request: () => ({ body: { emails: Array.from({ length: 101 }, (_, i) => `${i}@northwind.example`) } }),
        status: 400,
      },
    ],
  },
}
