import { expect } from 'vitest'
import { type EditCheck, type EditKind, ids, metaData } from './edited-pages.ts'

/** Edits of fields and items: what arrives of each. */
export const itemEditChecks = {
  async edit({ good, read, pageWith }) {
    const page = await pageWith({
      kind: 'edit',
      set: { '$.calls[1].metaData.title': { deep: [1] }, "$['new']": 5, '$.nothing.here': 1 },
      remove: ['$.calls[*].metaData.url', '$.calls[0]', '$.nothing[3]'],
      raw: { '$.records.totalRecords': '12345678901234567890' },
    })
    expect(page.calls).toHaveLength(good.calls.length - 1)
    expect(metaData(page)).toMatchObject({ id: metaData(good, 1).id, title: { deep: [1] } })
    expect(page.calls.some((call) => 'url' in call.metaData)).toBe(false)
    expect(page.new).toBe(5)
    expect(page).not.toHaveProperty('nothing')
    expect(await read()).toContain('"totalRecords":12345678901234567890')
  },
  async 'unknown-fields'({ good, pageWith }) {
    const page = await pageWith({ kind: 'unknown-fields' })
    for (const one of [page, page.records, page.calls[3], metaData(page, 5)]) expect(one).toHaveProperty('addedObject')
    expect(ids(page)).toEqual(ids(good))
  },
  async 'null-field'({ emulator, pageWith }) {
    const page = await pageWith({ kind: 'null-field', item: 2 })
    expect([metaData(page, 1).title, metaData(page, 2).title]).toEqual([expect.any(String), null])
    emulator.faults.delete()
    expect((await pageWith({ kind: 'null-field', field: 'parties' })).calls[0]).toHaveProperty('parties', null)
  },
  async 'null-items'({ pageWith }) {
    expect(await pageWith({ kind: 'null-items' })).toHaveProperty('calls', null)
  },
  async 'string-for-number'({ good, pageWith }) {
    const page = await pageWith({ kind: 'string-for-number', item: 'all' })
    for (const k of [0, 50]) expect(metaData(page, k).duration).toBe(String(metaData(good, k).duration))
  },
  async 'numeric-ids'({ good, read, putInForce }) {
    putInForce({ kind: 'numeric-ids' })
    const numbers = [...(await read()).matchAll(/"metaData":\{"id":(\d+),/g)].map(([, digits]) => digits ?? '')
    expect(new Set(numbers).size).toBe(good.calls.length)
    expect(new Set(numbers.map((digits) => digits.slice(0, -3))).size).toBe(1)
    expect(numbers.every((digits) => BigInt(digits) > 2n ** 53n)).toBe(true)
    // What a reader of doubles makes of them.
    expect(new Set(numbers.map(Number)).size).toBeLessThan(good.calls.length)
  },
  async 'missing-meta-data'({ pageWith }) {
    const page = await pageWith({ kind: 'missing-meta-data', item: 1 })
    expect(page.calls.map((call) => 'metaData' in call).slice(0, 3)).toEqual([true, false, true])
  },
  async 'odd-text'({ emulator, pageWith }) {
    const text = async (name: string) => {
      const page = await pageWith({ kind: 'odd-text', text: name })
      emulator.faults.delete()
      return String(metaData(page).title)
    }
    expect(await text('nul')).toContain('\u0000')
    expect(await text('lone-surrogate')).toMatch(/\p{Surrogate}/u)
    expect(await text('right-to-left')).toContain('\u202e')
    expect(await text('zero-width')).toContain('\u200b')
    expect(await text('emoji')).toContain('\u200d')
  },
  async 'long-text'({ pageWith }) {
    const page = await pageWith({ kind: 'long-text', megabytes: 2 })
    expect(metaData(page).title).toHaveLength(2 * 1024 * 1024)
  },
  async 'prototype-keys'({ pageWith }) {
    const page = await pageWith({ kind: 'prototype-keys' })
    for (const one of [page, page.records, page.calls[0], metaData(page)]) {
      for (const key of ['__proto__', 'constructor', 'prototype']) expect(Object.hasOwn(one ?? {}, key)).toBe(true)
    }
    expect(Reflect.get({}, 'polluted')).toBeUndefined()
  },
  async 'odd-time'({ emulator, pageWith }) {
    const times = ['offset-microseconds', 'leap-second', 'no-zone', 'year-1970', 'year-9999'] as const
    const started = []
    for (const time of times) {
      started.push(metaData(await pageWith({ kind: 'odd-time', time, item: 'all' }), 9).started)
      emulator.faults.delete()
    }
    expect(started).toEqual([
      '2026-06-09T08:15:30.041977-07:00',
      '2016-12-31T23:59:60Z',
      '2026-06-09T08:15:30',
      '1970-01-01T00:00:00Z',
      '9999-12-31T23:59:59.999Z',
    ])
  },
  async 'huge-transcript'({ read, putInForce }) {
    putInForce({ kind: 'huge-transcript', sentences: 20_000, megabytes: 3 })
    const text = await read('transcript')
    expect(text.length).toBeGreaterThan(3 * 1024 * 1024)
    const [first] = JSON.parse(text).callTranscripts
    expect(first.transcript.flatMap(({ sentences }: { sentences: unknown[] }) => sentences)).toHaveLength(20_000)
  },
  async 'empty-monologues'({ read, putInForce }) {
    putInForce({ kind: 'empty-monologues', item: 1 })
    const { callTranscripts } = JSON.parse(await read('transcript'))
    expect(callTranscripts[0].transcript).not.toHaveLength(0)
    const sentences = callTranscripts[1].transcript.map((monologue: { sentences?: unknown }) => monologue.sentences)
    expect(sentences).toEqual([[], null, undefined])
  },
} as const satisfies { readonly [K in EditKind]?: EditCheck }
