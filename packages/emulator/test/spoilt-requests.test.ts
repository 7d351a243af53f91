import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { GongErrorBody } from '@mallet/contract/gong/fields'
import type { GongEndpoint } from '@mallet/contract/gong/gong-endpoint'
import { type Gong, gong } from '@mallet/contract/gong/index'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Emulator } from '../src/index.ts'
import { askOperation } from './ask-operation.ts'
import { spoilOperation } from './spoil-operation.ts'
import { shareEmulator } from './started-emulators.ts'

const stateDirectory = mkdtempSync(join(tmpdir(), 'mallet-emulator-'))
const shared = shareEmulator({ calls: 20, stateDirectory })
let emulator: Emulator

beforeAll(async () => {
  emulator = await shared()
})
afterAll(() => rmSync(stateDirectory, { recursive: true, force: true }))

/** All that the emulator would know after a restart, written anew so that nothing is left out. */
function wholeState(): string {
  emulator.expireAccessTokens()
  return readFileSync(join(stateDirectory, 'emulator.json'), 'utf8')
}

// The keys of a constant table are exactly its names.
const names = Object.keys(gong) as (keyof Gong)[]

describe.each(names)('%s', (name) => {
  const { params, query, body, upload }: GongEndpoint = gong[name]
  const spoilt = spoilOperation(name)

  test('refuses what is spoilt in Gong’s envelope, and nothing has changed', async () => {
    const before = wholeState()
    for (const { means, status, request, how } of spoilt) {
      const reply = await askOperation(emulator, name, request, how)
      expect([means, reply.status, reply.body.errors]).toEqual([means, status, expect.anything()])
      expect(GongErrorBody.strict().safeParse(reply.body).error, means).toBeUndefined()
      expect(reply.body.errors?.length, means).toBeGreaterThan(0)
      expect(reply.headers.get('x-traceid'), means).toBe(reply.body.requestId)
    }
    expect(wholeState()).toBe(before)
  })

  test('can be spoilt: what it takes is checked, or else who asks', () => {
    const telling = params || query || body || upload ? [400, 404] : [401]
    expect(spoilt.filter(({ status }) => telling.includes(status))).not.toEqual([])
  })
})
