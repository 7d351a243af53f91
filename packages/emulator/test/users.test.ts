import { SettingChange, User } from '@mallet/contract/gong/users'
import { expect, test } from 'vitest'
import { z } from 'zod'
import type { Emulator } from '../src/index.ts'
import { ask, askForAll } from './api.ts'
import { truth } from './control.ts'
import { startEmulator } from './started-emulators.ts'

const allUsers = async (emulator: Emulator) => (await truth(emulator, 'users')).map(({ data }) => User.parse(data))

async function find(emulator: Emulator, filter: object): Promise<string[]> {
  const found = await askForAll(emulator, '/v2/users/extensive', { filter }, 'users')
  return found.map((user) => User.parse(user).id)
}

async function historyOf(emulator: Emulator, id: string): Promise<SettingChange[]> {
  const { body } = await ask(emulator, `/v2/users/${id}/settings-history`)
  return z.array(SettingChange).parse(body.userSettingsHistory)
}

test('an empty filter lists the same users as the plain list, in pages of a hundred', async () => {
  const emulator = await startEmulator({ users: 120, calls: 0 })
  const { body } = await ask(emulator, '/v2/users/extensive', { body: { filter: {} } })
  expect(body.records).toMatchObject({ totalRecords: 120, currentPageSize: 100, currentPageNumber: 0 })
  expect(await find(emulator, {})).toEqual((await allUsers(emulator)).map(({ id }) => id))
})

test('users are found by their ids and by when they were created, and by both', async () => {
  const emulator = await startEmulator({ calls: 0 })
  const users = await allUsers(emulator)
  const byAge = users.toSorted((a, b) => Date.parse(a.created ?? '') - Date.parse(b.created ?? ''))
  const [from, to] = [byAge[2], byAge[6]]
  const window = { createdFromDateTime: from?.created, createdToDateTime: to?.created }
  const inWindow = byAge.slice(2, 6).map(({ id }) => id)
  expect((await find(emulator, window)).toSorted()).toEqual(inWindow.toSorted())
  const named = [byAge[0]?.id, byAge[3]?.id, '999']
  expect((await find(emulator, { userIds: named })).toSorted()).toEqual([byAge[0]?.id, byAge[3]?.id].toSorted())
  expect(await find(emulator, { userIds: named, ...window })).toEqual([byAge[3]?.id])
})

test('one user is the same as in the list', async () => {
  const emulator = await startEmulator({ calls: 0 })
  for (const user of await allUsers(emulator)) {
    expect((await ask(emulator, `/v2/users/${user.id}`)).body.user).toEqual(user)
  }
})

test('the history of a user’s settings ends with the settings that the user has', async () => {
  const emulator = await startEmulator({ calls: 0, users: 40 })
  let left = 0
  for (const user of await allUsers(emulator)) {
    const history = await historyOf(emulator, user.id)
    const now = (setting: string) => history.findLast((one) => one.setting === setting)?.value ?? false
    expect(now('active')).toBe(user.active)
    expect(now('webConferencesRecorded')).toBe(user.settings?.webConferencesRecorded)
    expect(now('callsImported')).toBe(user.settings?.telephonyCallsImported)
    expect(now('emailsImported')).toBe(user.settings?.emailsImported)
    expect(now('nonRecordedMeetingsImported')).toBe(user.settings?.nonRecordedMeetingsImported)
    expect(now('gongConnectEnabled')).toBe(user.settings?.gongConnectEnabled)
    left += user.active ? 0 : 1
  }
  expect(left).toBeGreaterThan(0)
})

test('settings change in order, from when the user was created, and not in the future', async () => {
  const emulator = await startEmulator({ calls: 0, users: 40 })
  for (const { id, created } of await allUsers(emulator)) {
    const times = (await historyOf(emulator, id)).map(({ time }) => Date.parse(time ?? ''))
    expect(times).toEqual(times.toSorted((a, b) => a - b))
    expect(times[0]).toBeGreaterThanOrEqual(Date.parse(created ?? ''))
    expect(times.at(-1)).toBeLessThan(Date.parse('2026-06-10T15:00:00Z'))
  }
})
