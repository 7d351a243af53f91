import type { users } from '@mallet/contract/gong/users'
import type { AreaRequests } from './area-requests.ts'

export const usersRequests: AreaRequests<typeof users> = {
  'users.list': { good: () => ({}) },
}
