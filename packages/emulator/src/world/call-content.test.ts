import { CallData } from '@mallet/contract/gong/call'
import { expect, test } from 'vitest'
import { createWorld } from './create-world.ts'

const ORIGIN = Date.parse('2026-11-02T15:00:00Z')
const world = createWorld({ seed: 'content', calls: 1_200, users: 40, originMs: ORIGIN, company: 1 })
const all = world.listed({ nowMs: ORIGIN }, 0, 1_200)
const WHEN_ALL_IS_THERE = ORIGIN + 86_400_000 * 2

const told = [0, 300, 700, 1_100].flatMap((offset) =>
  all.slice(offset, offset + 30).map((call) => {
    const data = call.gong(WHEN_ALL_IS_THERE)
    const sentences = (call.transcript() ?? []).flatMap(({ speakerId, topic, sentences }) =>
      (sentences ?? []).map(({ start, end, text }) => ({
        speakerId: speakerId ?? '',
        topic: topic ?? null,
        start: start ?? 0,
        end: end ?? 0,
        text: text ?? '',
      })),
    )
    return { call, data, sentences }
  }),
)
const transcribed = told.filter(({ call }) => call.transcriptAtMs !== null)

const count = (text: string, phrase: string) => text.toLowerCase().split(phrase).length - 1

test('calls are what Gong could answer, before and after their transcript', () => {
  for (const { call } of told)
    for (const nowMs of [call.listedAtMs, WHEN_ALL_IS_THERE])
      expect(CallData.safeParse(call.gong(nowMs)).error).toBeUndefined()
})

test('every phrase a tracker counts stands in the text just as often, there and at no other place', () => {
  for (const { data, sentences } of transcribed)
    for (const tracker of data.content?.trackers ?? []) {
      let total = 0
      for (const { phrase, count: counted, occurrences } of tracker.phrases ?? []) {
        const standing = sentences.flatMap((one) => Array.from({ length: count(one.text, phrase ?? '') }, () => one))
        expect(counted, `${tracker.name}: ${phrase}`).toBe(standing.length)
        expect(occurrences).toEqual(standing.map(({ start, speakerId }) => ({ startTime: start / 1000, speakerId })))
        total += counted ?? 0
      }
      if (tracker.type === 'KEYWORD') expect(tracker.count).toBe(total)
      expect(tracker.occurrences).toHaveLength(tracker.count ?? -1)
    }
})

test('no phrase of a tracker goes uncounted', () => {
  for (const { data, sentences } of transcribed.filter(({ data }) => data.metaData.language === 'eng'))
    for (const { id, keywords } of world.trackers) {
      const counted = new Set(
        data.content?.trackers?.find((one) => one.id === id)?.phrases?.map(({ phrase }) => phrase),
      )
      for (const phrase of [...(keywords.eng ?? []), ...(keywords.mul ?? [])])
        expect(
          sentences.some(({ text }) => count(text, phrase) > 0),
          phrase,
        ).toBe(counted.has(phrase))
    }
})

test('trackers with and without occurrences both come up, built-in ones with as many keywords as live', () => {
  const counts = transcribed.flatMap(({ data }) => data.content?.trackers?.map((tracker) => tracker.count ?? 0) ?? [])
  expect(counts).toContain(0)
  expect(counts.some((n) => n > 2)).toBe(true)
  const builtIn = world.trackers.filter((tracker) => tracker.builtIn).map(({ keywords }) => keywords.eng?.length)
  expect(builtIn).toEqual([5, 21, 0, 12, 11, 29, 46, 14, 36, 26, 27])
})

test('topics last as long as people spoke on them, some not at all', () => {
  const durations: number[] = []
  for (const { data, sentences } of transcribed)
    for (const { name, duration } of data.content?.topics ?? []) {
      const ms = sentences.filter(({ topic }) => topic === name).reduce((sum, { start, end }) => sum + end - start, 0)
      expect(Math.abs((duration ?? -9) - ms / 1000)).toBeLessThanOrEqual(0.5)
      durations.push(duration ?? -1)
    }
  expect(durations).toContain(0)
})

test('talk times, questions and the longest monologue are those of the transcript', () => {
  for (const { call, data, sentences } of transcribed) {
    const company = new Set(
      data.parties?.flatMap((party) => (party.affiliation === 'Internal' ? (party.speakerId ?? []) : [])),
    )
    const talk = new Map<string, number>()
    for (const { speakerId, start, end } of sentences) talk.set(speakerId, (talk.get(speakerId) ?? 0) + end - start)
    const speakers = data.interaction?.speakers ?? []
    expect(speakers).toHaveLength(talk.size)
    for (const { id, talkTime } of speakers) expect(talkTime).toBeCloseTo((talk.get(id) ?? 0) / 1000, 6)
    const asked = sentences.filter(({ text }) => text.endsWith('?'))
    expect(data.interaction?.questions).toEqual({
      companyCount: asked.filter(({ speakerId }) => company.has(speakerId)).length,
      nonCompanyCount: asked.filter(({ speakerId }) => !company.has(speakerId)).length,
    })
    expect(Math.max(...Object.values(data.interaction?.questions ?? {}).map(Number))).toBeLessThanOrEqual(40)
    const longest = (call.transcript() ?? [])
      .filter(({ speakerId }) => company.has(speakerId ?? ''))
      .map(({ sentences }) => (sentences?.at(-1)?.end ?? 0) - (sentences?.[0]?.start ?? 0))
    const stat = data.interaction?.interactionStats?.find(({ name }) => name === 'Longest Monologue')
    expect(stat?.value).toBeCloseTo(Math.max(0, ...longest) / 1000, 6)
  }
})

test('briefs have two to five sentences, and outline and key points name what took place', () => {
  for (const { data, call } of transcribed) {
    // A German date has a full stop inside.
    const sentences = data.content?.brief?.replace(/\d\. /g, '').match(/[^.]+\.( |$)/g) ?? []
    expect(sentences.length).toBeGreaterThanOrEqual(2)
    expect(sentences.length).toBeLessThanOrEqual(5)
    expect(data.content?.outline?.length).toBeGreaterThanOrEqual(2)
    expect(data.content?.keyPoints?.length).toBeGreaterThanOrEqual(1)
    for (const { startTime, items } of data.content?.outline ?? [])
      for (const item of items ?? []) {
        expect(item.startTime).toBeGreaterThanOrEqual(startTime ?? 0)
        expect((item.startTime ?? 0) * 1000).toBeLessThan(call.endedMs - call.startedMs)
      }
  }
})

test('a call without a transcript never has content', () => {
  const silent = all.filter(({ transcriptAtMs }) => transcriptAtMs === null)
  expect(silent.map((call) => call.gong(WHEN_ALL_IS_THERE).metaData.language)).toEqual(
    expect.arrayContaining(['und', 'zxx', 'eng']),
  )
  for (const call of silent) {
    expect(call.transcript()).toBeUndefined()
    const { content, interaction, parties } = call.gong(WHEN_ALL_IS_THERE)
    expect(content).toMatchObject({ topics: [], trackers: [], brief: null })
    expect(interaction).toMatchObject({ speakers: [], questions: null })
    expect(parties?.every(({ speakerId }) => speakerId == null)).toBe(true)
  }
})
