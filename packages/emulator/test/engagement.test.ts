import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { engagement } from '@mallet/contract/gong/engagement'
import { expect, test } from 'vitest'
import type { Emulator } from '../src/index.ts'
import { ask } from './api.ts'
import { basic } from './link.ts'
import { startEmulator } from './started-emulators.ts'

type Name = keyof typeof engagement
const LEGACY: readonly Name[] = ['engagement.contentShared', 'engagement.contentViewed', 'engagement.action']

function report(emulator: Emulator, name: Name, changes: object = {}) {
  const { path, method, example } = engagement[name]
  return ask(emulator, path, { method, body: { ...example.body, ...changes } })
}

test('an event is taken once for each reporting system, whichever operation brings it', async () => {
  const emulator = await startEmulator()
  for (const name of LEGACY) {
    expect((await report(emulator, name)).status).toBe(200)
    expect((await report(emulator, name)).status).toBe(409)
    expect((await report(emulator, name, { reportingSystem: 'Another' })).status).toBe(200)
    expect((await report(emulator, name, { eventId: `${name} 2` })).status).toBe(200)
  }
  expect((await report(emulator, 'engagement.action', { eventId: 'share-771' })).status).toBe(409)
})

test('events without an id are all taken', async () => {
  const emulator = await startEmulator()
  for (const name of LEGACY) {
    const statuses = [
      await report(emulator, name, { eventId: undefined }),
      await report(emulator, name, { eventId: undefined }),
    ]
    expect(statuses.map(({ status }) => status)).toEqual([200, 200])
  }
})

test('a digital interaction is taken once for each source, and is no event of the older interface', async () => {
  const emulator = await startEmulator()
  const name = 'engagement.digitalInteraction'
  const { eventId, sourceSystemName } = engagement[name].example.body
  expect((await report(emulator, name)).status).toBe(200)
  expect((await report(emulator, name)).status).toBe(409)
  expect((await report(emulator, name, { sourceSystemName: 'Another' })).status).toBe(200)
  expect((await report(emulator, 'engagement.action', { eventId, reportingSystem: sourceSystemName })).status).toBe(200)
})

test('a person or a viewer and a tracking id exclude each other', async () => {
  const emulator = await startEmulator()
  const digital = await report(emulator, 'engagement.digitalInteraction', { trackingId: 't-1' })
  const viewed = await report(emulator, 'engagement.contentViewed', { trackingId: 't-1' })
  expect([digital.status, viewed.status]).toEqual([400, 400])
  const alone = { person: undefined, viewer: undefined, trackingId: 't-1' }
  expect((await report(emulator, 'engagement.digitalInteraction', alone)).status).toBe(200)
  expect((await report(emulator, 'engagement.contentViewed', alone)).status).toBe(200)
})

test('a field of a wrong kind is refused and its event can be told again', async () => {
  const emulator = await startEmulator()
  const wrong = await report(emulator, 'engagement.contentViewed', { agentPlatform: 'Toaster' })
  expect(wrong).toMatchObject({ status: 400, body: { errors: ['Json parse error'] } })
  expect((await report(emulator, 'engagement.contentViewed')).status).toBe(200)
})

test('an answer names the integration as a bare number beyond 2^53, one for each reporting system', async () => {
  const emulator = await startEmulator()
  const { path, example } = engagement['engagement.action']
  const idOf = async (changes: object) => {
    const response = await fetch(emulator.apiBaseUrl + path, {
      method: 'PUT',
      headers: {
        authorization: basic(emulator.accessKey, emulator.accessKeySecret),
        'content-type': 'application/json',
      },
      body: JSON.stringify({ ...example.body, ...changes }),
    })
    return /"integrationId":(\d{19})[,}]/.exec(await response.text())?.[1]
  }
  const first = await idOf({ eventId: '1' })
  expect(BigInt(first ?? 0)).toBeGreaterThan(2n ** 53n)
  expect(await idOf({ eventId: '2' })).toBe(first)
  expect(await idOf({ eventId: '3', reportingSystem: 'Another' })).not.toBe(first)
})

test('what was told outlives a restart, with the people it is about', async () => {
  const stateDirectory = mkdtempSync(join(tmpdir(), 'emulator-state-'))
  const first = await startEmulator({ stateDirectory })
  await report(first, 'engagement.contentViewed')
  await first.close()
  expect(readFileSync(join(stateDirectory, 'emulator.json'), 'utf8')).toContain('p.okafor@harbourmill.example')
  const second = await startEmulator({ stateDirectory })
  expect((await report(second, 'engagement.contentViewed')).status).toBe(409)
  await second.close()
  rmSync(stateDirectory, { recursive: true })
})
