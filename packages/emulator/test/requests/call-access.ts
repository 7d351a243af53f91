import { type callAccess, SOME_CALLS_NOT_FOUND } from '@mallet/contract/gong/call-access'
import { z } from 'zod'
import type { AreaRequests, Probe } from './area-requests.ts'
import { firstId } from './first-id.ts'

const Calls = z.array(z.looseObject({ metaData: z.looseObject({ id: z.string() }) })).min(1)

async function someCall({ ask }: Probe): Promise<string> {
  const { body } = await ask('/v2/calls/extensive', { body: { filter: {} } })
  return Calls.parse(body.calls)[0]?.metaData.id ?? ''
}

async function change(probe: Probe) {
  const userIds = [await firstId(probe, '/v2/users', 'users')]
  return { body: { callAccessList: [{ callId: await someCall(probe), userIds }] } }
}

const refusedChange = [
  {
    means: 'one of the calls is unknown',
    request: async (probe: Probe) => {
      const { body } = await change(probe)
      return { body: { callAccessList: [...body.callAccessList, { callId: '1', userIds: [] }] } }
    },
    status: 400,
    text: SOME_CALLS_NOT_FOUND,
  },
]

export const callAccessRequests: AreaRequests<typeof callAccess> = {
  'callAccess.list': {
    good: async (probe) => ({ body: { filter: { callIds: [await someCall(probe)] } } }),
    refused: [
      {
        means: 'one of the calls is unknown',
        request: async (probe) => ({ body: { filter: { callIds: [await someCall(probe), '1'] } } }),
        status: 400,
        text: SOME_CALLS_NOT_FOUND,
      },
      {
        means: 'no calls are named',
        request: () => ({ body: { filter: {} } }),
        status: 400,
        text: 'filter.callIds: must not be null',
      },
    ],
  },
  'callAccess.add': {
    good: change,
    refused: [
      ...refusedChange,
      {
        means: 'one of the users is unknown',
        request: async (probe) => ({
          body: { callAccessList: [{ callId: await someCall(probe), userIds: ['1'] }] },
        }),
        status: 400,
      },
    ],
  },
  'callAccess.remove': { good: change, refused: refusedChange },
}
