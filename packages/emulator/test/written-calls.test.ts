import { expect, test } from 'vitest'
import { z } from 'zod'
import { ask } from './api.ts'
import { control, truth } from './control.ts'
import { startEmulator } from './started-emulators.ts'

test('a written call is listed, can be changed, and vanishes when deleted', async () => {
  const emulator = await startEmulator()
  const written = await control(emulator, 'POST', '/calls', {
    title: 'Written',
    started: '2026-06-10T10:00:00Z',
    duration: 60,
    parties: [{ id: '1', name: 'Ana' }],
  })
  expect(written.status).toBe(201)
  const { id } = z.object({ id: z.string() }).parse(written.body)
  const read = async () => (await truth(emulator, 'calls')).find((line) => line.id === id)?.data
  expect(await read()).toMatchObject({ metaData: { id, title: 'Written' }, parties: [{ name: 'Ana' }] })
  await control(emulator, 'POST', '/calls', { id, title: 'Changed' })
  expect(await read()).toMatchObject({ metaData: { id, title: 'Changed', duration: 60 }, parties: [{ name: 'Ana' }] })
  expect((await control(emulator, 'DELETE', `/calls/${id}`)).status).toBe(204)
  expect(await read()).toBeUndefined()
  expect((await control(emulator, 'DELETE', `/calls/${id}`)).status).toBe(404)
})

test('a call of the world can be changed long after its start, keeps its place, and can be deleted', async () => {
  const emulator = await startEmulator()
  const before = await truth(emulator, 'calls')
  const [first, second] = before
  await control(emulator, 'POST', '/calls', { id: first?.id, title: 'A better title' })
  const changed = await truth(emulator, 'calls')
  expect(changed.map(({ id }) => id)).toEqual(before.map(({ id }) => id))
  expect(changed[0]?.data).toMatchObject({ metaData: { title: 'A better title' } })
  expect(changed[0]?.data.parties).toEqual(first?.data.parties)
  await control(emulator, 'DELETE', `/calls/${first?.id}`)
  await control(emulator, 'DELETE', `/calls/${second?.id}`)
  const ids = before.slice(2).map(({ id }) => id)
  expect((await truth(emulator, 'calls')).map(({ id }) => id)).toEqual(ids)
  const { body } = await ask(emulator, '/v2/calls/extensive', { body: { filter: { callIds: [first?.id, ids[0]] } } })
  expect(body.records?.totalRecords).toBe(1)
})

test('a field that Gong might add tomorrow is served as it was written', async () => {
  const emulator = await startEmulator()
  const { body } = await control(emulator, 'POST', '/calls', {
    mood: 'calm',
    metaData: { title: 'Inside', weather: 1 },
  })
  const found = (await truth(emulator, 'calls')).find(({ id }) => id === body.id)
  expect(found?.data).toMatchObject({ metaData: { mood: 'calm', title: 'Inside', weather: 1 } })
})

test('a transcript can be written for any call, and taken away by a moment that never comes', async () => {
  const emulator = await startEmulator()
  const before = await truth(emulator, 'transcripts')
  const silent = (await truth(emulator, 'calls')).find(({ id }) => !before.some((line) => line.id === id))
  const transcript = [{ speakerId: '1', topic: null, sentences: [{ start: 0, end: 900, text: 'Good morning.' }] }]
  await control(emulator, 'POST', '/calls', { id: silent?.id, transcript, transcriptAt: '2026-06-10T14:00:00Z' })
  await control(emulator, 'POST', '/calls', { id: before[0]?.id, transcriptAt: null })
  const after = await truth(emulator, 'transcripts')
  expect(after).toContainEqual({ id: silent?.id, data: { callId: silent?.id, transcript } })
  expect(after.map(({ id }) => id)).not.toContain(before[0]?.id)
  expect(after).toHaveLength(before.length)
})

test('a call that makes no sense is a 400', async () => {
  const emulator = await startEmulator()
  for (const call of [{ started: 'noon' }, { id: 'abc' }, { listedAt: 5 }, { company: 'nobody' }]) {
    expect((await control(emulator, 'POST', '/calls', call)).status).toBe(400)
  }
})
