import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { TokenAnswer } from '@mallet/contract/gong/oauth'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createEmulator, type EmulatorOptions } from '../src/index.ts'
import { ask } from './api.ts'
import { control, truth } from './control.ts'
import { exchange, getCode, link, refresh } from './link.ts'
import { ORIGIN, startEmulator } from './started-emulators.ts'

let stateDirectory = ''

beforeEach(() => {
  stateDirectory = mkdtempSync(join(tmpdir(), 'emulator-state-'))
})

afterEach(() => rmSync(stateDirectory, { recursive: true }))

/** Stored options are not repeated: what the directory remembers is what is tested. */
const goOn = (options: EmulatorOptions = {}) => createEmulator({ stateDirectory, rateLimit: false, ...options })

test('a second start goes on with the same world, credentials, clock, tokens and writes', async () => {
  const first = await startEmulator({ stateDirectory, seed: 'a seed', calls: 90, users: 7 })
  const tokens = await link(first)
  await control(first, 'POST', '/calls', { id: '42', title: 'Written', started: '2026-06-10T10:00:00Z' })
  await first.advance({ seconds: 3600 })
  const code = await getCode(first)
  const calls = await truth(first, 'calls')
  await first.close()

  const second = await goOn()
  try {
    expect(second.now()).toBe('2026-06-10T16:00:00.000Z')
    expect(second.clientId).toBe(first.clientId)
    expect(second.clientSecret).toBe(first.clientSecret)
    expect(second.accessKeySecret).toBe(first.accessKeySecret)
    expect(second.techAdmin).toEqual(first.techAdmin)
    expect(await truth(second, 'calls')).toEqual(calls)
    expect((await ask(second, '/v2/users', { token: tokens.access_token })).body.records?.totalRecords).toBe(7)
    expect((await refresh(second, tokens.refresh_token)).status).toBe(200)
    expect((await exchange(second, code)).status).toBe(200)
    expect((await exchange(second, code)).body.error).toBe('invalid_grant')
  } finally {
    await second.close()
  }
})

test('a state from before keys and apps could be made has the first of each, and its tokens are good', async () => {
  const first = await startEmulator({ stateDirectory })
  const { access_token: token } = await link(first)
  await first.close()
  const path = join(stateDirectory, 'emulator.json')
  const { integrations, companies, ...older } = JSON.parse(readFileSync(path, 'utf8'))
  const before = companies.map(({ apiKeys, region, ...company }: Record<string, unknown>) => company)
  writeFileSync(path, JSON.stringify({ ...older, companies: before }))
  const second = await goOn()
  expect(second.integrations.list()).toEqual(integrations)
  expect((await ask(second, '/v2/users')).status).toBe(200)
  expect((await ask(second, '/v2/users', { token })).status).toBe(200)
  await second.close()
})

test('a running clock goes on while the emulator is down', async () => {
  const wall = { ms: Date.parse('2026-11-01T00:00:00Z') }
  const options = { stateDirectory, wallClock: () => wall.ms }
  const first = await startEmulator({ ...options, running: true })
  expect(first.now()).toBe(ORIGIN)
  await first.close()
  wall.ms += 3_600_000
  const second = await goOn(options)
  expect(second.now()).toBe('2026-06-10T16:00:00.000Z')
  await second.close()
})

test('a token is stored before it is answered', async () => {
  const emulator = await startEmulator({ stateDirectory })
  const { body } = await exchange(emulator, await getCode(emulator))
  const copy = mkdtempSync(join(tmpdir(), 'emulator-state-'))
  writeFileSync(join(copy, 'emulator.json'), readFileSync(join(stateDirectory, 'emulator.json')))
  const restored = await goOn({ stateDirectory: copy })
  const token = TokenAnswer.parse(body).access_token
  expect((await ask(restored, '/v2/users', { token })).status).toBe(200)
  await restored.close()
  rmSync(copy, { recursive: true })
})

test('the stored file is for its owner alone and holds no token', async () => {
  const emulator = await startEmulator({ stateDirectory })
  const { access_token: accessToken, refresh_token: refreshToken } = await link(emulator)
  const path = join(stateDirectory, 'emulator.json')
  expect(statSync(path).mode & 0o777).toBe(0o600)
  const text = readFileSync(path, 'utf8')
  expect(text).not.toContain(accessToken)
  expect(text).not.toContain(refreshToken)
})

test('credentials are random, never a function of the seed', async () => {
  const [one, two] = [await startEmulator(), await startEmulator()]
  for (const key of ['clientId', 'clientSecret', 'accessKey', 'accessKeySecret'] as const) {
    expect(one[key]).not.toBe(two[key])
  }
  expect(one.techAdmin.email).toBe(two.techAdmin.email)
  expect(one.techAdmin.password).not.toBe(two.techAdmin.password)
})

test('credentials that are named replace the stored ones; another world in the same directory is refused', async () => {
  await (await startEmulator({ stateDirectory, seed: 'one' })).close()
  const renamed = await goOn({ clientId: 'mine', clientSecret: 'secret', redirectUris: ['http://127.0.0.1:9/back'] })
  expect(renamed).toMatchObject({ clientId: 'mine', clientSecret: 'secret', redirectUris: ['http://127.0.0.1:9/back'] })
  await renamed.close()
  await expect(goOn({ seed: 'two' })).rejects.toMatchObject({
    code: 'invalid_environment',
    details: { issues: [expect.stringContaining('seed')] },
  })
})

test('options that make no world are refused and leave nothing behind', async () => {
  await expect(goOn({ users: 1 })).rejects.toMatchObject({
    code: 'invalid_environment',
    details: { issues: [expect.stringContaining('users')] },
  })
  expect(readdirSync(stateDirectory)).toEqual([])
})

test('a file that is not the state of an emulator is refused and left alone', async () => {
  const path = join(stateDirectory, 'emulator.json')
  writeFileSync(path, '{"version":1')
  await expect(goOn()).rejects.toMatchObject({ code: 'invalid_environment' })
  expect(readFileSync(path, 'utf8')).toBe('{"version":1')
})

test('a second emulator on the same directory is refused, and the first one goes on', async () => {
  const first = await startEmulator({ stateDirectory })
  await expect(goOn()).rejects.toMatchObject({ code: 'state_directory_in_use', details: { directory: stateDirectory } })
  expect((await ask(first, '/v2/users')).status).toBe(200)
  await first.close()
  await (await goOn()).close()
})

test('options that make no emulator leave the directory free', async () => {
  await expect(goOn({ users: 1 })).rejects.toMatchObject({ code: 'invalid_environment' })
  const port = Number(new URL((await startEmulator()).appUrl).port)
  await expect(goOn({ ports: { app: port, control: 0 } })).rejects.toMatchObject({ code: 'port_in_use' })
  await (await goOn()).close()
})

test('the count of the day goes on after a restart', async () => {
  const arrival = { atMs: 0 }
  const options = { stateDirectory, rateLimit: true, monotonicClock: () => arrival.atMs }
  const first = await startEmulator(options)
  for (const atMs of [0, 1000, 2000]) {
    arrival.atMs = atMs
    await ask(first, '/v2/workspaces')
  }
  await first.close()
  const path = join(stateDirectory, 'emulator.json')
  const stored = JSON.parse(readFileSync(path, 'utf8'))
  expect(stored.companies[0].today.count).toBe(3)
  stored.companies[0].today.count = 9_999
  writeFileSync(path, JSON.stringify(stored))
  const second = await goOn(options)
  expect((await ask(second, '/v2/workspaces')).status).toBe(200)
  arrival.atMs = 10_000
  const refused = await ask(second, '/v2/workspaces')
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, String(9 * 3600)])
  await second.reset()
  expect((await ask(second, '/v2/workspaces')).status).toBe(200)
  await second.close()
})

test('more companies can join later, and the first ones stay as they were', async () => {
  const first = await startEmulator({ stateDirectory })
  await first.close()
  const second = await goOn({ companies: 3 })
  expect(second.companies).toHaveLength(3)
  expect(second.accessKeySecret).toBe(first.accessKeySecret)
  expect(new Set(second.companies.map(({ apiBaseUrl }) => apiBaseUrl)).size).toBe(3)
  await second.close()
})
