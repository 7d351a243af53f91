import { expect, test } from 'vitest'
import type { Emulator } from '../src/index.ts'
import { ask } from './api.ts'
import { control } from './control.ts'
import { startEmulator } from './started-emulators.ts'

const PATH = '/v2/integration-settings'

const set = (emulator: Emulator, integrationType: string) =>
  ask(emulator, PATH, { body: { integrationTypeSettings: [{ integrationType, allowedOrigin: 'https://a.example' }] } })
const read = async (emulator: Emulator) => (await ask(emulator, PATH)).body.integrationSettings

test('settings have an id from the moment they are set, and it stays when more are set', async () => {
  const emulator = await startEmulator({ calls: 0 })
  expect(await read(emulator)).toBeNull()
  expect((await set(emulator, 'DIALER')).status).toBe(200)
  const first = await read(emulator)
  expect(first).toEqual({ id: expect.stringMatching(/^[A-Za-z0-9+/]+=*$/) })
  await set(emulator, 'ACCOUNT_PAGES')
  expect(await read(emulator)).toEqual(first)
})

test('under the other assumption there is an id from the start, the same as later', async () => {
  const emulator = await startEmulator({ calls: 0 })
  await control(emulator, 'POST', '/assumptions', { integrationNeverSet: 'an id' })
  const before = await read(emulator)
  expect(before).toMatchObject({ id: expect.any(String) })
  await set(emulator, 'DIALER')
  expect(await read(emulator)).toEqual(before)
})

test('the answer to setting is the request’s id alone, as at Gong', async () => {
  const { body } = await set(await startEmulator({ calls: 0 }), 'DIALER')
  expect(Object.keys(body)).toEqual(['requestId'])
})

test('a request with one unknown kind sets nothing of the others either', async () => {
  const emulator = await startEmulator({ calls: 0 })
  const allowedOrigin = 'https://a.example'
  const integrationTypeSettings = ['DIALER', 'CALENDAR'].map((integrationType) => ({ integrationType, allowedOrigin }))
  expect((await ask(emulator, PATH, { body: { integrationTypeSettings } })).status).toBe(400)
  expect(await read(emulator)).toBeNull()
})
