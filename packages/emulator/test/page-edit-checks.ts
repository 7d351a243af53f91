import { expect } from 'vitest'
import { type EditCheck, type EditKind, ids, metaData, type Page } from './edited-pages.ts'
import { link, refresh } from './link.ts'

/** Edits of lists, records and whole answers: what arrives of each. */
export const pageEditChecks = {
  async 'falsy-items'({ good, pageWith }) {
    const { calls } = await pageWith({ kind: 'falsy-items' })
    expect(calls.slice(1, 5)).toEqual([null, 0, '', false])
    expect(calls).toHaveLength(good.calls.length + 4)
  },
  async 'duplicate-items'({ good, pageWith }) {
    const page = await pageWith({ kind: 'duplicate-items' })
    expect(ids(page)).toEqual(ids(good).flatMap((id) => [id, id]))
  },
  async 'reverse-items'({ good, pageWith }) {
    expect(ids(await pageWith({ kind: 'reverse-items' }))).toEqual(ids(good).reverse())
  },
  async 'missing-item'({ good, pageWith }) {
    const page = await pageWith({ kind: 'missing-item', item: 4 })
    expect(ids(page)).toEqual(ids(good).filter((_, k) => k !== 4))
    expect(page.records).toMatchObject({
      totalRecords: Number(good.records.totalRecords) - 1,
      currentPageSize: Number(good.records.currentPageSize) - 1,
    })
  },
  async 'move-item'({ good, read, pageWith }) {
    const first = await pageWith({ kind: 'move-item', item: 7 })
    const second: Page = JSON.parse(await read('extensive', first.records.cursor))
    expect(ids(first)).not.toContain(metaData(good, 7).id)
    expect(ids(second)[0]).toBe(metaData(good, 7).id)
    expect(Number(first.records.currentPageSize) + Number(second.records.currentPageSize)).toBe(200)
  },
  async 'cursor-loop'({ emulator, read, pageWith }) {
    for (const length of [1, 2]) {
      const cursors = [(await pageWith({ kind: 'cursor-loop', length })).records.cursor]
      for (let k = 0; k < 5; k++) cursors.push(JSON.parse(await read('extensive', cursors.at(-1))).records.cursor)
      expect(cursors.every((cursor) => cursor !== undefined)).toBe(true)
      expect(new Set(cursors).size).toBe(length)
      expect(cursors[length]).toBe(cursors[0])
      emulator.faults.delete()
    }
  },
  async 'empty-page'({ pageWith }) {
    const page = await pageWith({ kind: 'empty-page' })
    expect(page).toMatchObject({ calls: [], records: { currentPageSize: 0, cursor: expect.any(String) } })
  },
  async 'total-records'({ emulator, good, read, pageWith }) {
    const total = Number(good.records.totalRecords)
    expect((await pageWith({ kind: 'total-records', by: -3 })).records.totalRecords).toBe(total - 3)
    emulator.faults.delete()
    const first = await pageWith({ kind: 'total-records', by: 5, eachTime: true })
    const second: Page = JSON.parse(await read('extensive', first.records.cursor))
    expect([first.records.totalRecords, second.records.totalRecords]).toEqual([total + 5, total + 10])
  },
  async 'page-size'({ pageWith }) {
    const page = await pageWith({ kind: 'page-size', by: 2 })
    expect(page.records.currentPageSize).toBe(page.calls.length + 2)
  },
  async 'deep-json'({ read, putInForce }) {
    putInForce({ kind: 'deep-json' })
    expect(await read()).toContain('['.repeat(200_000))
  },
  async 'many-keys'({ pageWith }) {
    const page = await pageWith({ kind: 'many-keys', keys: 50_000 })
    expect(Object.keys(page.many ?? {})).toHaveLength(50_000)
  },
  async 'duplicate-keys'({ emulator, good, read, pageWith }) {
    expect(ids(await pageWith({ kind: 'duplicate-keys' }))).toEqual(ids(good))
    expect((await read()).match(/"calls":/g)).toHaveLength(2)
    emulator.faults.delete()
    expect(await pageWith({ kind: 'duplicate-keys', last: 'null' })).toMatchObject({ calls: null, records: null })
  },
  async 'huge-number'({ read, pageWith }) {
    expect(metaData(await pageWith({ kind: 'huge-number' })).duration).toBe(Number.POSITIVE_INFINITY)
    expect(await read()).toContain('"duration":1e999')
  },
  async 'base-url'({ emulator, putInForce }) {
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
} as const satisfies { readonly [K in EditKind]?: EditCheck }
