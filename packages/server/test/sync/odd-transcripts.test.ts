import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { openSyncLab, type SyncLab } from '../sync-lab.ts'

let lab: SyncLab

beforeAll(async () => {
  lab = await openSyncLab({ calls: 20, users: 5 })
})
afterAll(() => lab.close())
afterEach(() => lab.heal())

const ofTranscripts = { operation: 'calls.transcripts' } as const

test('B43: a transcript of 20 megabytes and a hundred thousand sentences is read back as it was served', async () => {
  const connection = await lab.link('calls', 'transcripts')
  await connection.work('calls')
  lab.heal()
  lab.fault(ofTranscripts, { kind: 'huge-transcript', item: 0, sentences: 100_000, megabytes: 20 })
  const again = await lab.link('calls', 'transcripts')
  await again.work('calls')

  const sizes = (await again.records('transcripts')).map(({ data }) => JSON.stringify(data).length)

  expect(await again.sync('transcripts')).toMatchObject({ caughtUp: true, quarantined: 0 })
  expect(Math.max(...sizes)).toBeGreaterThan(20_000_000)
  expect(sizes).toHaveLength((await lab.truth('transcripts')).size)
})

test('B43: transcripts with nothing in their monologues are records like all others', async () => {
  const connection = await lab.link('calls', 'transcripts')
  lab.fault(ofTranscripts, { kind: 'empty-monologues', item: 'all' })
  await connection.work('calls')

  expect(await connection.sync('transcripts')).toMatchObject({ caughtUp: true, quarantined: 0 })
  expect(await connection.records('transcripts')).toHaveLength((await lab.truth('transcripts')).size)
})

test('B43: where many transcripts make an answer too large, fewer are asked for, and one too large alone holds up no other', async () => {
  const connection = await lab.link('calls', 'transcripts')
  const [huge = ''] = (await lab.truth('transcripts')).keys()
  // What the egress says of more than it takes, for whatever request has the huge one in it.
  lab.refuseTooLarge((body) => body.includes(huge))
  await connection.work('calls')
  for (let tries = 0; tries < 12; tries++) {
    await lab.advance(3600)
    await connection.work('transcripts')
  }

  const ids = (await connection.records('transcripts')).map(({ id }) => id)
  expect(ids).not.toContain(huge)
  expect(ids.length).toBeGreaterThanOrEqual((await lab.truth('transcripts')).size - 1)
  lab.heal()
  expect(await connection.again('transcripts')).toMatchObject({ state: 'succeeded' })
  expect((await connection.data('transcripts')).has(huge)).toBe(true)
})

test('B43: a transcript in an unknown form is kept aside and asked for again, until it is known', async () => {
  const connection = await lab.link('calls', 'transcripts')
  const fault = lab.fault(ofTranscripts, { kind: 'edit', set: { '$.callTranscripts[0].transcript': 'words' } })
  await connection.work('calls')
  expect(await connection.sync('transcripts')).toMatchObject({ quarantined: 1 })
  lab.emulator.faults.delete(fault)

  await connection.again('transcripts')

  expect(await connection.sync('transcripts')).toMatchObject({ quarantined: 0 })
  expect(await connection.data('transcripts')).toEqual(await lab.truth('transcripts'))
})
