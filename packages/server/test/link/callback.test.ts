import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { decideAtGong } from '../browser.ts'
import {
  type BegunAttempt,
  beginAttempt,
  comeBack,
  countTokenRequests,
  oauthIntegration,
  openSession,
  readAttempt,
} from '../link.ts'
import { openWorld, type World } from '../open-world.ts'

let world: World
let integrationId: string
let attempt: BegunAttempt
let callback: string

beforeAll(async () => {
  world = await openWorld({ emulator: { calls: 5, users: 5 } })
  integrationId = await oauthIntegration(world)
})
afterAll(() => world.close())

beforeEach(async () => {
  attempt = await beginAttempt(world, await openSession(world, integrationId))
  callback = await decideAtGong(world, attempt.authorizeUrl)
  world.emulator.clearRequests()
})

const countConnections = async () => (await world.api.call('connections.list', { query: {} })).items.length

/** The callback with its query changed. */
function changed(change: (query: URLSearchParams) => void): string {
  const url = new URL(callback)
  change(url.searchParams)
  return url.href
}

test('of twenty callbacks with one state at once, one asks for tokens and links, and the rest are refused', async () => {
  const before = await countConnections()

  const answers = await Promise.all(Array.from({ length: 20 }, () => comeBack(world, callback, attempt.cookies)))

  const statuses = answers.map(({ status }) => status).sort()
  expect(statuses).toEqual([303, ...Array(19).fill(400)])
  expect(countTokenRequests(world)).toBe(1)
  expect(await countConnections()).toBe(before + 1)
})

test('a callback that comes a second time is refused and changes nothing', async () => {
  await comeBack(world, callback, attempt.cookies)
  const linked = await readAttempt(world, attempt)
  const before = await countConnections()

  const again = await comeBack(world, callback, attempt.cookies)

  expect(again.status).toBe(400)
  expect(again.headers['content-type']).toBe('text/html; charset=utf-8')
  expect(again.body).not.toContain(new URL(callback).searchParams.get('code') ?? 'a code')
  expect(countTokenRequests(world)).toBe(1)
  expect(await readAttempt(world, attempt)).toEqual(linked)
  expect(await countConnections()).toBe(before)
})

test('a callback in another browser is refused before Gong is asked, and the right browser can still finish', async () => {
  const other = await beginAttempt(world, await openSession(world, integrationId))
  const forged = [`mallet_attempt_${attempt.id}=b_00000000000000000000000000000000`]

  for (const cookies of [[], other.cookies, forged]) {
    expect((await comeBack(world, callback, cookies)).status).toBe(400)
  }
  expect(countTokenRequests(world)).toBe(0)
  expect(await readAttempt(world, attempt)).toEqual({ id: attempt.id, status: 'pending' })

  expect((await comeBack(world, callback, [...other.cookies, ...attempt.cookies])).status).toBe(303)
  expect(await readAttempt(world, attempt)).toMatchObject({ status: 'authenticated' })
  expect(await readAttempt(world, other)).toMatchObject({ status: 'pending' })
})

test.each<[string, (query: URLSearchParams) => void]>([
  ['an altered state', (query) => query.set('state', `${query.get('state')}x`)],
  ['no state', (query) => query.delete('state')],
  ['an empty state', (query) => query.set('state', '')],
  ['two states', (query) => query.append('state', 's')],
  ['two codes', (query) => query.append('code', 'another')],
  ['two errors', (query) => ['a', 'b'].map((error) => query.append('error', error))],
])('a callback with %s is refused before Gong is asked and leaves the attempt as it is', async (_, change) => {
  const answer = await comeBack(world, changed(change), attempt.cookies)

  expect(answer.status).toBe(400)
  expect(countTokenRequests(world)).toBe(0)
  expect(await readAttempt(world, attempt)).toEqual({ id: attempt.id, status: 'pending' })
})

test.each<[string, string, (query: URLSearchParams) => void]>([
  ['no code', 'authorization_failed', (query) => query.delete('code')],
  ['an error beside the code', 'authorization_failed', (query) => query.set('error', 'server_error')],
  ['a code that Gong never made', 'invalid_grant', (query) => query.set('code', 'made-up')],
])('a callback with %s ends the attempt as %s and links nothing', async (_, code, change) => {
  const before = await countConnections()

  await comeBack(world, changed(change), attempt.cookies)

  expect(await readAttempt(world, attempt)).toMatchObject({ status: 'error', error: { code } })
  expect(await countConnections()).toBe(before)
})
