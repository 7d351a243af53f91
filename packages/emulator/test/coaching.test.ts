import { CallData } from '@mallet/contract/gong/call'
import { coaching } from '@mallet/contract/gong/coaching'
import { LogEntry } from '@mallet/contract/gong/logs'
import { User } from '@mallet/contract/gong/users'
import { expect, test } from 'vitest'
import type { z } from 'zod'
import type { Emulator } from '../src/index.ts'
import { ask } from './api.ts'
import { truth } from './control.ts'
import { readLog } from './read-log.ts'
import { shareEmulator } from './started-emulators.ts'

const sharedEmulator = shareEmulator({ calls: 120, users: 20 })

const { response: Answer } = coaching['coaching.list']
const YEAR = { from: '2025-07-01T00:00:00Z', to: '2026-07-01T00:00:00Z' }

async function coachingBy(emulator: Emulator, managerId: string, workspaceId: string, period = YEAR) {
  const query = new URLSearchParams({ 'workspace-id': workspaceId, 'manager-id': managerId, ...period })
  const { body } = await ask(emulator, `/v2/coaching?${query}`)
  return Answer.parse(body).coachingData
}

type Coached = z.infer<typeof Answer>['coachingData']
const metricsIn = (data: Coached) =>
  data
    .flatMap(({ directReportsMetrics }) => directReportsMetrics ?? [])
    .flatMap(({ metrics }) => (metrics ? [metrics] : []))
const callsIn = (data: Coached, metric: string) => metricsIn(data).flatMap((metrics) => metrics[metric] ?? [])

async function lookAround() {
  const emulator = await sharedEmulator()
  const users = (await truth(emulator, 'users')).map(({ data }) => User.parse(data))
  const calls = (await truth(emulator, 'calls', '?private=1')).map(({ data }) => CallData.parse(data))
  const workspaceIds = (await truth(emulator, 'workspaces')).map(({ id }) => id)
  const managers = users.filter(({ id }) => users.some(({ managerId }) => managerId === id))
  return { emulator, users, calls, workspaceIds, managers }
}

test('a manager’s coaching has every direct report, and calls that they hosted in the workspace', async () => {
  const { emulator, users, calls, workspaceIds, managers } = await lookAround()
  let seen = 0
  for (const manager of managers) {
    for (const workspaceId of workspaceIds) {
      const [data] = await coachingBy(emulator, manager.id, workspaceId)
      expect(data?.manager?.id).toBe(manager.id)
      const reports = users.filter(({ managerId }) => managerId === manager.id)
      expect(data?.directReportsMetrics?.map(({ report }) => report?.id)).toEqual(reports.map(({ id }) => id))
      for (const { report, metrics } of data?.directReportsMetrics ?? []) {
        for (const callId of Object.values(metrics ?? {}).flat()) {
          const { metaData } = calls.find((call) => call.metaData.id === callId) ?? {}
          expect(metaData).toMatchObject({ primaryUserId: report?.id, workspaceId })
          seen += 1
        }
      }
    }
  }
  expect(seen).toBeGreaterThan(20)
})

test('what a manager listened to, attended and commented on agrees with the log of plays and with the calls', async () => {
  const { emulator, calls, workspaceIds, managers } = await lookAround()
  const plays = (await readLog(emulator, 'UserCallPlay', '2025-01-01T00:00:00Z')).map((entry) => LogEntry.parse(entry))
  const counts = { listened: 0, attended: 0, commented: 0 }
  for (const { id } of managers) {
    const data = (await Promise.all(workspaceIds.map((one) => coachingBy(emulator, id, one)))).flat()
    const listened = callsIn(data, 'callsListenedTo')
    const played = plays.filter(({ userId }) => userId === id).map(({ logRecord }) => logRecord?.call_id)
    expect(played).toEqual(expect.arrayContaining(listened))
    for (const callId of callsIn(data, 'callsManagerAttended')) {
      expect(calls.find(({ metaData }) => metaData.id === callId)?.parties?.map(({ userId }) => userId)).toContain(id)
    }
    for (const callId of callsIn(data, 'callsManagerCommentedOn')) {
      const { collaboration } = calls.find(({ metaData }) => metaData.id === callId) ?? {}
      expect(collaboration?.publicComments?.map(({ commenterUserId }) => commenterUserId)).toContain(id)
      counts.commented += 1
    }
    counts.listened += listened.length
    counts.attended += callsIn(data, 'callsManagerAttended').length
  }
  expect(Math.min(...Object.values(counts)), JSON.stringify(counts)).toBeGreaterThan(0)
})

test('the halves of a period add up to the whole', async () => {
  const { emulator, workspaceIds, managers } = await lookAround()
  const middle = '2026-04-15T12:00:00Z'
  const sums = { whole: 0, first: 0, second: 0 }
  for (const { id } of managers) {
    const [workspaceId = ''] = workspaceIds
    const listened = async (period: typeof YEAR) =>
      callsIn(await coachingBy(emulator, id, workspaceId, period), 'callsListenedTo').length
    sums.whole += await listened(YEAR)
    sums.first += await listened({ ...YEAR, to: middle })
    sums.second += await listened({ ...YEAR, from: middle })
  }
  expect(sums.first + sums.second).toBe(sums.whole)
  expect(Math.min(sums.first, sums.second)).toBeGreaterThan(0)
})

test('somebody without direct reports has no coaching', async () => {
  const { emulator, users, workspaceIds, managers } = await lookAround()
  const rep = users.find(({ id }) => !managers.some((manager) => manager.id === id))
  expect(await coachingBy(emulator, rep?.id ?? '', workspaceIds[0] ?? '')).toEqual([])
})
