import { type ContentSelector, type calls, EVERYTHING_BUT_MEDIA, NO_CALLS } from '@mallet/contract/gong/calls'
import { User } from '@mallet/contract/gong/users'
import { z } from 'zod'
import type { AreaRequests, OperationRequest, Probe } from './area-requests.ts'

const everything: ContentSelector = {
  ...EVERYTHING_BUT_MEDIA,
  exposedFields: {
    ...EVERYTHING_BUT_MEDIA.exposedFields,
    content: { ...EVERYTHING_BUT_MEDIA.exposedFields?.content, pointsOfInterest: true },
    media: true,
  },
}
const nothing = { body: { filter: { callIds: ['1'] } } }

const NO_CALL = 'Call ID 1 was not found'

/** A call that a dialer might add, hosted by somebody whose calls are imported. */
export async function newCall(probe: Probe, changes: object = {}): Promise<{ readonly body: object }> {
  const users = z.array(User).parse((await probe.ask('/v2/users')).body.users)
  const host = users.find(({ settings }) => settings?.telephonyCallsImported)
  const body = {
    clientUniqueId: 'dialer-1',
    title: 'Harbor Freight Lines: call about the renewal',
    actualStart: '2026-06-10T14:02:00Z',
    duration: 600.4,
    direction: 'Outbound',
    primaryUser: host?.id,
    parties: [
      { partyId: '1', userId: host?.id },
      { partyId: '2', name: 'Peter Okafor', phoneNumber: '+1 415-555-0142' },
    ],
    ...changes,
  }
  return { body }
}

/** The id of a call that was just added. */
export async function addCall(probe: Probe, changes: object = {}): Promise<string> {
  const { body } = await probe.ask('/v2/calls', await newCall(probe, changes))
  return z.string().parse(body.callId)
}

const recording = { part: 'mediaFile', fileName: 'call.wav', mediaType: 'audio/wav', text: 'sound' }

const uploadTo = (id: string, file: object = {}): OperationRequest => ({
  params: { id },
  file: { ...recording, ...file },
})

async function listedId({ ask }: Probe): Promise<string> {
  const { body } = await ask('/v2/calls')
  return z.array(z.object({ id: z.string() })).parse(body.calls)[0]?.id ?? ''
}

export const callsRequests: AreaRequests<typeof calls> = {
  'calls.list': {
    good: () => ({ query: {} }),
    refused: [
      {
        means: 'no call matches',
        request: () => ({ query: { fromDateTime: '2001-01-01T00:00:00Z', toDateTime: '2001-01-02T00:00:00Z' } }),
        status: 404,
        text: NO_CALLS,
      },
      { means: 'a date is none', request: () => ({ query: { fromDateTime: 'noon' } }), status: 400 },
    ],
  },
  'calls.create': {
    good: (probe) => newCall(probe, { context: [{ system: 'HubSpot', objects: [] }], scheduledStart: undefined }),
    refused: [
      {
        means: 'an id is used again',
        request: async (probe) => {
          await addCall(probe)
          return newCall(probe)
        },
        status: 409,
      },
      {
        means: 'a field is absent',
        request: (probe) => newCall(probe, { direction: undefined }),
        status: 400,
        text: 'direction: must not be null',
      },
      {
        means: 'a choice is none',
        request: (probe) => newCall(probe, { direction: 'Sideways' }),
        status: 400,
        text: 'Json parse error',
      },
      { means: 'the host is unknown', request: (probe) => newCall(probe, { primaryUser: '1' }), status: 400 },
    ],
  },
  'calls.get': {
    good: async (probe) => ({ params: { id: await listedId(probe) } }),
    refused: [{ means: 'there is no such call', request: () => ({ params: { id: '1' } }), status: 404, text: NO_CALL }],
  },
  'calls.uploadMedia': {
    good: async (probe) => uploadTo(await addCall(probe)),
    refused: [
      { means: 'there is no such call', request: () => uploadTo('1'), status: 400, text: NO_CALL },
      {
        means: 'the part is absent',
        request: async (probe) => uploadTo(await addCall(probe), { part: 'file' }),
        status: 400,
        text: 'mediaFile part is missing',
      },
      {
        means: 'it is no recording',
        request: async (probe) => uploadTo(await addCall(probe), { mediaType: 'text/plain' }),
        status: 400,
      },
      { means: 'it is empty', request: async (probe) => uploadTo(await addCall(probe), { text: '' }), status: 400 },
      {
        means: 'the recording is fetched',
        request: async (probe) => uploadTo(await addCall(probe, { downloadMediaUrl: 'https://files.example/1.mp3' })),
        status: 400,
      },
    ],
  },
  'calls.manualCrmAssociations': { good: () => ({ query: {} }) },
  'calls.listExtensive': {
    good: () => ({ body: { filter: {}, contentSelector: everything } }),
    refused: [{ means: 'no call matches', request: () => nothing, status: 404, text: NO_CALLS }],
  },
  'calls.transcripts': {
    good: () => ({ body: { filter: {} } }),
    refused: [{ means: 'no call matches', request: () => nothing, status: 404, text: NO_CALLS }],
  },
}
