import { coaching } from '@mallet/contract/gong/coaching'
import { LogEntry } from '@mallet/contract/gong/logs'
import { User } from '@mallet/contract/gong/users'
import { expect, test } from 'vitest'
import { z } from 'zod'
import type { Emulator } from '../src/index.ts'
import { ask } from './api.ts'
import { control, truth } from './control.ts'
import { readLog } from './read-log.ts'
import { ACTIVITY, answered, readDays, readStats } from './read-stats.ts'
import { shareEmulator, startEmulator } from './started-emulators.ts'

const SIZE = { calls: 120, users: 20 }
const sharedEmulator = shareEmulator(SIZE)

/** Days of the company, which lies in New York; the same stretch for what is asked for by the instant. */
const DAYS = { fromDate: '2025-12-01', toDate: '2026-06-10' }
const PERIOD = { from: '2025-12-01T05:00:00Z', to: '2026-06-10T04:00:00Z' }
const zone = new Intl.DateTimeFormat('en-CA', { timeZone: 'America/New_York' })
const dayOf = (time: string | null | undefined) => zone.format(new Date(time ?? ''))

type Act =
  | 'ownCallsListenedTo'
  | 'othersCallsListenedTo'
  | 'callsSharedExternally'
  | 'callsSharedInternally'
  | 'callsGaveFeedback'
  | 'callsScorecardsFilled'

/** What the statistics tell of some acts: user, day and call of each. */
async function counted(emulator: Emulator, ...acts: Act[]) {
  return (await readDays(emulator, DAYS)).flatMap(({ userId, userDailyActivityStats }) =>
    (userDailyActivityStats ?? []).flatMap((stats) =>
      acts.flatMap((act) =>
        (stats[act] ?? []).map((callId) => ({ userId, day: stats.fromDate?.slice(0, 10) ?? '', callId })),
      ),
    ),
  )
}

async function logged(emulator: Emulator, type: string) {
  const entries = z.array(LogEntry).parse(await readLog(emulator, type, PERIOD.from, PERIOD.to))
  return entries.map(({ userId, eventTime, logRecord }) => ({
    userId,
    day: dayOf(eventTime),
    callId: z.string().parse(logRecord?.call_id),
  }))
}

const distinct = (rows: readonly object[]) => [...new Set(rows.map((row) => JSON.stringify(row)))].sort()

test('the calls that a user played on a day by the log are those that they listened to by the statistics', async () => {
  const emulator = await sharedEmulator()
  const plays = await logged(emulator, 'UserCallPlay')
  const listened = await counted(emulator, 'ownCallsListenedTo', 'othersCallsListenedTo')
  expect(listened.length).toBeGreaterThan(20)
  expect(plays.length).toBeGreaterThan(listened.length)
  expect(distinct(plays)).toEqual(distinct(listened))
})

test('guests open calls that were shared outside, and not before', async () => {
  const emulator = await sharedEmulator()
  const shared = new Map((await counted(emulator, 'callsSharedExternally')).map(({ callId, day }) => [callId, day]))
  const visits = await logged(emulator, 'ExternallySharedCallAccess')
  expect(visits.length).toBeGreaterThan(0)
  for (const { callId, day } of visits) expect((shared.get(callId) ?? 'never') <= day, callId).toBe(true)
})

test('coaching counts the scorecards, the feedback and the listening that the statistics count', async () => {
  const emulator = await sharedEmulator()
  const users = (await truth(emulator, 'users')).map(({ data }) => User.parse(data))
  const workspaces = await truth(emulator, 'workspaces')
  const coached: Record<string, { userId: string; callId: string }[]> = {}
  for (const userId of new Set(users.flatMap(({ managerId }) => managerId ?? []))) {
    for (const { id } of workspaces) {
      const query = new URLSearchParams({ 'workspace-id': id, 'manager-id': userId, ...PERIOD })
      const { body } = await ask(emulator, `/v2/coaching?${query}`)
      const [data] = coaching['coaching.list'].response.parse(body).coachingData
      for (const { metrics } of data?.directReportsMetrics ?? []) {
        for (const [metric, callIds] of Object.entries(metrics ?? {})) {
          const rows = (callIds ?? []).map((callId) => ({ userId, callId }))
          coached[metric] = [...(coached[metric] ?? []), ...rows]
        }
      }
    }
  }
  const withoutDay = async (...acts: Act[]) =>
    (await counted(emulator, ...acts)).map(({ userId, callId }) => ({ userId, callId }))
  const cards = await readStats(
    emulator,
    `${ACTIVITY}/scorecards`,
    { reviewFromDate: DAYS.fromDate, reviewToDate: DAYS.toDate },
    answered,
  )
  const scored = distinct(coached.callsWithScorecardFilled ?? [])
  expect(scored.length).toBeGreaterThan(0)
  expect(scored).toEqual(distinct(cards.map(({ reviewerUserId, callId }) => ({ userId: reviewerUserId, callId }))))
  expect(scored).toEqual(distinct(await withoutDay('callsScorecardsFilled')))
  expect(distinct(coached.callsWithFeedback ?? [])).toEqual(distinct(await withoutDay('callsGaveFeedback')))
  const listened = distinct(await withoutDay('ownCallsListenedTo', 'othersCallsListenedTo'))
  expect(listened).toEqual(expect.arrayContaining(distinct(coached.callsListenedTo ?? [])))
})

test('once a call is private, neither the log nor the statistics tell that others heard it or were shown it', async () => {
  const emulator = await startEmulator(SIZE)
  const [byOther] = await counted(emulator, 'othersCallsListenedTo')
  const [shown] = await counted(emulator, 'callsSharedExternally')
  const [scored] = await counted(emulator, 'callsScorecardsFilled')
  const ids = [byOther, shown, scored].flatMap((one) => one?.callId ?? [])
  expect(ids).toHaveLength(3)
  for (const id of ids) await control(emulator, 'POST', '/calls', { id, isPrivate: true })
  const left = await counted(
    emulator,
    'othersCallsListenedTo',
    'callsSharedExternally',
    'callsSharedInternally',
    'callsGaveFeedback',
    'callsScorecardsFilled',
  )
  expect(left.filter(({ callId }) => ids.includes(callId))).toEqual([])
  const plays = await logged(emulator, 'UserCallPlay')
  expect(plays).not.toContainEqual(expect.objectContaining({ userId: byOther?.userId, callId: byOther?.callId }))
  expect((await logged(emulator, 'ExternallySharedCallAccess')).map(({ callId }) => callId)).not.toContain(
    shown?.callId,
  )
  const heard = await counted(emulator, 'ownCallsListenedTo', 'othersCallsListenedTo')
  expect(distinct(plays)).toEqual(distinct(heard))
})
