import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import type { EditEffect } from '../src/faults/edit-effect.ts'
import { createEmulator, type Effect, type Emulator } from '../src/index.ts'
import { ask } from './api.ts'
import { link, refresh } from './link.ts'
import { rawRequest } from './raw-request.ts'
import { ORIGIN } from './started-emulators.ts'

const Page = z.looseObject({
  records: z.looseObject({
    totalRecords: z.unknown(),
    currentPageSize: z.unknown(),
    cursor: z.string().optional(),
  }),
  calls: z.array(z.looseObject({ metaData: z.record(z.string(), z.unknown()) })),
})
type Page = z.infer<typeof Page>

let emulator: Emulator
let good: Page
let transcripts: { readonly callTranscripts: readonly unknown[] }

beforeAll(async () => {
  emulator = await createEmulator({ now: ORIGIN, running: false, rateLimit: false, calls: 220, users: 12 })
  good = Page.parse(JSON.parse(await read()))
  transcripts = JSON.parse(await read('transcript'))
})
afterAll(() => emulator.close())
afterEach(() => emulator.faults.delete())

/** The text of a page, as it came. */
async function read(what: 'extensive' | 'transcript' = 'extensive', cursor?: string): Promise<string> {
  const { status, body } = await rawRequest(emulator, { path: `/v2/calls/${what}`, body: { filter: {}, cursor } })
  expect(status).toBe(200)
  return body.toString()
}

const putInForce = (effect: object) => emulator.faults.add({ match: {}, effect: effect as Effect })

/** The first page with the fault in it, parsed as JavaScript does. */
async function pageWith(effect: object, cursor?: string): Promise<Record<string, unknown> & Page> {
  putInForce(effect)
  return JSON.parse(await read('extensive', cursor))
}

const metaData = (page: Page, index = 0) => page.calls[index]?.metaData ?? {}
const ids = (page: Page) => page.calls.map((call) => call?.metaData?.id)

const checks: { readonly [K in EditEffect['kind']]: () => Promise<void> } = {
  async edit() {
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
  async 'unknown-fields'() {
    const page = await pageWith({ kind: 'unknown-fields' })
    for (const one of [page, page.records, page.calls[3], metaData(page, 5)]) expect(one).toHaveProperty('addedObject')
    expect(ids(page)).toEqual(ids(good))
  },
  async 'null-field'() {
    const page = await pageWith({ kind: 'null-field', item: 2, field: 'parties' })
    expect(page.calls[2]).toHaveProperty('parties', null)
    expect(await pageWith({ kind: 'null-field', field: 'metaData.title' })).toMatchObject({ calls: expect.anything() })
  },
  async 'null-items'() {
    expect(await pageWith({ kind: 'null-items' })).toHaveProperty('calls', null)
  },
  async 'string-for-number'() {
    const page = await pageWith({ kind: 'string-for-number', item: 'all' })
    for (const k of [0, 50]) expect(metaData(page, k).duration).toBe(String(metaData(good, k).duration))
  },
  async 'numeric-ids'() {
    putInForce({ kind: 'numeric-ids' })
    const numbers = [...(await read()).matchAll(/"metaData":\{"id":(\d+),/g)].map(([, digits]) => digits ?? '')
    expect(new Set(numbers).size).toBe(good.calls.length)
    expect(new Set(numbers.map((digits) => digits.slice(0, -3))).size).toBe(1)
    expect(numbers.every((digits) => BigInt(digits) > 2n ** 53n)).toBe(true)
    // What a reader of doubles makes of them.
    expect(new Set(numbers.map(Number)).size).toBeLessThan(good.calls.length)
  },
  async 'missing-meta-data'() {
    const page = await pageWith({ kind: 'missing-meta-data', item: 1 })
    expect(page.calls.map((call) => 'metaData' in call).slice(0, 3)).toEqual([true, false, true])
  },
  async 'odd-text'() {
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
  async 'long-text'() {
    const page = await pageWith({ kind: 'long-text', megabytes: 2 })
    expect(metaData(page).title).toHaveLength(2 * 1024 * 1024)
  },
  async 'prototype-keys'() {
    const page = await pageWith({ kind: 'prototype-keys' })
    for (const one of [page, page.records, page.calls[0], metaData(page)]) {
      for (const key of ['__proto__', 'constructor', 'prototype']) expect(Object.hasOwn(one ?? {}, key)).toBe(true)
    }
    expect(Reflect.get({}, 'polluted')).toBeUndefined()
  },
  async 'falsy-items'() {
    const { calls } = await pageWith({ kind: 'falsy-items' })
    expect(calls.slice(1, 5)).toEqual([null, 0, '', false])
    expect(calls).toHaveLength(good.calls.length + 4)
  },
  async 'duplicate-items'() {
    const page = await pageWith({ kind: 'duplicate-items' })
    expect(ids(page)).toEqual(ids(good).flatMap((id) => [id, id]))
  },
  async 'reverse-items'() {
    expect(ids(await pageWith({ kind: 'reverse-items' }))).toEqual(ids(good).reverse())
  },
  async 'missing-item'() {
    const page = await pageWith({ kind: 'missing-item', item: 4 })
    expect(ids(page)).toEqual(ids(good).filter((_, k) => k !== 4))
    expect(page.records).toMatchObject({
      totalRecords: Number(good.records.totalRecords) - 1,
      currentPageSize: Number(good.records.currentPageSize) - 1,
    })
  },
  async 'move-item'() {
    const first = await pageWith({ kind: 'move-item', item: 7 })
    const second: Page = JSON.parse(await read('extensive', first.records.cursor))
    expect(ids(first)).not.toContain(metaData(good, 7).id)
    expect(ids(second)[0]).toBe(metaData(good, 7).id)
    expect(Number(first.records.currentPageSize) + Number(second.records.currentPageSize)).toBe(200)
  },
  async 'cursor-loop'() {
    for (const length of [1, 2]) {
      const cursors = [(await pageWith({ kind: 'cursor-loop', length })).records.cursor]
      for (let k = 0; k < 5; k++) cursors.push(JSON.parse(await read('extensive', cursors.at(-1))).records.cursor)
      expect(cursors.every((cursor) => cursor !== undefined)).toBe(true)
      expect(new Set(cursors).size).toBe(length)
      expect(cursors[length]).toBe(cursors[0])
      emulator.faults.delete()
    }
  },
  async 'empty-page'() {
    const page = await pageWith({ kind: 'empty-page' })
    expect(page).toMatchObject({ calls: [], records: { currentPageSize: 0, cursor: expect.any(String) } })
  },
  async 'total-records'() {
    const total = Number(good.records.totalRecords)
    expect((await pageWith({ kind: 'total-records', by: -3 })).records.totalRecords).toBe(total - 3)
    emulator.faults.delete()
    const first = await pageWith({ kind: 'total-records', by: 5, eachTime: true })
    const second: Page = JSON.parse(await read('extensive', first.records.cursor))
    expect([first.records.totalRecords, second.records.totalRecords]).toEqual([total + 5, total + 10])
  },
  async 'page-size'() {
    const page = await pageWith({ kind: 'page-size', by: 2 })
    expect(page.records.currentPageSize).toBe(page.calls.length + 2)
  },
  async 'odd-time'() {
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
  async 'huge-transcript'() {
    putInForce({ kind: 'huge-transcript', sentences: 20_000, megabytes: 3 })
    const text = await read('transcript')
    expect(text.length).toBeGreaterThan(3 * 1024 * 1024)
    const [first] = JSON.parse(text).callTranscripts
    expect(first.transcript.flatMap(({ sentences }: { sentences: unknown[] }) => sentences)).toHaveLength(20_000)
  },
  async 'empty-monologues'() {
    putInForce({ kind: 'empty-monologues', item: 1 })
    const { callTranscripts } = JSON.parse(await read('transcript'))
    expect(callTranscripts[0]).toEqual(transcripts.callTranscripts[0])
    const sentences = callTranscripts[1].transcript.map((monologue: { sentences?: unknown }) => monologue.sentences)
    expect(sentences).toEqual([[], null, undefined])
  },
  async 'deep-json'() {
    putInForce({ kind: 'deep-json' })
    expect(await read()).toContain('['.repeat(200_000))
  },
  async 'many-keys'() {
    const page = await pageWith({ kind: 'many-keys', keys: 50_000 })
    expect(Object.keys(page.many ?? {})).toHaveLength(50_000)
  },
  async 'duplicate-keys'() {
    expect(ids(await pageWith({ kind: 'duplicate-keys' }))).toEqual(ids(good))
    expect((await read()).match(/"calls":/g)).toHaveLength(2)
    emulator.faults.delete()
    expect(await pageWith({ kind: 'duplicate-keys', last: 'null' })).toMatchObject({ calls: null, records: null })
  },
  async 'huge-number'() {
    expect(metaData(await pageWith({ kind: 'huge-number' })).duration).toBe(Number.POSITIVE_INFINITY)
    expect(await read()).toContain('"duration":1e999')
  },
  async 'base-url'() {
    const answered = async (value?: unknown) => {
      const tokens = await link(emulator)
      putInForce(value === undefined ? { kind: 'base-url' } : { kind: 'base-url', value })
      const { body } = await refresh(emulator, tokens.refresh_token)
      emulator.faults.delete()
      return body
    }
    for (const value of ['https://api.gong.io@evil.test', null, ['x'], { a: 1 }]) {
      expect(await answered(value)).toHaveProperty('api_base_url_for_customer', value)
    }
    expect(await answered()).not.toHaveProperty('api_base_url_for_customer')
  },
}

test.each(Object.entries(checks))('what arrives of %s, and all is normal without it', async (_, check) => {
  await check()
  emulator.faults.delete()
  expect(Page.parse(JSON.parse(await read()))).toMatchObject({ calls: good.calls, records: { currentPageSize: 100 } })
})

test('an edit waits for a good answer: refusals and empty results are not its matches', async () => {
  putInForce({ kind: 'null-items' })
  expect((await ask(emulator, '/v2/users', { authorization: 'Bearer x' })).status).toBe(401)
  expect((await ask(emulator, '/v2/calls/extensive', { body: { filter: { callIds: ['1'] } } })).status).toBe(404)
  expect(emulator.faults.list()).toMatchObject([{ matched: 0, fired: 0 }])
  expect((await ask(emulator, '/v2/users')).body.users).toBeNull()
})

test('one request may have an edit and a fault of the way at once', async () => {
  putInForce({ kind: 'edit', set: { '$.calls': 'edited' } })
  putInForce({ kind: 'compress', encodings: ['gzip'] })
  const response = await fetch(`${emulator.apiBaseUrl}/v2/users`, { headers: { authorization: 'Bearer x' } })
  expect(response.status).toBe(401)
  expect((await ask(emulator, '/v2/calls/extensive', { body: { filter: {} } })).body.calls).toBe('edited')
})

test('the tokens of an edited answer are the good ones', async () => {
  const tokens = await link(emulator)
  putInForce({ kind: 'edit', set: { '$.expires_in': '1e12' }, remove: ['$.refresh_token'] })
  const { body } = await refresh(emulator, tokens.refresh_token)
  expect(body).toMatchObject({ expires_in: '1e12' })
  expect(body).not.toHaveProperty('refresh_token')
  expect((await ask(emulator, '/v2/users', { token: String(body.access_token) })).status).toBe(200)
})
