import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { openSyncLab, type SyncLab } from '../sync-lab.ts'

let lab: SyncLab

beforeAll(async () => {
  lab = await openSyncLab({ calls: 20, users: 5 })
})
afterAll(() => lab.close())
afterEach(() => lab.heal())

const ofCalls = { operation: 'calls.listExtensive' } as const

test('a private call whose id is none is left out all the same, and holds up nobody', async () => {
  const connection = await lab.link('calls')
  const odd = { isPrivate: true, id: 'x'.repeat(5000) }
  lab.fault(ofCalls, { kind: 'edit', set: { '$.calls[1].metaData': odd, '$.calls[2].metaData': { ...odd, id: null } } })

  expect(await connection.work('calls')).toMatchObject({ state: 'succeeded' })
  const { records, leftOut, quarantined } = await connection.sync('calls')
  expect(quarantined).toBe(0)
  expect(leftOut).toBeGreaterThanOrEqual(2)
  expect(records + leftOut).toBe(20)
})

test('a call that becomes private is erased, its transcript and its earlier versions too, and readers are told', async () => {
  const connection = await lab.link('calls', 'transcripts')
  await connection.work('calls')
  const transcribed = new Set((await connection.data('transcripts')).keys())
  const id = [...(await connection.data('calls')).keys()].find((one) => transcribed.has(one)) ?? ''
  const before = (await connection.records('calls')).find((one) => one.id === id)
  const hiding = lab.fault(ofCalls, { kind: 'edit', set: { '$.calls[*].metaData.isPrivate': true } })
  await lab.reread(connection.id, [id])

  const run = await connection.work('calls')

  expect(run).toMatchObject({ state: 'succeeded', deleted: 1 })
  for (const model of ['calls', 'transcripts'] as const) {
    const found = (await connection.records(model)).find((one) => one.id === id)
    expect(found).toMatchObject({ change: 'deleted', data: null })
    expect((await connection.data(model)).has(id)).toBe(false)
  }
  expect((await connection.records('calls')).at(-1)).toMatchObject({ id, version: (before?.version ?? 0) + 1 })
  expect(await lab.storedTextOf(connection.id, id)).toEqual(['null'])

  lab.emulator.faults.delete(hiding)
  await lab.reread(connection.id, [id])
  await connection.work('calls')
  await connection.again('transcripts')
  expect((await connection.records('calls')).find((one) => one.id === id)).toMatchObject({
    change: 'added',
    version: (before?.version ?? 0) + 2,
  })
  expect(await connection.data('transcripts')).toEqual(await lab.truth('transcripts'))
})
