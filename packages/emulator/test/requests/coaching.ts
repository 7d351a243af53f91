import type { coaching } from '@mallet/contract/gong/coaching'
import { z } from 'zod'
import type { AreaRequests, Probe } from './area-requests.ts'
import { firstId } from './first-id.ts'

const Users = z.array(z.looseObject({ managerId: z.string().nullish() }))

async function aYearOfAManager(probe: Probe) {
  const users = Users.parse((await probe.ask('/v2/users')).body.users)
  return {
    'workspace-id': await firstId(probe, '/v2/workspaces', 'workspaces'),
    'manager-id': users.findLast(({ managerId }) => managerId != null)?.managerId ?? '',
    from: '2026-01-01T00:00:00Z',
    to: '2027-01-01T00:00:00Z',
  }
}

export const coachingRequests: AreaRequests<typeof coaching> = {
  'coaching.list': {
    good: async (probe) => ({ query: await aYearOfAManager(probe) }),
    refused: [
      {
        means: 'a day stands where an instant is wanted',
        request: async (probe) => ({ query: { ...(await aYearOfAManager(probe)), from: '2026-01-01' } }),
        status: 400,
      },
      {
        means: 'no manager is named',
        request: async (probe) => {
          const { 'manager-id': _, ...query } = await aYearOfAManager(probe)
          return { query }
        },
        status: 400,
        text: 'manager-id: must not be null',
      },
    ],
  },
}
