import type { Monologue, Sentence } from '@mallet/contract/gong/transcripts'
import { CallTranscript } from '@mallet/contract/gong/transcripts'
import { expect, test } from 'vitest'
import { createWorld, type WorldCall } from './create-world.ts'

const ORIGIN = Date.parse('2026-11-02T15:00:00Z')
const world = createWorld({ seed: 'transcripts', calls: 1_200, users: 40, originMs: ORIGIN, company: 1 })
const calls = [0, 400, 1_000].flatMap((offset) => world.listed({ nowMs: ORIGIN }, offset, 40))

interface Spoken {
  readonly call: WorldCall
  readonly durationMs: number
  readonly transcript: readonly Monologue[]
  readonly sentences: readonly (Sentence & { speakerId: string })[]
}
const spoken: readonly Spoken[] = calls.flatMap((call) => {
  const transcript = call.transcript()
  if (!transcript) return []
  const sentences = transcript.flatMap((monologue) =>
    (monologue.sentences ?? []).map((sentence) => ({ ...sentence, speakerId: monologue.speakerId ?? '' })),
  )
  return [{ call, durationMs: call.endedMs - call.startedMs, transcript, sentences }]
})
const start = ({ sentences }: Monologue) => sentences?.[0]?.start ?? Number.NaN

test('transcripts are what Gong could answer', () => {
  expect(spoken.length).toBeGreaterThan(110)
  for (const { call, transcript } of spoken)
    expect(CallTranscript.safeParse({ callId: call.id, transcript }).error).toBeUndefined()
})

test('a transcript has 40 to 400 monologues of 1 to 8 sentences', () => {
  for (const { transcript } of spoken) {
    expect(transcript.length).toBeGreaterThanOrEqual(40)
    expect(transcript.length).toBeLessThanOrEqual(400)
    for (const { sentences } of transcript) {
      expect(sentences?.length).toBeGreaterThanOrEqual(1)
      expect(sentences?.length).toBeLessThanOrEqual(8)
    }
  }
})

test('a sentence takes 400 to 9,000 whole milliseconds, and nobody speaks impossibly fast', () => {
  for (const { sentences } of spoken)
    for (const { start, end, text } of sentences) {
      const ms = (end ?? 0) - (start ?? 0)
      expect(Number.isInteger(start) && Number.isInteger(end)).toBe(true)
      expect(ms).toBeGreaterThanOrEqual(400)
      expect(ms).toBeLessThanOrEqual(9_000)
      expect((text ?? '').length / ms).toBeLessThan(0.035)
    }
})

test('starts never decrease, and the last sentence ends within the call', () => {
  for (const { sentences, transcript, durationMs } of spoken) {
    for (const [i, sentence] of sentences.entries())
      if (i > 0) expect(sentence.start).toBeGreaterThanOrEqual(sentences[i - 1]?.start ?? 0)
    for (const [i, monologue] of transcript.entries())
      if (i > 0) expect(start(monologue)).toBeGreaterThan(start(transcript[i - 1] ?? monologue))
    expect(Math.max(...sentences.map(({ end }) => end ?? 0))).toBeLessThanOrEqual(durationMs)
  }
})

test('people cut in a little, but nobody overlaps themselves', () => {
  let overlaps = 0
  for (const { sentences } of spoken) {
    const ends = new Map<string, number>()
    for (const [i, { speakerId, start, end }] of sentences.entries()) {
      expect(start).toBeGreaterThanOrEqual(ends.get(speakerId) ?? 0)
      ends.set(speakerId, end ?? 0)
      const overlap = (sentences[i - 1]?.end ?? 0) - (start ?? 0)
      if (overlap > 0) overlaps++
      expect(overlap).toBeLessThanOrEqual(320)
    }
  }
  expect(overlaps).toBeGreaterThan(spoken.length)
})

test('speakers are parties who attended, and every party with a speaker id speaks', () => {
  for (const { call, transcript } of spoken) {
    const parties = call.gong(ORIGIN * 2).parties ?? []
    const speaking = parties.flatMap(({ speakerId }) => speakerId ?? [])
    expect([...new Set(transcript.map(({ speakerId }) => speakerId ?? ''))].toSorted()).toEqual(speaking.toSorted())
    expect(speaking.length).toBeGreaterThanOrEqual(2)
  }
})

test('people talk for 60 to 95 percent of a call', () => {
  for (const { sentences, durationMs } of spoken) {
    const talk = sentences.reduce((sum, { start, end }) => sum + (end ?? 0) - (start ?? 0), 0) / durationMs
    expect(talk).toBeGreaterThanOrEqual(0.6)
    expect(talk).toBeLessThanOrEqual(0.95)
  }
})

test('sentences begin with a capital, end with a full stop or question mark, and leave no bracket or gap', () => {
  for (const { sentences } of spoken)
    for (const { text } of sentences) {
      expect(text).toMatch(/^[¿\p{Lu}\p{N}$]/u)
      expect(text).toMatch(/[^\s.?,][.?]$/u)
      expect(text).not.toMatch(/[{}()|~]| {2}| [,.?]|,,/)
    }
})

test('no call says the same long sentence again and again', () => {
  for (const { sentences } of spoken) {
    const counts = new Map<string, number>()
    for (const { text } of sentences) counts.set(text ?? '', (counts.get(text ?? '') ?? 0) + 1)
    expect(Math.max(...counts.values())).toBeLessThanOrEqual(3)
  }
})
