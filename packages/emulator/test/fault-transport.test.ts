import zlib from 'node:zlib'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { createEmulator, type Effect, type Emulator } from '../src/index.ts'
import { answerCases } from './answer-cases.ts'
import { basic, link } from './link.ts'
import { rawRequest } from './raw-request.ts'
import { ORIGIN } from './started-emulators.ts'
import { isGood, type Kind, type TransportCase, withoutIds } from './transport-case.ts'
import { wayCases } from './way-cases.ts'

const cases: { readonly [K in Kind]: readonly TransportCase[] } = { ...answerCases, ...wayCases }

let emulator: Emulator
let good: Buffer

beforeAll(async () => {
  emulator = await createEmulator({ now: ORIGIN, running: false, rateLimit: false, calls: 220, users: 12 })
  good = (await rawRequest(emulator)).body
})
afterAll(() => emulator.close())
afterEach(() => emulator.faults.delete())

describe.each(Object.entries(cases))('%s', (kind, examples) => {
  test.each(examples.map((example) => [example.means, example] as const))('what arrives: %s', async (_, example) => {
    const { effect, patienceMs, check } = example
    const id = emulator.faults.add({ match: {}, times: 1, effect: { ...effect, kind } as Effect })
    emulator.clearRequests()
    const giveUp = kind === 'hold' && { giveUp: emulator.faults.reached(id) }
    const reply = await rawRequest(emulator, { ...giveUp, ...(patienceMs !== undefined && { patienceMs }) })
    check(reply, good, emulator)
    expect(emulator.faults.list()).toMatchObject([{ id, matched: 1, fired: 1 }])
    await expect.poll(() => emulator.requests()).toMatchObject([{ status: example.logged ?? reply.status, fault: id }])
    isGood(await rawRequest(emulator), good)
  })
})

test('at the token endpoint the parameters come back as well', async () => {
  const { refresh_token: token } = await link(emulator)
  emulator.faults.add({ match: { operation: 'oauth.refresh' }, effect: { kind: 'echo-credentials', status: 500 } })
  const reply = await rawRequest(emulator, {
    path: '/oauth2/generate-customer-token',
    body: new URLSearchParams({ grant_type: 'refresh_token', refresh_token: token }),
    authorization: basic(emulator.clientId, emulator.clientSecret),
  })
  expect(reply.status).toBe(500)
  for (const secret of [token, emulator.clientSecret]) expect(reply.body.toString()).toContain(secret)
})

test('zstd is refused where Node has none, and compresses where it has', async () => {
  const add = () => emulator.faults.add({ match: {}, effect: { kind: 'compress', encodings: ['zstd'] } })
  if (!('createZstdCompress' in zlib)) {
    expect(add).toThrow('this Node has no zstd')
    return
  }
  add()
  expect((await rawRequest(emulator)).header('content-encoding')).toBe('zstd')
})

test('a bomb of gigabytes is streamed: it starts at once and ends with its reader', async () => {
  emulator.faults.add({ match: {}, effect: { kind: 'bomb', megabytes: 4000 }, times: 1 })
  const { status, end } = await rawRequest(emulator, { patienceMs: 100 })
  expect([status, end]).toEqual([200, 'silence'])
  isGood(await rawRequest(emulator), good)
})

test('what is answered after a request is the answer to it, to the byte, whatever its length', async () => {
  for (const bytes of [0, 1, 16_384, 60_000]) {
    emulator.faults.add({ match: {}, times: 1, effect: { kind: 'truncate', bytes, length: 'none' } })
    const { body } = await rawRequest(emulator)
    expect(body.length).toBe(bytes)
    // Compared without the ids, some of which are shorter than others.
    expect(withoutIds(good).startsWith(withoutIds(body))).toBe(true)
  }
})
