import type { permissions } from '@mallet/contract/gong/permissions'
import { refusals } from '@mallet/contract/gong/refusals'
import type { AreaRequests, Probe } from './area-requests.ts'
import { firstId } from './first-id.ts'

const workspace = async (probe: Probe) => ({
  query: { workspaceId: await firstId(probe, '/v2/workspaces', 'workspaces') },
})

async function profile(probe: Probe) {
  const { query } = await workspace(probe)
  const path = `/v2/all-permission-profiles?workspaceId=${query.workspaceId}`
  return { query: { profileId: await firstId(probe, path, 'profiles') } }
}

const unknown = [
  { means: 'no profile has the id', request: () => ({ query: { profileId: '1' } }), status: 400 },
  {
    means: 'the id is too long a number',
    request: () => ({ query: { profileId: '98765432109876543210' } }),
    status: 400,
    text: refusals.badRequest,
  },
]

export const permissionsRequests: AreaRequests<typeof permissions> = {
  'permissions.listProfiles': {
    good: workspace,
    refused: [
      {
        means: 'no workspace is named',
        request: () => ({ query: {} }),
        status: 400,
        text: 'workspaceId: must not be null',
      },
      { means: 'there is no such workspace', request: () => ({ query: { workspaceId: '1' } }), status: 400 },
    ],
  },
  'permissions.getProfile': { good: profile, refused: unknown },
  'permissions.createProfile': {
    good: workspace,
    refused: [
      {
        means: 'the name is taken',
        request: async (probe) => ({ ...(await workspace(probe)), body: { name: 'Executive' } }),
        status: 422,
      },
      {
        means: 'a level is not one of the levels',
        request: async (probe) => ({
          ...(await workspace(probe)),
          body: { name: 'New', callsAccess: { permissionLevel: 'some' } },
        }),
        status: 400,
        text: refusals.jsonParseError,
      },
    ],
  },
  'permissions.updateProfile': { good: profile, refused: unknown },
  'permissions.profileUsers': { good: profile, refused: unknown },
}
