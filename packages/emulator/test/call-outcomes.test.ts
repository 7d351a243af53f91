import { CallData } from '@mallet/contract/gong/call'
import { CallOutcome } from '@mallet/contract/gong/call-outcomes'
import { expect, test } from 'vitest'
import { z } from 'zod'
import type { Emulator } from '../src/index.ts'
import { ask, askForAll } from './api.ts'
import { startEmulator } from './started-emulators.ts'

const outcomesOf = async (emulator: Emulator) =>
  z.array(CallOutcome).parse((await ask(emulator, '/v2/call-outcomes')).body.outcomes)

test('every outcome that a call has is one of the list, of the same category', async () => {
  const emulator = await startEmulator({ calls: 100 })
  const contentSelector = { exposedFields: { content: { callOutcome: true } } }
  const calls = await askForAll(emulator, '/v2/calls/extensive', { filter: {}, contentSelector }, 'calls')
  const had = z
    .array(CallData)
    .parse(calls)
    .flatMap(({ content }) => content?.callOutcome ?? [])
  const outcomes = await outcomesOf(emulator)
  expect(had.length).toBeGreaterThan(10)
  for (const { name, category } of had) {
    const listed = outcomes.find(({ callOutcome }) => callOutcome === name)
    expect(listed?.category).toBe(category?.toUpperCase())
  }
})

test('each category is numbered from 1 without a gap, and the list is not in that order', async () => {
  const outcomes = await outcomesOf(await startEmulator({ calls: 0 }))
  const placesOf = (category: string) =>
    outcomes.filter((one) => one.category === category).map(({ displayOrder }) => displayOrder ?? 0)
  const fromOne = (count: number) => Array.from({ length: count }, (_, i) => i + 1)
  expect(placesOf('ANSWERED').sort((a, b) => a - b)).toEqual(fromOne(12))
  expect(placesOf('NOT_ANSWERED').sort((a, b) => a - b)).toEqual(fromOne(4))
  expect(outcomes.map(({ displayOrder }) => displayOrder)).not.toEqual([...fromOne(12), ...fromOne(4)])
  expect(new Set(outcomes.map(({ callOutcome }) => callOutcome)).size).toBe(16)
})

test('only answered calls count as connected, and opting out is the one automation', async () => {
  const outcomes = await outcomesOf(await startEmulator({ calls: 0 }))
  for (const { category, connectStatus } of outcomes) {
    expect(connectStatus).toBe(category === 'ANSWERED' ? 'CONNECTED' : 'NOT_CONNECTED')
  }
  const automated = outcomes.filter(({ automation }) => automation !== null)
  expect(automated.map(({ callOutcome, automation }) => [callOutcome, automation])).toEqual([
    ['Opt out', 'MARK_AS_OPT_OUT'],
  ])
})
