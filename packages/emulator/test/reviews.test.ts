import { Scorecard } from '@mallet/contract/gong/scorecard'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { ask, askForAll } from './api.ts'
import { readCalls } from './find-party.ts'
import {
  ACTIVITY,
  answered,
  CALLS_OF_WINDOW,
  interaction,
  isIn,
  readStats,
  readTotals,
  sum,
  WINDOW,
} from './read-stats.ts'
import { shareEmulator } from './started-emulators.ts'

const sharedEmulator = shareEmulator({ calls: 120 })

test('the interaction of a user is the mean of the calls that they hosted', async () => {
  const emulator = await sharedEmulator()
  const body = {
    filter: CALLS_OF_WINDOW,
    contentSelector: { exposedFields: { interaction: { personInteractionStats: true } } },
  }
  const calls = z
    .array(
      z.looseObject({
        metaData: z.looseObject({ primaryUserId: z.string(), started: z.string(), id: z.string() }),
        interaction: z.object({ interactionStats: z.array(z.object({ name: z.string(), value: z.number() })) }),
      }),
    )
    .parse(await askForAll(emulator, '/v2/calls/extensive', body, 'calls'))
    .filter((call) => isIn(call) && call.interaction.interactionStats.length > 0)
  const rows = await readStats(emulator, '/v2/stats/interaction', WINDOW, interaction)
  expect(new Set(rows.map(({ userId }) => userId))).toEqual(
    new Set(calls.map(({ metaData }) => metaData.primaryUserId)),
  )
  for (const { userId, personInteractionStats } of rows) {
    const own = calls.filter(({ metaData }) => metaData.primaryUserId === userId)
    expect(personInteractionStats).toHaveLength(5)
    for (const { name, value } of personInteractionStats ?? []) {
      const values = own.flatMap((call) => call.interaction.interactionStats.filter((one) => one.name === name))
      const mean = values.reduce((total, one) => total + one.value, 0) / values.length
      expect(value).toBeCloseTo(mean, 1)
    }
  }
})

test('answered scorecards are of calls and people that exist, and the reviewers are credited with them', async () => {
  const emulator = await sharedEmulator()
  const readCards = (filter: object) => readStats(emulator, `${ACTIVITY}/scorecards`, filter, answered)
  const manual = await readCards({})
  const automatic = await readCards({ reviewMethod: 'AUTOMATIC' })
  expect(manual.length).toBeGreaterThan(0)
  expect(automatic.length).toBeGreaterThan(0)
  expect(await readCards({ reviewMethod: 'BOTH' })).toHaveLength(manual.length + automatic.length)
  expect(automatic.every(({ reviewerUserId }) => reviewerUserId === null)).toBe(true)
  const calls = new Map((await readCalls(emulator)).map(({ metaData }) => [metaData.id, metaData]))
  for (const { callId, callStartTime, reviewedUserId, reviewTime } of [...manual, ...automatic]) {
    expect(calls.get(callId ?? '')).toMatchObject({ started: callStartTime, primaryUserId: reviewedUserId })
    expect(Date.parse(reviewTime ?? '')).toBeGreaterThan(Date.parse(callStartTime ?? ''))
  }
  const range = { reviewFromDate: WINDOW.fromDate, reviewToDate: WINDOW.toDate }
  const totals = sum((await readTotals(emulator)).map((one) => one.userAggregateActivityStats ?? {}))
  expect(totals.callsScorecardsFilled).toBe((await readCards(range)).length)
  const reviewedUserIds = [manual[0]?.reviewedUserId]
  expect(await readCards({ reviewedUserIds })).toEqual(
    manual.filter(({ reviewedUserId }) => reviewedUserIds.includes(reviewedUserId)),
  )
})

test('calls are reviewed with scorecards that are switched on, and each of their questions is answered', async () => {
  const emulator = await sharedEmulator()
  const { body } = await ask(emulator, '/v2/settings/scorecards')
  const inUse = z
    .array(Scorecard)
    .parse(body.scorecards)
    .filter(({ enabled }) => enabled)
  const cards = await readStats(emulator, `${ACTIVITY}/scorecards`, { reviewMethod: 'BOTH' }, answered)
  for (const { scorecardId, scorecardName, reviewMethod, answers } of cards) {
    const scorecard = inUse.find((one) => one.scorecardId === scorecardId)
    expect(scorecard).toMatchObject({ scorecardName, reviewMethod })
    expect(answers?.map(({ questionId }) => questionId)).toEqual(
      scorecard?.questions?.map(({ questionId }) => questionId),
    )
  }
  expect(new Set(cards.map(({ scorecardId }) => scorecardId)).size).toBe(inUse.length)
})
