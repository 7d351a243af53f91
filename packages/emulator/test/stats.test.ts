import type { CallData } from '@mallet/contract/gong/call'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { ask, askForAll } from './api.ts'
import { control } from './control.ts'
import { readCalls } from './find-party.ts'
import {
  ACTIVITY,
  byPeriod,
  CALLS_OF_WINDOW,
  COUNTERS,
  isIn,
  readDays,
  readStats,
  readTotals,
  sum,
  WINDOW,
} from './read-stats.ts'
import { shareEmulator, startEmulator } from './started-emulators.ts'

const sharedEmulator = shareEmulator({ calls: 200 })

test('the totals of a user are the sum of their days, and of their weeks, months and years', async () => {
  const emulator = await sharedEmulator()
  const totals = await readTotals(emulator)
  expect(totals.length).toBeGreaterThan(5)
  const expected = totals.map((one) => [one.userId, sum([one.userAggregateActivityStats ?? {}])])
  expect(COUNTERS).toHaveLength(15)
  const days = await readDays(emulator)
  expect(days.map((one) => [one.userId, sum(one.userDailyActivityStats ?? [])])).toEqual(expected)
  for (const aggregationPeriod of ['DAY', 'WEEK', 'MONTH', 'QUARTER', 'YEAR']) {
    const rows = await readStats(emulator, `${ACTIVITY}/aggregate-by-period`, WINDOW, byPeriod, { aggregationPeriod })
    expect(rows.map((one) => [one.userId, sum(one.userAggregateActivity ?? [])])).toEqual(expected)
  }
})

test('periods are those of the calendar, weeks from Monday, and end where the range does', async () => {
  const emulator = await sharedEmulator()
  const filter = { fromDate: '2026-05-27', toDate: '2026-06-10' }
  const readIn = (aggregationPeriod: string) =>
    readStats(emulator, `${ACTIVITY}/aggregate-by-period`, filter, byPeriod, { aggregationPeriod })
  const bounds = (rows: z.infer<typeof byPeriod>[]) =>
    [
      ...new Set(
        rows.flatMap(({ userAggregateActivity }) =>
          (userAggregateActivity ?? []).map(
            ({ fromDate, toDate }) => `${fromDate?.slice(0, 10)} ${toDate?.slice(0, 10)}`,
          ),
        ),
      ),
    ].sort()
  expect(bounds(await readIn('WEEK'))).toEqual([
    '2026-05-27 2026-06-01',
    '2026-06-01 2026-06-08',
    '2026-06-08 2026-06-10',
  ])
  expect(bounds(await readIn('MONTH'))).toEqual(['2026-05-27 2026-06-01', '2026-06-01 2026-06-10'])
  expect(bounds(await readIn('YEAR'))).toEqual(['2026-05-27 2026-06-10'])
})

test('a call counts once a day, however often it is played, and again on another day', async () => {
  const emulator = await sharedEmulator()
  const days = await readDays(emulator, { fromDate: '2025-12-20', toDate: '2026-06-10' })
  let again = 0
  for (const { userDailyActivityStats } of days) {
    const seen = new Set<string>()
    for (const { ownCallsListenedTo } of userDailyActivityStats ?? []) {
      expect(new Set(ownCallsListenedTo).size).toBe(ownCallsListenedTo?.length)
      for (const id of ownCallsListenedTo ?? []) again += seen.has(id) ? 1 : 0
      for (const id of ownCallsListenedTo ?? []) seen.add(id)
    }
  }
  expect(again).toBeGreaterThan(0)
})

test('who hosted, attended and commented agrees with the calls themselves', async () => {
  const emulator = await sharedEmulator()
  const calls = (await readCalls(emulator, CALLS_OF_WINDOW)).filter((call) => isIn(call))
  expect(calls.length).toBeGreaterThan(20)
  const days = await readDays(emulator)
  for (const user of days) {
    const idsOf = (name: string) =>
      (user.userDailyActivityStats ?? []).flatMap((day) => z.array(z.string()).parse(day[name])).sort()
    const meant = (accepts: (call: CallData) => unknown) =>
      calls
        .filter(accepts)
        .map(({ metaData }) => metaData.id)
        .sort()
    expect(idsOf('callsAsHost')).toEqual(meant(({ metaData }) => metaData.primaryUserId === user.userId))
    expect(idsOf('callsAttended')).toEqual(
      meant(({ parties }) => parties?.some((one) => one.userId === user.userId && one.methods?.includes('Attendee'))),
    )
  }
})

test('every kind of activity happens, and comments are counted as the calls show them', async () => {
  const emulator = await sharedEmulator()
  const filter = { fromDate: '2025-12-01', toDate: '2026-06-10' }
  const totals = await readTotals(emulator, filter)
  expect(
    Object.values(sum(totals.map((one) => one.userAggregateActivityStats ?? {}))).every((count) => count > 0),
  ).toBe(true)
  const Commented = z.looseObject({
    metaData: z.looseObject({ id: z.string() }),
    collaboration: z.object({ publicComments: z.array(z.object({ commenterUserId: z.string(), posted: z.string() })) }),
  })
  const body = { filter: {}, contentSelector: { exposedFields: { collaboration: { publicComments: true } } } }
  const calls = z.array(Commented).parse(await askForAll(emulator, '/v2/calls/extensive', body, 'calls'))
  const dayOf = new Intl.DateTimeFormat('en-CA', { timeZone: 'America/New_York' })
  const given = new Map<string, Set<string>>()
  for (const { metaData, collaboration } of calls) {
    for (const { commenterUserId, posted } of collaboration.publicComments) {
      const day = dayOf.format(new Date(posted))
      if (day >= filter.toDate) continue
      given.set(commenterUserId, (given.get(commenterUserId) ?? new Set()).add(`${day} ${metaData.id}`))
    }
  }
  expect(given.size).toBeGreaterThan(0)
  for (const { userId, userAggregateActivityStats } of totals) {
    expect(userAggregateActivityStats?.callsCommentsGiven).toBe(given.get(userId ?? '')?.size ?? 0)
  }
})

test('days are those of the company, and the last one of a range is left out', async () => {
  const emulator = await startEmulator({ calls: 20 })
  const { body } = await ask(emulator, '/v2/users')
  const [user] = z.array(z.object({ id: z.string() })).parse(body.users)
  const primaryUserId = user?.id
  for (const [id, started] of [
    ['11', '2026-06-08T03:59:59Z'],
    ['12', '2026-06-08T04:00:00Z'],
    ['13', '2026-06-09T04:00:00Z'],
  ]) {
    const metaData = { primaryUserId }
    await control(emulator, 'POST', '/calls', { id, started, duration: 60, listedAt: '2026-06-09T05:00:00Z', metaData })
  }
  const hostedOn = async (fromDate: string, toDate: string) =>
    (await readDays(emulator, { fromDate, toDate, userIds: [primaryUserId] })).flatMap(({ userDailyActivityStats }) =>
      (userDailyActivityStats ?? []).flatMap((day) => (day.callsAsHost ?? []).map((id) => [id, day.fromDate])),
    )
  expect((await hostedOn('2026-06-07', '2026-06-09')).filter(([id]) => (id ?? '').length === 2)).toEqual([
    ['11', '2026-06-07T00:00:00-04:00'],
    ['12', '2026-06-08T00:00:00-04:00'],
  ])
  const reply = await ask(emulator, `${ACTIVITY}/aggregate`, {
    body: { filter: { fromDate: '2026-03-01', toDate: '2026-06-10' } },
  })
  expect(reply.body).toMatchObject({
    fromDateTime: '2026-03-01T00:00:00-05:00',
    toDateTime: '2026-06-10T00:00:00-04:00',
    timeZone: 'America/New_York',
  })
})

test('users are chosen by id and by the moment of their creation, and page like any list', async () => {
  const emulator = await startEmulator({ pageSize: 3, calls: 60 })
  const all = await readTotals(emulator)
  expect(all.length).toBeGreaterThan(3)
  const [first, second] = all
  expect(await readTotals(emulator, { ...WINDOW, userIds: [second?.userId, first?.userId, '1'] })).toEqual([
    first,
    second,
  ])
  const { body } = await ask(emulator, '/v2/users')
  const created = z.array(z.looseObject({ id: z.string(), created: z.string() })).parse(body.users)
  const at = created.find(({ id }) => id === first?.userId)?.created ?? ''
  const older = await readTotals(emulator, { ...WINDOW, createdToDateTime: at })
  const younger = await readTotals(emulator, { ...WINDOW, createdFromDateTime: at })
  expect(older).not.toContainEqual(first)
  expect(younger).toContainEqual(first)
  expect(older.length + younger.length).toBe(all.length)
})
