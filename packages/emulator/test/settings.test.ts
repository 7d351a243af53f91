import { CallData } from '@mallet/contract/gong/call'
import { KeywordTracker } from '@mallet/contract/gong/keyword-tracker'
import { Scorecard } from '@mallet/contract/gong/scorecard'
import { BriefSetting } from '@mallet/contract/gong/settings'
import { User } from '@mallet/contract/gong/users'
import { Workspace } from '@mallet/contract/gong/workspaces'
import { expect, test } from 'vitest'
import { z } from 'zod'
import type { Emulator } from '../src/index.ts'
import { ask, askForAll } from './api.ts'
import { control } from './control.ts'
import { startEmulator } from './started-emulators.ts'

const trackersOf = async (emulator: Emulator, query = '') =>
  z.array(KeywordTracker).parse((await ask(emulator, `/v2/settings/trackers${query}`)).body.keywordTrackers)
const scorecardsOf = async (emulator: Emulator) =>
  z.array(Scorecard).parse((await ask(emulator, '/v2/settings/scorecards')).body.scorecards)
const briefsOf = async (emulator: Emulator, query = '') =>
  z.array(BriefSetting).parse((await ask(emulator, `/v2/settings/briefs${query}`)).body.briefs)
const workspacesOf = async (emulator: Emulator) =>
  z.array(Workspace).parse((await ask(emulator, '/v2/workspaces')).body.workspaces)

async function trackersInCalls(emulator: Emulator) {
  const contentSelector = { exposedFields: { content: { trackers: true } } }
  const calls = await askForAll(emulator, '/v2/calls/extensive', { filter: {}, contentSelector }, 'calls')
  return z
    .array(CallData)
    .parse(calls)
    .flatMap(({ content }) => content?.trackers ?? [])
}

test('the keyword trackers that calls carry are those of the settings, by id, name and phrase; smart ones are not there', async () => {
  const emulator = await startEmulator({ calls: 60 })
  const trackers = await trackersOf(emulator)
  const all = await trackersInCalls(emulator)
  const inCalls = all.filter(({ type }) => type === 'KEYWORD')
  expect(inCalls.length, 'the others are smart').toBeLessThan(all.length)
  const named = (id: unknown, name: unknown) => `${id} ${name}`
  expect(new Set(inCalls.map(({ id, name }) => named(id, name)))).toEqual(
    new Set(trackers.map(({ trackerId, trackerName }) => named(trackerId, trackerName))),
  )
  const heard = inCalls.filter(({ count }) => (count ?? 0) > 0)
  expect(heard.length).toBeGreaterThan(100)
  for (const { id, phrases } of heard) {
    const keywords = trackers.find(({ trackerId }) => trackerId === id)?.languageKeywords ?? []
    const known = keywords.flatMap((one) => one.keywords ?? [])
    for (const { phrase } of phrases ?? []) expect(known).toContain(phrase)
  }
})

test('Gong’s own trackers have nobody for a creator, and Competitors has no keywords', async () => {
  const emulator = await startEmulator({ calls: 0 })
  const trackers = await trackersOf(emulator)
  const own = trackers.filter(({ creatorUserId }) => creatorUserId === null)
  expect(own).toHaveLength(11)
  for (const { updaterUserId } of own) expect(updaterUserId).toBeNull()
  expect(own.find(({ trackerName }) => trackerName === 'Competitors')?.languageKeywords).toEqual([])
  for (const { created } of trackers) expect(created).toMatch(/T\d\d:\d\d:\d\d\.\d{6}[+-]\d\d:\d\d$/)
})

test('whoever made a tracker, a scorecard or a brief is a user, and where it is, is a workspace', async () => {
  const emulator = await startEmulator({ calls: 0 })
  const { body } = await ask(emulator, '/v2/users')
  const userIds = z
    .array(User)
    .parse(body.users)
    .map(({ id }) => id)
  const workspaceIds = (await workspacesOf(emulator)).map(({ id }) => id)
  const [trackers, scorecards, briefs] = [
    await trackersOf(emulator),
    await scorecardsOf(emulator),
    await briefsOf(emulator),
  ]
  const makers = [
    ...trackers.flatMap(({ creatorUserId, updaterUserId }) => [creatorUserId, updaterUserId]),
    ...scorecards.map(({ updaterUserId }) => updaterUserId),
    ...briefs.map(({ creatorUserId }) => creatorUserId),
  ].filter((id) => id != null && id !== '-1')
  for (const id of makers) expect(userIds).toContain(id)
  expect(makers.length).toBeGreaterThan(8)
  for (const { workspaceId } of [...trackers, ...scorecards, ...briefs]) expect(workspaceIds).toContain(workspaceId)
})

test('a workspace shows what is in it alone', async () => {
  const emulator = await startEmulator({ calls: 0 })
  const [first, second] = await workspacesOf(emulator)
  expect(await trackersOf(emulator, `?workspaceId=${first?.id}`)).toEqual(await trackersOf(emulator))
  const inSecond = await briefsOf(emulator, `?workspaceId=${second?.id}`)
  expect(inSecond.map(({ workspaceId }) => workspaceId)).toEqual([second?.id])
  const inFirst = await briefsOf(emulator, `?workspaceId=${first?.id}`)
  expect([...inFirst, ...inSecond]).toEqual(await briefsOf(emulator))
})

test.each([
  ['404', 404],
  ['empty list', 200],
])('a workspace without trackers answers as the assumption says: %s', async (nothingSetUp, status) => {
  const emulator = await startEmulator({ calls: 0 })
  await control(emulator, 'POST', '/assumptions', { nothingSetUp })
  const [, second] = await workspacesOf(emulator)
  const reply = await ask(emulator, `/v2/settings/trackers?workspaceId=${second?.id}`)
  expect(reply.status).toBe(status)
  expect(reply.body.keywordTrackers).toEqual(status === 200 ? [] : undefined)
})

test('Gong’s own scorecards are off and updated by -1, those of the company are on', async () => {
  const scorecards = await scorecardsOf(await startEmulator({ calls: 0 }))
  const off = scorecards.filter(({ enabled }) => !enabled)
  expect(off.map(({ scorecardName, questions }) => [scorecardName, questions?.length])).toEqual([
    ['AE Demo Call Long', 11],
    ['Default', 3],
    ['SDR Call', 4],
  ])
  for (const { updaterUserId } of off) expect(updaterUserId).toBe('-1')
  const on = scorecards.filter(({ enabled }) => enabled)
  expect(on.map(({ reviewMethod }) => reviewMethod).sort()).toEqual(['AUTOMATIC', 'MANUAL'])
})

test('every scorecard ends with the question about the whole call, and ids of questions are nowhere twice', async () => {
  const scorecards = await scorecardsOf(await startEmulator({ calls: 0 }))
  for (const { questions } of scorecards) {
    expect(questions?.filter(({ isOverall }) => isOverall)).toEqual(questions?.slice(-1))
  }
  const questions = scorecards.flatMap((one) => one.questions ?? [])
  const ids = questions.flatMap(({ questionId, questionRevisionId }) => [questionId, questionRevisionId])
  expect(new Set(ids).size).toBe(ids.length)
})

test('ranges are text, and only questions to select from have options', async () => {
  const questions = (await scorecardsOf(await startEmulator({ calls: 0 }))).flatMap((one) => one.questions ?? [])
  expect(new Set(questions.map(({ questionType }) => questionType)).size).toBe(5)
  for (const { questionType, minRange, maxRange, answerOptions } of questions) {
    expect([minRange, maxRange]).toEqual(questionType === 'RANGE' ? ['1', '5'] : [null, null])
    expect((answerOptions ?? []).length > 0).toBe(questionType?.endsWith('_SELECT'))
  }
})

test('some briefs are published and some are not', async () => {
  const statuses = (await briefsOf(await startEmulator({ calls: 0 }))).map(({ status }) => status)
  expect(new Set(statuses)).toEqual(new Set(['Published', 'Not published']))
})
