import { NO_USERS, type users } from '@mallet/contract/gong/users'
import type { AreaRequests, Probe } from './area-requests.ts'
import { firstId } from './first-id.ts'

const nobody = { params: { id: '1' } }
const someUser = async (probe: Probe) => ({ params: { id: await firstId(probe, '/v2/users', 'users') } })

export const usersRequests: AreaRequests<typeof users> = {
  'users.list': { good: () => ({}) },
  'users.listExtensive': {
    good: () => ({ body: { filter: {} } }),
    refused: [
      {
        means: 'nobody matches',
        request: () => ({ body: { filter: { userIds: ['1'] } } }),
        status: 404,
        text: NO_USERS,
      },
      { means: 'there is no filter', request: () => ({ body: {} }), status: 400, text: 'filter: must not be null' },
    ],
  },
  'users.get': { good: someUser, refused: [{ means: 'nobody has the id', request: () => nobody, status: 404 }] },
  'users.settingsHistory': {
    good: someUser,
    refused: [{ means: 'nobody has the id', request: () => nobody, status: 404 }],
  },
}
