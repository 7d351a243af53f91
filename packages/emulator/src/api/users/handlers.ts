import type { Handlers } from '@mallet/contract/derive/routes'
import type { users } from '@mallet/contract/gong/users'
import type { ApiCall } from '../api-call.ts'
import { getUser } from './get-user.ts'
import { listSettingChanges } from './list-setting-changes.ts'
import { listUsers } from './list-users.ts'
import { listUsersExtensive } from './list-users-extensive.ts'

export const usersHandlers: Handlers<typeof users, ApiCall> = {
  'users.list': listUsers,
  'users.listExtensive': listUsersExtensive,
  'users.get': getUser,
  'users.settingsHistory': listSettingChanges,
}
