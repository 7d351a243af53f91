import { expect, test } from 'vitest'
import { createWorld } from './create-world.ts'

const ORIGIN = Date.parse('2026-11-02T15:00:00Z')

/** In how many calls the most common sentence is heard. */
function mostCommonSentence(calls: number, seed: string): { readonly heardIn: number; readonly text: string } {
  const world = createWorld({ seed, calls, users: 40, originMs: ORIGIN, company: 1 })
  const heardIn = new Map<string, number>()
  for (let offset = 0; offset < calls; offset += 100)
    for (const call of world.listed({ nowMs: ORIGIN }, offset, 100)) {
      const texts = call.transcript()?.flatMap(({ sentences }) => sentences?.map(({ text }) => text ?? '') ?? []) ?? []
      for (const text of new Set(texts)) heardIn.set(text, (heardIn.get(text) ?? 0) + 1)
    }
  return [...heardIn].reduce((most, [text, count]) => (count > most.heardIn ? { heardIn: count, text } : most), {
    heardIn: 0,
    text: '',
  })
}

test.each(['one', 'two'])('no sentence is heard in more than 2 percent of 300 calls (seed %s)', (seed) => {
  expect(mostCommonSentence(300, seed).heardIn).toBeLessThanOrEqual(6)
})

test('no sentence is heard in more than 2 percent of the default 1,200 calls', { timeout: 120_000 }, () => {
  expect(mostCommonSentence(1_200, 'three').heardIn).toBeLessThanOrEqual(24)
})
