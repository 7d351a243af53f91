import type { CallData } from '@mallet/contract/gong/call'
import { LOG_TYPES, LogEntry } from '@mallet/contract/gong/logs'
import { User } from '@mallet/contract/gong/users'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import type { Emulator } from '../src/index.ts'
import { ask } from './api.ts'
import { control, truth } from './control.ts'
import { readCalls } from './find-party.ts'
import { readLog } from './read-log.ts'
import { ORIGIN, shareEmulator, startEmulator } from './started-emulators.ts'

const SIZE = { calls: 220, users: 20 }
const sharedEmulator = shareEmulator(SIZE)
const inSmallPages = shareEmulator({ ...SIZE, pageSize: 7 })

const LONG_AGO = '2015-01-01T00:00:00Z'

async function read(emulator: Emulator, ...log: [type: string, from?: string, to?: string]): Promise<LogEntry[]> {
  const [type, from = LONG_AGO, to] = log
  return z.array(LogEntry).parse(await readLog(emulator, type, from, to))
}

const timeOf = ({ eventTime }: LogEntry) => Date.parse(eventTime ?? '')
const callIdOf = ({ logRecord }: LogEntry) => z.string().parse(logRecord?.call_id)

/** Only those that entries are about, because each call costs the making of its transcript. */
async function callsOf(emulator: Emulator, entries: readonly LogEntry[]): Promise<Map<string, CallData>> {
  const calls = await readCalls(emulator, { callIds: [...new Set(entries.map(callIdOf))] })
  return new Map(calls.map((call) => [call.metaData.id, call]))
}

describe.each(LOG_TYPES)('%s', (type) => {
  test('has its entries oldest first, none of the future, each once, in pages with an exact total', async () => {
    const emulator = await sharedEmulator()
    const small = await inSmallPages()
    const entries = await read(emulator, type)
    const times = entries.map(timeOf)
    expect(times).toEqual(times.toSorted((a, b) => a - b))
    expect(times.at(-1)).toBeLessThanOrEqual(Date.parse(ORIGIN))
    expect(entries.length).toBeGreaterThan(5)
    expect(new Set(entries.map((entry) => JSON.stringify(entry))).size).toBe(entries.length)
    // The latest are enough pages to turn.
    const since = entries.at(-40)?.eventTime ?? LONG_AGO
    const latest = entries.filter((entry) => timeOf(entry) >= Date.parse(since))
    expect(latest.length).toBeGreaterThan(7)
    expect(await read(small, type, since)).toEqual(latest)
    const { body } = await ask(emulator, `/v2/logs?logType=${type}&fromDateTime=${LONG_AGO}`)
    expect(body.records?.totalRecords).toBe(entries.length)
  })

  test('gives a period what lies in it, its end excluded', async () => {
    const emulator = await sharedEmulator()
    const entries = await read(emulator, type)
    const [from, to] = [entries[2], entries.at(-2)].map((entry) => entry?.eventTime ?? '')
    const wanted = entries.filter(
      (entry) => timeOf(entry) >= Date.parse(from ?? '') && timeOf(entry) < Date.parse(to ?? ''),
    )
    expect(await read(emulator, type, from, to)).toEqual(wanted)
  })
})

test('sign-ins are kept for 14 days and belong to active users', async () => {
  const emulator = await sharedEmulator()
  const users = (await truth(emulator, 'users')).map(({ data }) => User.parse(data))
  const entries = await read(emulator, 'AccessLog')
  expect(Date.parse(ORIGIN) - Math.min(...entries.map(timeOf))).toBeLessThanOrEqual(14 * 86_400_000)
  for (const { userId, userEmailAddress } of entries) {
    expect(users.find(({ id }) => id === userId)).toMatchObject({ active: true, emailAddress: userEmailAddress })
  }
})

test('plays lie within calls, and after them', async () => {
  const emulator = await sharedEmulator()
  const plays = await read(emulator, 'UserCallPlay', '2026-05-20T00:00:00Z')
  expect(plays.length).toBeGreaterThan(10)
  const calls = await callsOf(emulator, plays)
  for (const entry of plays) {
    const { metaData } = calls.get(callIdOf(entry)) ?? {}
    expect(timeOf(entry)).toBeGreaterThan(Date.parse(metaData?.started ?? ''))
    expect(entry.logRecord?.end_time).toBeLessThanOrEqual(metaData?.duration ?? 0)
  }
})

test('a private call is played by its host alone, and shared with nobody', async () => {
  const emulator = await startEmulator(SIZE)
  const plays = await read(emulator, 'UserCallPlay')
  const calls = await callsOf(emulator, plays.slice(0, 20))
  const hostOf = (entry: LogEntry) => calls.get(callIdOf(entry))?.metaData.primaryUserId
  const [shared] = await read(emulator, 'ExternallySharedCallAccess')
  const byOther = plays.slice(0, 20).find((entry) => entry.userId !== hostOf(entry))
  if (!shared || !byOther) throw new Error('nothing to make private')
  for (const id of [callIdOf(shared), callIdOf(byOther)])
    await control(emulator, 'POST', '/calls', { id, isPrivate: true })
  const left = (await read(emulator, 'UserCallPlay')).filter((entry) => callIdOf(entry) === callIdOf(byOther))
  const ofCall = plays.filter((entry) => callIdOf(entry) === callIdOf(byOther))
  expect(left).toEqual(ofCall.filter(({ userId }) => userId === hostOf(byOther)))
  expect((await read(emulator, 'ExternallySharedCallAccess')).map(callIdOf)).not.toContain(callIdOf(shared))
})

test('shared calls are opened and then played by guests who were on them', async () => {
  const emulator = await sharedEmulator()
  const visits = await read(emulator, 'ExternallySharedCallAccess')
  const calls = await callsOf(emulator, visits)
  for (const visit of visits) {
    expect(visit.userId).toBeNull()
    const { parties } = calls.get(callIdOf(visit)) ?? {}
    expect(parties?.find(({ emailAddress }) => emailAddress === visit.userEmailAddress)?.affiliation).toBe('External')
  }
  const keyOf = ({ userEmailAddress, logRecord }: LogEntry) => `${userEmailAddress} ${logRecord?.call_id}`
  const opened = visits.map(keyOf)
  for (const play of await read(emulator, 'ExternallySharedCallPlay')) expect(opened).toContain(keyOf(play))
})

test('changed settings show as activity of the technical administrator', async () => {
  const emulator = await startEmulator({ calls: 0 })
  const [user] = await truth(emulator, 'users')
  const { body } = await ask(emulator, `/v2/users/${user?.id}/settings-history`)
  const history = z.array(z.object({ setting: z.string(), time: z.string() })).parse(body.userSettingsHistory)
  const Change = z.looseObject({ rowId: z.string(), column: z.string() })
  const logged = (await read(emulator, 'UserActivityLog')).flatMap((entry) =>
    z
      .array(Change)
      .parse(entry.logRecord?.tableChanges)
      .filter(({ rowId }) => rowId === user?.id)
      .map(({ column }) => `${column} ${timeOf(entry)}`),
  )
  const recent = history.filter(({ time }) => time >= '2021-03-01')
  expect(logged).toEqual(recent.map(({ setting, time }) => `${setting} ${Date.parse(time)}`))
})

test('what is written through the API shows as activity, and what is read or refused does not', async () => {
  const emulator = await startEmulator({ calls: 0 })
  const [workspace] = await truth(emulator, 'workspaces')
  const path = `/v2/permission-profile?workspaceId=${workspace?.id}`
  await ask(emulator, path, { body: { name: 'New' } })
  await ask(emulator, path, { body: { name: 'New' } })
  await ask(emulator, '/v2/users')
  await control(emulator, 'POST', '/clock', { advanceSeconds: 60 })
  await ask(emulator, path, { body: { name: 'Newer' } })
  const entries = await read(emulator, 'UserActivityLog', ORIGIN)
  const httpRequest = { method: 'POST', path: '/v2/permission-profile' }
  expect(entries.map(({ logRecord }) => logRecord?.httpRequest)).toEqual([httpRequest, httpRequest])
  expect(entries.map(timeOf)).toEqual([Date.parse(ORIGIN), Date.parse(ORIGIN) + 60_000])
})
