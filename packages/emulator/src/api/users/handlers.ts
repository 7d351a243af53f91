import type { Handlers } from '@mallet/contract/derive/routes'
import type { users } from '@mallet/contract/gong/users'
import type { ApiCall } from '../api-call.ts'
import { listUsers } from './list-users.ts'

export const usersHandlers: Handlers<typeof users, ApiCall> = {
  'users.list': listUsers,
}
