import { type CallData, CallData as CallDataSchema } from '@mallet/contract/gong/call'
import { EVERYTHING_BUT_MEDIA } from '@mallet/contract/gong/calls'
import { CallTranscript } from '@mallet/contract/gong/transcripts'
import { expect, test } from 'vitest'
import { z } from 'zod'
import type { Emulator } from '../src/index.ts'
import { ask, askForAll } from './api.ts'
import { startEmulator } from './started-emulators.ts'

const EXTENSIVE = '/v2/calls/extensive'
const NO_CALLS = 'No calls found corresponding to the provided filters'

async function listCalls(emulator: Emulator, filter: object, contentSelector?: object): Promise<CallData[]> {
  return z.array(CallDataSchema).parse(await askForAll(emulator, EXTENSIVE, { filter, contentSelector }, 'calls'))
}

const startOf = ({ metaData }: CallData) => Date.parse(metaData.started ?? '')
const idsOf = (calls: readonly CallData[]) => calls.map(({ metaData }) => metaData.id)

test('an empty filter lists every call once, oldest first, in pages of a hundred with an exact total', async () => {
  const emulator = await startEmulator()
  const first = await ask(emulator, EXTENSIVE, { body: { filter: {} } })
  expect(first.body.records).toMatchObject({ currentPageSize: 100, currentPageNumber: 0 })
  const cursor = first.body.records?.cursor
  const second = await ask(emulator, EXTENSIVE, { body: { filter: {}, cursor } })
  expect(second.body.records).toMatchObject({ currentPageSize: 100, currentPageNumber: 1 })
  const all = await listCalls(emulator, {})
  expect(all).toHaveLength(first.body.records?.totalRecords ?? 0)
  expect(new Set(idsOf(all)).size).toBe(all.length)
  expect(all.map(startOf)).toEqual(all.map(startOf).sort((a, b) => a - b))
})

test('the last page has no cursor', async () => {
  const emulator = await startEmulator()
  const [call] = await listCalls(emulator, {})
  const { body } = await ask(emulator, EXTENSIVE, { body: { filter: { callIds: [call?.metaData.id] } } })
  expect(body.records).toEqual({ totalRecords: 1, currentPageSize: 1, currentPageNumber: 0 })
})

test('a window holds its beginning and not its end', async () => {
  const emulator = await startEmulator()
  const all = await listCalls(emulator, {})
  const [from, to] = [all[20], all[40]]
  const found = await listCalls(emulator, { fromDateTime: from?.metaData.started, toDateTime: to?.metaData.started })
  expect(idsOf(found)).toEqual(idsOf(all.slice(20, 40)))
})

test('workspace, host and call ids narrow the list and are intersected with the window', async () => {
  const emulator = await startEmulator()
  const all = await listCalls(emulator, {})
  const workspaceId = all[0]?.metaData.workspaceId
  const byWorkspace = await listCalls(emulator, { workspaceId })
  expect(idsOf(byWorkspace)).toEqual(idsOf(all.filter(({ metaData }) => metaData.workspaceId === workspaceId)))
  const hosts = [all[0]?.metaData.primaryUserId, all[1]?.metaData.primaryUserId]
  const byHost = await listCalls(emulator, { primaryUserIds: hosts })
  expect(idsOf(byHost)).toEqual(idsOf(all.filter(({ metaData }) => hosts.includes(metaData.primaryUserId))))
  const callIds = [all[30], all[10], all[30], all[0]].flatMap((call) => call?.metaData.id ?? [])
  const byIds = await listCalls(emulator, { callIds: [...callIds, '999'], fromDateTime: all[5]?.metaData.started })
  expect(idsOf(byIds)).toEqual(idsOf([all[10], all[30]].flatMap((call) => call ?? [])))
  const ended = await listCalls(emulator, { callIds, toDateTime: all[30]?.metaData.started })
  expect(idsOf(ended)).toEqual(idsOf([all[0], all[10]].flatMap((call) => call ?? [])))
})

test('many call ids come in pages too', async () => {
  const emulator = await startEmulator()
  const ids = idsOf(await listCalls(emulator, {})).slice(0, 150)
  const { body } = await ask(emulator, EXTENSIVE, { body: { filter: { callIds: ids } } })
  expect(body.records).toMatchObject({ totalRecords: 150, currentPageSize: 100 })
  expect(idsOf(await listCalls(emulator, { callIds: ids }))).toEqual(ids)
})

test.each([
  ['an empty window', { fromDateTime: '2001-01-01T00:00:00Z', toDateTime: '2001-01-02T00:00:00Z' }],
  ['an unknown call', { callIds: ['1'] }],
  ['an unknown host', { primaryUserIds: ['1'] }],
])('%s is a 404 with the text for nothing found', async (_, filter) => {
  const emulator = await startEmulator()
  expect(await ask(emulator, EXTENSIVE, { body: { filter } })).toMatchObject({
    status: 404,
    body: { errors: [NO_CALLS] },
  })
})

test('a call is absent until it is listed, and its transcript until it is written', async () => {
  const emulator = await startEmulator()
  const listedAt = '2026-06-10T15:30:00Z'
  const transcriptAt = '2026-06-10T16:30:00Z'
  const id = '9000000000000000001'
  const transcript = [{ speakerId: '1', topic: null, sentences: [{ start: 0, end: 900, text: 'Good morning.' }] }]
  const written = { id, started: '2026-06-10T14:00:00Z', duration: 600, listedAt, transcriptAt, transcript }
  await fetch(`${emulator.controlUrl}/calls`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(written),
  })
  const filter = { callIds: [id] }
  const statuses = async () => [
    (await ask(emulator, EXTENSIVE, { body: { filter } })).status,
    (await ask(emulator, '/v2/calls/transcript', { body: { filter } })).status,
  ]
  expect(await statuses()).toEqual([404, 404])
  await emulator.advance({ to: listedAt })
  expect(await statuses()).toEqual([200, 404])
  await emulator.advance({ to: transcriptAt })
  expect(await statuses()).toEqual([200, 200])
})

test('transcripts are listed by window and by id, in pages, for transcribed calls alone', async () => {
  const emulator = await startEmulator()
  const all = await listCalls(emulator, {})
  const transcripts = z
    .array(CallTranscript)
    .parse(await askForAll(emulator, '/v2/calls/transcript', { filter: {} }, 'callTranscripts'))
  const ids = transcripts.map(({ callId }) => callId)
  expect(ids.length).toBeGreaterThan(100)
  expect(ids.length).toBeLessThan(all.length)
  expect(ids).toEqual(idsOf(all).filter((id) => ids.includes(id)))
  const first = await ask(emulator, '/v2/calls/transcript', { body: { filter: {} } })
  expect(first.body.records?.totalRecords).toBe(ids.length)
  const missing = idsOf(all).find((id) => !ids.includes(id))
  expect((await ask(emulator, '/v2/calls/transcript', { body: { filter: { callIds: [missing] } } })).status).toBe(404)
})

test('private calls are listed, and say so', async () => {
  const emulator = await startEmulator()
  const all = await listCalls(emulator, {})
  expect(all.some(({ metaData }) => metaData.isPrivate === true)).toBe(true)
  expect(all.some(({ metaData }) => metaData.isPrivate === false)).toBe(true)
})

test('nothing but metaData is served unless asked for', async () => {
  const emulator = await startEmulator()
  for (const contentSelector of [undefined, {}, { exposedFields: {} }, { context: 'None' }]) {
    const [call] = await listCalls(emulator, {}, contentSelector)
    expect(Object.keys(call ?? {})).toEqual(['metaData'])
  }
})

test('a content selector is honoured field by field', async () => {
  const emulator = await startEmulator()
  const calls = await listCalls(emulator, {}, EVERYTHING_BUT_MEDIA)
  const rich = calls.find(({ content }) => content?.trackers?.length && content.brief)
  const callIds = [rich?.metaData.id]
  const select = async (exposedFields: object) => (await listCalls(emulator, { callIds }, { exposedFields }))[0]
  const contentOf = async (content: object) => Object.keys((await select({ content }))?.content ?? {})
  expect(await contentOf({ topics: true })).toEqual(['topics'])
  expect(await contentOf({ brief: true, trackers: true, outline: false })).toEqual(['trackers', 'brief'])
  expect(Object.keys((await select({ parties: true })) ?? {})).toEqual(['metaData', 'parties'])
  expect(Object.keys((await select({ content: { pointsOfInterest: true } })) ?? {})).toEqual(['metaData'])
  const interaction = await select({ interaction: { questions: true } })
  expect(Object.keys(interaction?.interaction ?? {})).toEqual(['questions'])
})

test('tracker occurrences come only with their own switch', async () => {
  const emulator = await startEmulator()
  const trackersOf = async (content: object) =>
    (await listCalls(emulator, {}, { exposedFields: { content } })).flatMap((call) => call.content?.trackers ?? [])
  const without = await trackersOf({ trackers: true })
  const withThem = await trackersOf({ trackers: true, trackerOccurrences: true })
  const occurrences = (trackers: typeof without) => JSON.stringify(trackers).includes('"occurrences"')
  expect(occurrences(without)).toBe(false)
  expect(occurrences(withThem)).toBe(true)
  expect(await trackersOf({ trackerOccurrences: true })).toEqual([])
})

test('Basic context names CRM objects without their fields, Extended has the fields', async () => {
  const emulator = await startEmulator()
  const fieldsOf = async (context: string) =>
    (await listCalls(emulator, {}, { context, exposedFields: { parties: true } }))
      .flatMap((call) => [...(call.context ?? []), ...(call.parties ?? []).flatMap((party) => party.context ?? [])])
      .flatMap((one) => one.objects ?? [])
      .map(({ objectId, fields }) => ({ objectId, hasFields: fields != null && fields.length > 0 }))
  const [basic, extended] = [await fieldsOf('Basic'), await fieldsOf('Extended')]
  expect(basic.length).toBeGreaterThan(0)
  expect(basic.every(({ hasFields }) => !hasFields)).toBe(true)
  expect(extended.some(({ hasFields }) => hasFields)).toBe(true)
  expect(basic.map(({ objectId }) => objectId)).toEqual(extended.map(({ objectId }) => objectId))
})

test('a list belongs to the moment of its first page', async () => {
  const emulator = await startEmulator()
  const before = await ask(emulator, EXTENSIVE, { body: { filter: {} } })
  await emulator.advance({ seconds: 300 })
  await fetch(`${emulator.controlUrl}/calls`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ started: '2026-06-10T14:59:00Z' }),
  })
  const pages = [before]
  for (let cursor = before.body.records?.cursor; cursor !== undefined; cursor = pages.at(-1)?.body.records?.cursor) {
    pages.push(await ask(emulator, EXTENSIVE, { body: { filter: {}, cursor } }))
  }
  const served = pages.reduce((sum, { body }) => sum + (body.records?.currentPageSize ?? 0), 0)
  const totals = new Set(pages.map(({ body }) => body.records?.totalRecords))
  expect([...totals]).toEqual([served])
})
