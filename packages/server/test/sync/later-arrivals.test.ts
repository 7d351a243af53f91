import type { RecordItem } from '@mallet/contract/api/records'
import type { Model } from '@mallet/contract/api/syncs'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { linkByOAuth, UNPACED } from '../link.ts'
import { ORIGIN, openWorld, type World } from '../open-world.ts'
import { readData } from '../read-records.ts'
import { trigger, untilCaughtUp } from '../wait.ts'
import { writeCall } from '../write-call.ts'

const MINUTE = 60
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

let world: World
let id: string
/** Too old for all windows but the nightly one; its transcript comes half an hour after the first sync. */
let transcribedLate: string

const after = (seconds: number) => new Date(Date.parse(ORIGIN) + seconds * 1000).toISOString()

beforeAll(async () => {
  world = await openWorld({ emulator: { calls: 60, users: 5 } })
  transcribedLate = await writeCall(world, {
    title: 'Transcribed late',
    started: after(-60 * HOUR),
    duration: 30 * MINUTE,
    transcript: [{ speakerId: '1', topic: null, sentences: [{ start: 0, end: 900, text: 'Good morning.' }] }],
    transcriptAt: after(30 * MINUTE),
  })
  id = await linkByOAuth(world, { ...UNPACED, timeZone: 'America/New_York' })
  await untilCaughtUp(world, id)
})
afterAll(() => world.close())

const record = async (model: Model, recordId: string): Promise<RecordItem | undefined> => {
  const { items } = await world.api.call('records.list', { params: { id, model }, query: { ids: recordId } })
  return items[0]
}
const nextRunAt = async (model: Model) => {
  const { items } = await world.api.call('syncs.list', { params: { id } })
  return items.find((sync) => sync.model === model)?.nextRunAt ?? ''
}
const goTo = (instant: string) => world.emulator.advance({ to: instant, untilIdle: true })

test('a transcript that comes late is fetched by the chase, and its call is read again by id for its content', async () => {
  const before = await record('calls', transcribedLate)
  await writeCall(world, { id: transcribedLate, content: { brief: 'They said good morning.' } })
  await goTo(after(29 * MINUTE))
  expect(await record('transcripts', transcribedLate)).toBeUndefined()
  expect(before).toMatchObject({ version: 1, change: 'added' })
  expect(await record('calls', transcribedLate)).toEqual(before)

  // The first sync has asked in vain; it is asked for again after an hour, and a tick later at most.
  await goTo(after(76 * MINUTE))

  expect(await record('transcripts', transcribedLate)).toMatchObject({ version: 1, change: 'added' })
  expect(await record('calls', transcribedLate)).toMatchObject({
    version: 2,
    change: 'updated',
    data: { content: { brief: 'They said good morning.' } },
  })
  const { rows } = await sql<{ version: number; data: string }>`
    select version, data from record_version where id = ${transcribedLate}`.execute(world.platform().context.db)
  expect(rows.map(({ version, data }) => [version, JSON.parse(data)])).toEqual([[1, before?.data]])
})

test('a call that is listed late is there after the next scheduled reading', async () => {
  const now = Date.parse(world.emulator.now())
  const at = (seconds: number) => new Date(now + seconds * 1000).toISOString()
  const listedAt = at(20 * MINUTE)
  const callId = await writeCall(world, { started: at(-20 * MINUTE), duration: 600, listedAt })

  await goTo(listedAt)
  expect(await record('calls', callId)).toBeUndefined()
  const reading = await nextRunAt('calls')
  await goTo(reading)

  expect(Date.parse(reading) - Date.parse(listedAt)).toBeLessThanOrEqual(15 * MINUTE * 1000)
  expect(await record('calls', callId)).toMatchObject({ version: 1, change: 'added', changedAt: reading })
})

test('a recent call that is edited gets its next version within the hour', async () => {
  const now = world.emulator.now()
  const callId = [...(await world.truth('calls')).keys()].at(-1) ?? ''
  const version = (await record('calls', callId))?.version ?? 0
  await writeCall(world, { id: callId, title: 'A better title' })

  await world.emulator.advance({ seconds: HOUR, untilIdle: true })

  const edited = await record('calls', callId)
  expect(edited).toMatchObject({
    version: version + 1,
    change: 'updated',
    data: { metaData: { title: 'A better title' } },
  })
  expect(Date.parse(edited?.changedAt ?? '')).toBeGreaterThan(Date.parse(now))
})

test('a call that becomes private is not asked about any more, and one that no longer is comes in', async () => {
  const started = new Date(Date.parse(world.emulator.now()) - 30 * MINUTE * 1000).toISOString()
  const [hidden, shown] = [
    await writeCall(world, { started, duration: 60 }),
    await writeCall(world, { started, duration: 60, isPrivate: true }),
  ]
  const counts = async () => (await world.api.call('syncs.list', { params: { id } })).items[2]
  await trigger(world, id, 'calls')
  const before = await counts()
  expect([await record('calls', hidden), await record('calls', shown)]).toMatchObject([{ id: hidden }, undefined])

  await writeCall(world, { id: hidden, isPrivate: true, transcript: [], transcriptAt: world.emulator.now() })
  await writeCall(world, { id: shown, isPrivate: false })
  await trigger(world, id, 'calls')
  await trigger(world, id, 'transcripts')

  expect(await record('transcripts', hidden)).toBeUndefined()
  expect(await record('calls', shown)).toMatchObject({ version: 1 })
  expect((await counts())?.leftOut).toBe(before?.leftOut)
})

test('after a stop of seventy days everything that happened meanwhile is found', async () => {
  const before = await readData(world, id, 'calls')
  await world.platform().close()
  await world.emulator.advance({ seconds: 70 * DAY })
  await world.restart()
  await world.emulator.advance({ untilIdle: true })
  const found = await readData(world, id, 'calls')
  for (const model of ['calls', 'transcripts'] as const) await trigger(world, id, model)
  await world.emulator.advance({ untilIdle: true })

  const truth = await world.truth('calls')
  expect(truth.size).toBeGreaterThan(before.size + 20)
  expect([...truth.keys()].filter((callId) => !found.has(callId))).toEqual([])
  expect([...(await readData(world, id, 'transcripts')).keys()].sort()).toEqual(
    [...(await world.truth('transcripts')).keys()].sort(),
  )
})
