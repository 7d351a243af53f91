import type { SettingChange, User } from '@mallet/contract/gong/users'
import { hashText, SeededRandom } from './seeded-random.ts'

const DAY_MS = 86_400_000
/** Everybody joined at least 200 days before the origin, so that all of this lies in the past. */
const [LEFT_AFTER_DAYS, LEFT_BEFORE_DAYS] = [60, 180]

/** One change of a user's settings. */
export interface TimedChange {
  readonly setting: NonNullable<SettingChange['setting']>
  readonly value: boolean
  readonly atMs: number
}

/** The settings of a user under the names that their history has. */
const HISTORY_NAMES = {
  webConferencesRecorded: 'webConferencesRecorded',
  telephonyCallsImported: 'callsImported',
  emailsImported: 'emailsImported',
  nonRecordedMeetingsImported: 'nonRecordedMeetingsImported',
  gongConnectEnabled: 'gongConnectEnabled',
} as const

/** How the settings of a user came to be what they are, oldest first: the last value of each is the one the user shows. */
export function settingChangesOf(user: User): TimedChange[] {
  const random = new SeededRandom(hashText(user.id), hashText('setting changes'))
  const createdMs = Math.ceil(Date.parse(user.created ?? '') / 1000) * 1000
  const later = (fromDays: number, toDays: number) =>
    createdMs + Math.floor((random.between(fromDays, toDays) * DAY_MS) / 1000) * 1000
  const leftMs = later(LEFT_AFTER_DAYS, LEFT_BEFORE_DAYS)
  const changes: TimedChange[] = [{ setting: 'active', value: true, atMs: createdMs }]

  for (const [name, setting] of Object.entries(HISTORY_NAMES)) {
    const isOn = user.settings?.[name] === true
    const wasOn = isOn || (user.active === false && random.chance(0.7))
    if (!wasOn) continue
    changes.push({ setting, value: true, atMs: later(0, 14) })
    if (!isOn) changes.push({ setting, value: false, atMs: leftMs })
    else if (random.chance(0.15)) {
      changes.push({ setting, value: false, atMs: later(20, 60) }, { setting, value: true, atMs: later(61, 190) })
    }
  }
  if (user.active === false) changes.push({ setting: 'active', value: false, atMs: leftMs })
  return changes.sort((a, b) => a.atMs - b.atMs)
}
