import type { RecordItem } from '@mallet/contract/api/records'
import { MalletError } from '@mallet/contract/errors'
import { expect, test } from 'vitest'
import { followRecords } from './follow-records.ts'
import type { ListRecords } from './read-records.ts'

const IDS = ['a', 'b', 'c', 'd', 'e']
const PAGE_SIZE = 2
const recordOf = (id: string): RecordItem => ({
  id,
  version: 1,
  change: 'added',
  changedAt: '2026-06-10T15:00:00.000Z',
  data: { id },
})

/** A list of five records in pages of two; what `fail` gives for a request is thrown instead. */
function listOf(fail: (request: number) => Error | undefined = () => undefined): ListRecords & { requests: number } {
  const source = {
    requests: 0,
    list: async ({ cursor = '0' }: { cursor?: string | undefined }) => {
      const error = fail(++source.requests)
      if (error) throw error
      const from = Number(cursor)
      const ids = IDS.slice(from, from + PAGE_SIZE)
      const next = String(from + ids.length)
      return { items: ids.map(recordOf), nextCursor: next < '5' ? next : null, resumeCursor: next }
    },
  }
  return source
}

/** Follows until so many records have come; each with the cursor that came with it. */
async function take(source: ListRecords, count: number, cursor?: string) {
  const taken: { id: string; cursor: string | undefined }[] = []
  const stop = new AbortController()
  for await (const followed of followRecords(source, 'c', 'users', {
    cursor,
    signal: stop.signal,
    pollSeconds: 0.01,
  })) {
    taken.push({ id: followed.record.id, cursor: followed.cursor })
    if (taken.length === count) stop.abort()
  }
  return taken
}

test('whoever stops after any record and resumes with its cursor misses none', async () => {
  const all = await take(listOf(), IDS.length)

  expect(all.map(({ id }) => id)).toEqual(IDS)
  for (const [index, { cursor }] of all.entries()) {
    const missing = IDS.slice(index + 1)
    if (missing.length === 0) continue
    const again = await take(listOf(), IDS.length - Number(cursor ?? 0), cursor)
    expect(again.map(({ id }) => id).slice(-missing.length)).toEqual(missing)
  }
})

test('an outage is waited out, and nothing comes twice for it', async () => {
  const answered = { status: 429, fix: '', requestId: 'req_1' }
  const outages: readonly Error[] = [
    new MalletError('mallet_unreachable', { url: '', reason: 'ECONNREFUSED', maybeDone: false }),
    new MalletError('shutting_down', {}, { answered: { ...answered, status: 503 } }),
    new MalletError('too_many_requests', { retryAfterSeconds: 0.01 }, { answered }),
  ]
  const source = listOf((request) => (request % 2 === 0 ? outages[request / 2 - 1] : undefined))

  expect((await take(source, IDS.length)).map(({ id }) => id)).toEqual(IDS)
  expect(source.requests).toBeGreaterThan(3)
})

test('what no waiting mends is thrown', async () => {
  const source = listOf((request) => (request === 2 ? new MalletError('cursor_expired', {}) : undefined))

  await expect(take(source, IDS.length)).rejects.toMatchObject({ code: 'cursor_expired' })
})
