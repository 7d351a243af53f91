import { GongErrorBody } from '@mallet/contract/gong/fields'
import type { GongEndpoint } from '@mallet/contract/gong/gong-endpoint'
import { type Gong, gong } from '@mallet/contract/gong/index'
import fc from 'fast-check'
import { Pool } from 'undici'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { unexplained } from '../../contract/test/deviations.ts'
import { findFaults } from '../../contract/test/find-faults.ts'
import { openJudge } from '../../contract/test/outside-judge.ts'
import type { Emulator } from '../src/index.ts'
import { probeOf } from './ask-operation.ts'
import { type Damage, damages } from './damage.ts'
import { damageRequest, type WireRequest } from './damage-request.ts'
import { basic } from './link.ts'
import { requests } from './requests/index.ts'
import { shareEmulator } from './started-emulators.ts'

const RUNS = 8
const SEED = 20_260_610

const judge = openJudge()
const shared = shareEmulator({ calls: 20 })
let emulator: Emulator
let pool: Pool

beforeAll(async () => {
  emulator = await shared()
  pool = new Pool(emulator.apiBaseUrl)
})
afterAll(() => pool.destroy())

async function send({ method, path, headers, content }: WireRequest) {
  const authorization = basic(emulator.accessKey, emulator.accessKeySecret)
  const reply = await pool.request({ method, path, headers: { authorization, ...headers }, body: content ?? null })
  return { status: reply.statusCode, text: await reply.body.text() }
}

/** What is wrong with an answer to a damaged request: nothing, if it is a refusal of Gong's or as good as any. */
function faultsOf(name: keyof Gong, { kind }: Damage, { status, text }: Awaited<ReturnType<typeof send>>): string[] {
  if (status >= 500) return [`${status}: ${text}`]
  const body: unknown = JSON.parse(text)
  if (status >= 400) {
    const refusal = GongErrorBody.safeParse(body)
    return refusal.success && refusal.data.errors.length > 0 ? [] : [`no refusal of Gong's: ${text}`]
  }
  const endpoint: GongEndpoint = gong[name]
  const operation = 'absent' in judge ? undefined : judge.operation(endpoint.method, endpoint.path)
  // With another address it may be the answer of another operation.
  if ('absent' in judge || !operation || kind === 'address') return []
  return unexplained(name, findFaults(body, judge.answer(operation, status) ?? {}, judge.resolve))
}

// The keys of a constant table are exactly its names.
const names = Object.keys(gong) as (keyof Gong)[]

test.each(names)('%s answers a damaged request well or refuses it, and never fails', async (name) => {
  await emulator.reset()
  const good = await requests[name].good(probeOf(emulator))
  const isAnsweredWell = fc.asyncProperty(damages, async (damage) => {
    const reply = await send(damageRequest(name, good, damage))
    expect(faultsOf(name, damage, reply)).toEqual([])
  })
  await fc.assert(isAnsweredWell, { seed: SEED, numRuns: RUNS })
})
