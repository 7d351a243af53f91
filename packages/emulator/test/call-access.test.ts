import { CallData } from '@mallet/contract/gong/call'
import { User } from '@mallet/contract/gong/users'
import { expect, test } from 'vitest'
import { z } from 'zod'
import type { Emulator } from '../src/index.ts'
import { ask } from './api.ts'
import { control, truth } from './control.ts'
import { startEmulator } from './started-emulators.ts'

const ACCESS = '/v2/calls/users-access'

async function read(emulator: Emulator, callIds: readonly string[]): Promise<unknown> {
  const reply = await ask(emulator, ACCESS, { body: { filter: { callIds } } })
  expect(reply.status).toBe(200)
  return reply.body.callAccessList
}

/** Calls, and users who are on none of them. */
async function lookAround(emulator: Emulator) {
  const calls = (await truth(emulator, 'calls')).slice(0, 3).map(({ data }) => CallData.parse(data))
  const present = new Set(calls.flatMap(({ parties }) => (parties ?? []).map(({ userId }) => userId)))
  const users = (await truth(emulator, 'users')).map(({ data }) => User.parse(data).id)
  const outsiders = users.filter((id) => !present.has(id))
  const [callA = '', callB = '', callC = ''] = calls.map(({ metaData }) => metaData.id)
  const [ann = '', ben = ''] = outsiders
  return { callA, callB, callC, ann, ben, host: calls[0]?.metaData.primaryUserId ?? '' }
}

const change = (emulator: Emulator, method: 'PUT' | 'DELETE', callAccessList: readonly object[]) =>
  ask(emulator, ACCESS, { method, body: { callAccessList } })

const shown = (callId: string, ...userIds: string[]) => ({ callId, users: userIds.map((userId) => ({ userId })) })

test('access that is added shows until it is removed, and only for its call', async () => {
  const emulator = await startEmulator({ calls: 20, users: 40 })
  const { callA, callB, callC, ann, ben } = await lookAround(emulator)
  await change(emulator, 'PUT', [
    { callId: callA, userIds: [ann] },
    { callId: callB, userIds: [ann, ben] },
  ])
  await change(emulator, 'PUT', [{ callId: callA, userIds: [ann, ben] }])
  const all = [callA, callB, callC]
  expect(await read(emulator, all)).toEqual([shown(callA, ann, ben), shown(callB, ann, ben), shown(callC)])
  const removed = await change(emulator, 'DELETE', [
    { callId: callA, userIds: [ann] },
    { callId: callC, userIds: [ann] },
  ])
  expect(removed.status).toBe(200)
  expect(await read(emulator, all)).toEqual([shown(callA, ben), shown(callB, ann, ben), shown(callC)])
})

test('whoever is on a call has access already, so nothing is noted', async () => {
  const emulator = await startEmulator({ calls: 20, users: 40 })
  const { callA, host, ann } = await lookAround(emulator)
  expect((await change(emulator, 'PUT', [{ callId: callA, userIds: [host, ann] }])).status).toBe(200)
  expect(await read(emulator, [callA])).toEqual([shown(callA, ann)])
})

test('one unknown call refuses all of them, and nothing changes', async () => {
  const emulator = await startEmulator({ calls: 20, users: 40 })
  const { callA, callB, ann, ben } = await lookAround(emulator)
  await change(emulator, 'PUT', [{ callId: callA, userIds: [ann] }])
  const refused = { status: 400, body: { errors: ['Some calls not found'] } }
  const unknown = { callId: '1', userIds: [ben] }
  expect(await change(emulator, 'PUT', [{ callId: callB, userIds: [ben] }, unknown])).toMatchObject(refused)
  expect(await change(emulator, 'DELETE', [{ callId: callA, userIds: [ann] }, unknown])).toMatchObject(refused)
  expect(await read(emulator, [callA, callB])).toEqual([shown(callA, ann), shown(callB)])
})

test('a call that is deleted, or not listed yet, is unknown', async () => {
  const emulator = await startEmulator({ calls: 20 })
  const { callA } = await lookAround(emulator)
  const { body } = await control(emulator, 'POST', '/calls', { listedAt: '2026-06-10T16:00:00Z' })
  await control(emulator, 'DELETE', `/calls/${callA}`)
  for (const callId of [callA, z.string().parse(body.id)]) {
    expect((await ask(emulator, ACCESS, { body: { filter: { callIds: [callId] } } })).status).toBe(400)
  }
})
