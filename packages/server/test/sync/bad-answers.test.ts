import type { FaultInput } from '@mallet/emulator'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { DrivenSyncs } from '../drive-syncs.ts'
import { countOf, openSyncLab, type SyncLab } from '../sync-lab.ts'

/** Three pages make the list. */
const PAGE = 20

let lab: SyncLab

beforeAll(async () => {
  lab = await openSyncLab({ calls: 50, users: 5, pageSize: PAGE })
})
afterAll(() => lab.close())
afterEach(() => lab.heal())

type Effect = FaultInput['effect']

const page = '<!doctype html><title>Gong is down for maintenance</title>'
const html = 'text/html; charset=utf-8'
const known404 = { requestId: 'r', errors: ['No calls found corresponding to the provided filters'] }

/** Nothing of the page that failed is stored, the run says what happened, and the next one goes on at that page. */
async function expectRefusedAndHealed(effect: Effect, more: Partial<FaultInput>, code: string): Promise<DrivenSyncs> {
  const connection = await lab.link('calls')
  const fault = lab.fault({ operation: 'calls.listExtensive' }, effect, { skip: 1, ...more })

  const failed = await connection.work('calls')

  const { records, leftOut, state, caughtUp } = await connection.sync('calls')
  expect(failed).toMatchObject({ state: 'failed', error: { code } })
  expect([records + leftOut, state, caughtUp]).toEqual([(more.skip ?? 1) * PAGE, 'failing', false])
  expect(failed.added).toBe(records)

  lab.emulator.faults.delete(fault)
  await lab.advance(61)
  expect(await connection.work('calls')).toMatchObject({ state: 'succeeded' })
  await connection.again('calls')
  expect(await connection.data('calls')).toEqual(await lab.truth('calls'))
  return connection
}

test.each<[string, Effect, string]>([
  ['a 500', { kind: 'answer', status: 500 }, 'gong_refused'],
  ['a 502 of a proxy', { kind: 'answer', status: 502, body: '<h1>502</h1>', contentType: html }, 'gong_refused'],
  ['a 503 with nothing', { kind: 'answer', status: 503, body: '', contentType: null }, 'gong_refused'],
  ['a 504', { kind: 'answer', status: 504 }, 'gong_refused'],
  ['a maintenance page with 200', { kind: 'answer', status: 200, body: page, contentType: html }, 'gong_unavailable'],
  ['a page of HTML that calls itself JSON', { kind: 'answer', status: 200, body: page }, 'gong_unavailable'],
  ['JSON that calls itself text', { kind: 'content-type', value: 'text/plain' }, 'gong_unavailable'],
  ['JSON of no type', { kind: 'content-type', value: null }, 'gong_unavailable'],
  ['200 with nothing', { kind: 'answer', status: 200, body: '' }, 'gong_unavailable'],
  ['204', { kind: 'answer', status: 204, body: '', contentType: null }, 'gong_unavailable'],
  ['an empty object', { kind: 'answer', status: 200, body: {} }, 'gong_unexpected'],
  ['an empty list', { kind: 'answer', status: 200, body: [] }, 'gong_unexpected'],
  ['null', { kind: 'answer', status: 200, body: null }, 'gong_unexpected'],
  ['null for the items', { kind: 'null-items' }, 'gong_unexpected'],
  ['a redirect', { kind: 'redirect', location: 'https://evil.example/v2/calls/extensive' }, 'gong_refused'],
  ['a page size that is not that of the page', { kind: 'page-size', by: 1 }, 'gong_unexpected'],
])('B31: %s in the middle of a list is no data: nothing advances, and the list is read on later', (_, effect, code) =>
  expectRefusedAndHealed(effect, {}, code).then(() => undefined),
)

test.each(['users.list', 'workspaces.list', 'calls.listExtensive', 'calls.transcripts'] as const)(
  'B31: a burst of 503 on %s is asked again after pauses that grow, and never counts as read',
  async (operation) => {
    const model = (
      {
        'users.list': 'users',
        'workspaces.list': 'workspaces',
        'calls.listExtensive': 'calls',
        'calls.transcripts': 'transcripts',
      } as const
    )[operation]
    const connection = await lab.link('calls', model)
    lab.fault({ operation }, { kind: 'answer', status: 503 }, { times: 4 })
    for (const minutes of [1, 2, 4, 8]) {
      expect(await connection.work(model)).toMatchObject({ state: 'failed', added: 0 })
      await lab.advance(minutes * 60 - 1)
      const asked = countOf(lab, operation)
      await connection.work(model)
      expect(countOf(lab, operation)).toBe(asked)
      await lab.advance(1)
    }

    expect(await connection.work(model)).toMatchObject({ state: 'succeeded' })
    expect(countOf(lab, operation)).toBeGreaterThan(4)
  },
)

test('B33: a page that is cut short, wherever that is, stores nothing of itself', async () => {
  let cuts = 0
  for (const length of ['none', 'full'] as const) {
    const connection = await lab.link('users')
    for (let bytes = 0; bytes < 3500; bytes += 199) {
      const fault = lab.fault({ operation: 'users.list' }, { kind: 'truncate', bytes, length }, { times: 1 })
      const run = await connection.work('users')
      lab.emulator.faults.delete(fault)
      await lab.advance(3601)
      // Behind its end there is nothing to cut.
      if (run.state === 'succeeded') break
      cuts += 1
      expect([bytes, run.added, (await connection.sync('users')).records]).toEqual([bytes, 0, 0])
    }
  }
  expect(cuts).toBeGreaterThan(20)
})

test.each<[string, Effect]>([
  ['before an answer', { kind: 'reset', where: 'before' }],
  ['with the answer lost', { kind: 'reset', where: 'after' }],
  ['in the middle of the body', { kind: 'reset', where: 'body', bytes: 5000 }],
])('B34: a connection that is reset %s is an outage, and the list is read on later', (_, effect) =>
  expectRefusedAndHealed(effect, {}, 'gong_unavailable').then(() => undefined),
)

test.each<[string, Effect, number]>([
  ['of nginx', { kind: 'answer', status: 404, body: '<html><h1>404 Not Found</h1></html>', contentType: html }, 0],
  ['of nginx that calls itself JSON', { kind: 'answer', status: 404, body: '<html></html>' }, 0],
  ['of another service', { kind: 'answer', status: 404, body: { error: 'Not Found', path: '/gong/v2' } }, 0],
  ['with another text', { kind: 'answer', status: 404, texts: ['Call ID 1 was not found'] }, 0],
  ['with the known text among others', { kind: 'answer', status: 404, texts: [...known404.errors, 'and more'] }, 0],
  ['with the known text and no requestId', { kind: 'answer', status: 404, body: { errors: known404.errors } }, 0],
  ['with the known text as HTML', { kind: 'answer', status: 404, body: known404, contentType: html }, 0],
  ['with the known text on the second page', { kind: 'answer', status: 404, body: known404 }, 1],
  ['with the known text on the third page', { kind: 'answer', status: 404, body: known404 }, 2],
])('B41: a 404 %s is an error and no empty list', (_, effect, skip) =>
  expectRefusedAndHealed(effect, { skip, times: 1 }, 'gong_refused').then(() => undefined),
)

test('B41: a 404 with the known text for a list that is never empty is an error', async () => {
  const connection = await lab.link('users')
  lab.fault({ operation: 'users.list' }, { kind: 'answer', status: 404, body: known404 }, { times: 1 })

  expect(await connection.work('users')).toMatchObject({ state: 'failed', error: { code: 'gong_refused' } })
})

test('B41: an empty list is believed on the day of the link, and later of a Gong that has answered within a day', async () => {
  const connection = await lab.link('calls')
  const empty = lab.fault({ operation: 'calls.listExtensive' }, { kind: 'answer', status: 404, body: known404 })
  expect(await connection.work('calls')).toMatchObject({ state: 'succeeded', added: 0, requests: 1 })
  expect(countOf(lab, 'workspaces.list')).toBe(0)

  await lab.advance(25 * 3600)
  expect(await connection.work('calls')).toMatchObject({ state: 'succeeded', added: 0, requests: 2 })
  await lab.advance(3600)
  expect(await connection.work('calls')).toMatchObject({ state: 'succeeded', requests: 1 })
  expect(countOf(lab, 'workspaces.list')).toBe(1)

  lab.emulator.faults.delete(empty)
})

test('B41: an empty list of a Gong that does not answer anything else is not believed, and nothing advances', async () => {
  const connection = await lab.link('calls')
  await connection.work('calls')
  const before = await connection.sync('calls')
  await lab.advance(49 * 3600)
  lab.fault({ operation: 'calls.listExtensive' }, { kind: 'answer', status: 404, body: known404 })
  lab.fault({ operation: 'workspaces.list' }, { kind: 'answer', status: 404, body: '<html></html>', contentType: html })

  expect(await connection.work('calls')).toMatchObject({ state: 'failed', error: { code: 'gong_refused' } })
  expect(await connection.sync('calls')).toMatchObject({ freshAt: before.freshAt, caughtUp: false })
})
