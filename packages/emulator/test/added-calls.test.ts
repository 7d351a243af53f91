import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type CallData, CallData as CallDataSchema, CallMetaData } from '@mallet/contract/gong/call'
import { expect, test } from 'vitest'
import { z } from 'zod'
import type { Emulator } from '../src/index.ts'
import { ask } from './api.ts'
import { askOperation, probeOf } from './ask-operation.ts'
import { control } from './control.ts'
import { addCall, newCall } from './requests/calls.ts'
import { startEmulator } from './started-emulators.ts'

const recording = { part: 'mediaFile', fileName: 'call.wav', mediaType: 'audio/wav', text: 'sound' }

const upload = (emulator: Emulator, id: string, file: object = {}) =>
  askOperation(emulator, 'calls.uploadMedia', { params: { id }, file: { ...recording, ...file } })

async function extensive(emulator: Emulator, id: string): Promise<CallData | undefined> {
  const contentSelector = { context: 'Extended', exposedFields: { parties: true } }
  const { body } = await ask(emulator, '/v2/calls/extensive', { body: { filter: { callIds: [id] }, contentSelector } })
  return z.array(CallDataSchema).optional().parse(body.calls)?.[0]
}

async function listed(emulator: Emulator, query = ''): Promise<CallMetaData[]> {
  const { body } = await ask(emulator, `/v2/calls${query}`)
  return z.array(CallMetaData).parse(body.calls ?? [])
}

async function assume(emulator: Emulator, choices: object): Promise<void> {
  expect((await control(emulator, 'POST', '/assumptions', choices)).status).toBe(200)
}

test('an added call is listed only some minutes after its recording came, the same in every operation', async () => {
  const emulator = await startEmulator()
  const id = await addCall(probeOf(emulator))
  await emulator.advance({ seconds: 86_400 })
  expect((await ask(emulator, `/v2/calls/${id}`)).status).toBe(404)
  expect(await extensive(emulator, id)).toBeUndefined()
  expect((await upload(emulator, id)).status).toBe(201)
  expect((await ask(emulator, `/v2/calls/${id}`)).status).toBe(404)
  await emulator.advance({ seconds: 600 })
  const { call } = (await ask(emulator, `/v2/calls/${id}`)).body
  const inFull = await extensive(emulator, id)
  expect(inFull?.metaData).toEqual(call)
  expect(await listed(emulator, '?fromDateTime=2026-06-10T14:02:00Z&toDateTime=2026-06-10T14:02:01Z')).toEqual([call])
  expect(call).toMatchObject({ clientUniqueId: 'dialer-1', duration: 600, media: 'Audio', scope: 'External' })
  expect((await ask(emulator, '/v2/calls/transcript', { body: { filter: { callIds: [id] } } })).status).toBe(404)
})

test('an added call has the parties and the context that were given, users by name and title', async () => {
  const emulator = await startEmulator()
  const object = { objectType: 'Account', objectId: '0015g00000AbCdEQAV', fields: [{ name: 'Name', value: 'Harbor' }] }
  const context = [{ system: 'Salesforce', objects: [object] }]
  const { body } = await newCall(probeOf(emulator), { context, downloadMediaUrl: 'https://files.example/1.mp4' })
  const { callId } = (await ask(emulator, '/v2/calls', { body })).body
  await emulator.advance({ seconds: 600 })
  const call = await extensive(emulator, String(callId))
  const { users } = (await ask(emulator, '/v2/users')).body
  const host = z
    .array(z.looseObject({ id: z.string(), emailAddress: z.string() }))
    .parse(users)
    .find((user) => user.id === call?.metaData.primaryUserId)
  expect(call?.metaData.media).toBe('Video')
  expect(call?.parties).toMatchObject([
    { userId: host?.id, emailAddress: host?.emailAddress, affiliation: 'Internal' },
    { name: 'Peter Okafor', phoneNumber: '+1 415-555-0142', affiliation: 'External' },
  ])
  expect(call?.context).toMatchObject(context)
})

test('who speaks by the timeline has a speaker id, and the last word is the end', async () => {
  const emulator = await startEmulator()
  const probe = probeOf(emulator)
  const speechSegments = [
    { fromTime: 0, toTime: 5_100, partyIds: ['2'] },
    { fromTime: 5_200, toTime: 61_500, partyIds: ['2'] },
  ]
  const changes = { duration: undefined, languageCode: 'de-AT', speakersTimeline: { precise: true, speechSegments } }
  const id = await addCall(probe, { ...changes, downloadMediaUrl: 'https://files.example/1.mp3' })
  await emulator.advance({ seconds: 600 })
  const call = await extensive(emulator, id)
  expect(call?.metaData).toMatchObject({ duration: 62, language: 'ger' })
  expect(call?.parties?.map(({ speakerId }) => speakerId)).toEqual([null, expect.stringMatching(/^\d{19}$/)])
  const channels = [{ userId: call?.metaData.primaryUserId, mediaChannelId: 0 }]
  const both = await newCall(probe, { ...changes, clientUniqueId: 'dialer-2', parties: channels })
  expect((await ask(emulator, '/v2/calls', both)).status).toBe(400)
})

test('a URL for the recording is never fetched, and stands for a recording that came', async () => {
  let visits = 0
  const server = createServer((_, response) => {
    visits += 1
    response.end()
  }).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const { port } = z.object({ port: z.int() }).parse(server.address())
  const emulator = await startEmulator()
  const id = await addCall(probeOf(emulator), { downloadMediaUrl: `http://127.0.0.1:${port}/call.mp3` })
  expect((await ask(emulator, `/v2/calls/${id}`)).status).toBe(404)
  await emulator.advance({ seconds: 600 })
  expect((await ask(emulator, `/v2/calls/${id}`)).status).toBe(200)
  await new Promise((resolve) => server.close(resolve))
  expect(visits).toBe(0)
})

test('the same recording may come again without effect, another one may not', async () => {
  const emulator = await startEmulator()
  const id = await addCall(probeOf(emulator), { duration: undefined })
  const text = 'x'.repeat(160_000)
  const first = await upload(emulator, id, { text })
  await emulator.advance({ seconds: 600 })
  const again = await upload(emulator, id, { text })
  expect([again.status, again.body.callId, again.body.url]).toEqual([201, id, first.body.url])
  expect((await upload(emulator, id, { text: 'other' })).status).toBe(400)
  expect((await ask(emulator, `/v2/calls/${id}`)).body.call).toMatchObject({ url: first.body.url, duration: 10 })
})

test('a repeated clientUniqueId makes no second call, whichever way it is answered', async () => {
  const emulator = await startEmulator()
  const probe = probeOf(emulator)
  const id = await addCall(probe, { downloadMediaUrl: 'https://files.example/1.mp3' })
  const again = await ask(emulator, '/v2/calls', await newCall(probe))
  expect(again.status).toBe(409)
  await assume(emulator, { repeatedClientUniqueId: 'first call' })
  expect(await ask(emulator, '/v2/calls', await newCall(probe))).toMatchObject({ status: 200, body: { callId: id } })
  await emulator.advance({ seconds: 600 })
  expect((await listed(emulator, '?fromDateTime=2026-06-10T14:02:00Z')).map((call) => call.id)).toContain(id)
  const other = await newCall(probe, { clientUniqueId: 'dialer-2', downloadMediaUrl: 'https://files.example/1.mp3' })
  expect((await ask(emulator, '/v2/calls', other)).status).toBe(400)
})

test('a reset forgets the calls that were added, and their ids', async () => {
  const emulator = await startEmulator()
  const probe = probeOf(emulator)
  await addCall(probe)
  await control(emulator, 'POST', '/reset')
  expect((await ask(emulator, '/v2/calls', await newCall(probe))).status).toBe(200)
})

test('every absent field is named in one answer', async () => {
  const emulator = await startEmulator()
  const { status, body } = await ask(emulator, '/v2/calls', { body: {} })
  expect(status).toBe(400)
  const names = ['clientUniqueId', 'actualStart', 'parties', 'direction', 'primaryUser']
  expect(body.errors?.toSorted()).toEqual(names.map((name) => `${name}: must not be null`).toSorted())
})

test('a call must fit together', async () => {
  const emulator = await startEmulator()
  const probe = probeOf(emulator)
  const { body: users } = await ask(emulator, '/v2/users')
  const machine = z
    .array(z.object({ id: z.string(), settings: z.object({ telephonyCallsImported: z.boolean() }) }))
    .parse(users.users)
    .find(({ settings }) => !settings.telephonyCallsImported)
  const cases: [number, object][] = [
    [400, { parties: [{ name: 'Somebody else' }] }],
    [400, { parties: [] }],
    [400, { workspaceId: '1' }],
    [400, { purpose: 'x'.repeat(256) }],
    [409, { primaryUser: machine?.id, parties: [{ userId: machine?.id }] }],
  ]
  for (const [status, changes] of cases) {
    expect((await ask(emulator, '/v2/calls', await newCall(probe, changes))).status, JSON.stringify(changes)).toBe(
      status,
    )
  }
})

test('added calls outlive a restart, and of a recording its size and hash are kept', async () => {
  const stateDirectory = mkdtempSync(join(tmpdir(), 'emulator-added-calls-'))
  try {
    const first = await startEmulator({ stateDirectory })
    const id = await addCall(probeOf(first))
    await upload(first, id)
    await first.advance({ seconds: 600 })
    await first.close()
    const second = await startEmulator({ stateDirectory })
    expect((await ask(second, `/v2/calls/${id}`)).status).toBe(200)
    expect((await upload(second, id)).status).toBe(201)
    expect((await upload(second, id, { text: 'other' })).status).toBe(400)
    const stored = readFileSync(join(stateDirectory, 'emulator.json'), 'utf8')
    expect(JSON.parse(stored).companies[0].calls.added[id].media).toEqual({
      fileName: 'call.wav',
      mediaType: 'audio/wav',
      bytes: 5,
      sha256: createHash('sha256').update('sound').digest('hex'),
    })
    await second.close()
  } finally {
    rmSync(stateDirectory, { recursive: true })
  }
})
