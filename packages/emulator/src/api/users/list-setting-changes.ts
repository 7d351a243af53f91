import type { Parsed } from '@mallet/contract/endpoint'
import type { Gong } from '@mallet/contract/gong/index'
import { originOf } from '../../company/origin-of.ts'
import { settingChangesOf } from '../../world/setting-changes.ts'
import type { ApiCall } from '../api-call.ts'
import { findUser } from './find-user.ts'

/** How the settings of a user changed, oldest first. Throws `Refusal` 404 where there is no such user. */
export function listSettingChanges(call: ApiCall, { params }: Parsed<Gong['users.settingsHistory']>) {
  const { workingTime } = originOf(call.context, call.company)
  return {
    requestId: call.requestId,
    userSettingsHistory: settingChangesOf(findUser(call, params.id)).map(({ setting, value, atMs }) => ({
      setting,
      value,
      time: workingTime.format(atMs),
    })),
  }
}
