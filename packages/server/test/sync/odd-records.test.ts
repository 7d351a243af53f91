import type { FaultInput } from '@mallet/emulator'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { openSyncLab, type SyncLab } from '../sync-lab.ts'

type Effect = FaultInput['effect']

let lab: SyncLab

beforeAll(async () => {
  lab = await openSyncLab({ calls: 20, users: 5 })
})
afterAll(() => lab.close())
afterEach(() => lab.heal())

const ofCalls = { operation: 'calls.listExtensive' } as const

const bytesOf = (value: unknown) => Buffer.from(JSON.stringify(value))

test.each<[string, string, Effect]>([
  ['A55', '__proto__, constructor and prototype as keys', { kind: 'prototype-keys' }],
  ['B42', 'fields that nobody knows', { kind: 'unknown-fields' }],
  ['B42', 'a new value of an enumeration', { kind: 'edit', set: { '$.calls[*].metaData.direction': 'Sideways' } }],
  ['B42', 'null where text was', { kind: 'null-field', item: 'all' }],
  ['B42', 'null where a list was', { kind: 'edit', set: { '$.calls[*].parties': null } }],
  ['B42', 'a title of five megabytes', { kind: 'long-text', megabytes: 5 }],
  ['A57', 'NUL in the text', { kind: 'odd-text', text: 'nul', item: 'all' }],
  ['A57', 'half of a surrogate pair', { kind: 'odd-text', text: 'lone-surrogate', item: 'all' }],
  ['A58', 'text that turns its direction', { kind: 'odd-text', text: 'right-to-left', item: 'all' }],
  ['A58', 'signs of no width', { kind: 'odd-text', text: 'zero-width', item: 'all' }],
  ['A58', 'letters that look like others', { kind: 'edit', set: { '$.calls[*].metaData.title': 'Аcme іnc' } }],
  ['B43', 'emoji that are joined', { kind: 'odd-text', text: 'emoji', item: 'all' }],
  ['B44', 'microseconds and an offset', { kind: 'odd-time', time: 'offset-microseconds' }],
  ['B44', 'a start in 1970', { kind: 'odd-time', time: 'year-1970' }],
  ['B44', 'a start in 9999', { kind: 'odd-time', time: 'year-9999' }],
  ['B37', 'every call twice', { kind: 'duplicate-items' }],
  ['B37', 'the calls in reverse', { kind: 'reverse-items' }],
])('%s: calls with %s are stored and read back as they were served, to the last byte', async (_id, _what, effect) => {
  const connection = await lab.link('calls')
  const served = new Map<string, string>()
  lab.fault(ofCalls, effect)
  lab.observe((text) => {
    const { calls } = z
      .looseObject({ calls: z.array(z.looseObject({ metaData: z.looseObject({ id: z.string() }) })) })
      .parse(JSON.parse(text))
    // Parsed again without a schema, which would leave out keys that are dangerous.
    for (const [i, { metaData }] of calls.entries()) served.set(metaData.id, JSON.stringify(JSON.parse(text).calls[i]))
  })

  const run = await connection.work('calls')

  expect(run.state).toBe('succeeded')
  expect(await connection.sync('calls')).toMatchObject({ quarantined: 0, unclosed: null })
  const { size } = await lab.truth('calls')
  const records = await connection.records('calls')
  expect(records).toHaveLength(size)
  for (const { id, data } of records) expect(bytesOf(data).equals(Buffer.from(served.get(id) ?? ''))).toBe(true)
  expect(Object.keys({})).toEqual([])
  expect(Reflect.get({}, 'polluted')).toBeUndefined()
})

test.each<[string, string, Effect, number]>([
  ['B42', 'text where a number was', { kind: 'string-for-number' }, 1],
  ['B42', 'no metaData', { kind: 'missing-meta-data' }, 1],
  ['B42', 'a list where text was', { kind: 'edit', set: { '$.calls[2].metaData.title': ['no', 'text'] } }, 1],
  ['B44', 'a leap second', { kind: 'odd-time', time: 'leap-second' }, 1],
  ['B44', 'an instant without a zone', { kind: 'odd-time', time: 'no-zone' }, 1],
  ['B42', 'null, 0, empty text and false among them', { kind: 'falsy-items' }, 4],
])(
  '%s: of a page of calls with %s the odd ones are kept aside as they came, and the others are stored',
  async (_id, what, effect, odd) => {
    const connection = await lab.link('calls')
    lab.fault(ofCalls, effect)

    const run = await connection.work('calls')

    const truth = await lab.truth('calls')
    const { records, leftOut, quarantined } = await connection.sync('calls')
    expect([what, quarantined]).toEqual([what, odd])
    expect(records + leftOut).toBe(odd === 4 ? 20 : 19)
    for (const [id, data] of await connection.data('calls')) expect(data).toEqual(truth.get(id))
    expect(run.state).toBe('succeeded')
  },
)

test('B42: a record that was kept aside counts no more once it is served well, asked for or not', async () => {
  const connection = await lab.link('calls')
  const fault = lab.fault(ofCalls, { kind: 'string-for-number', item: 'all' })
  await connection.work('calls')
  const all = (await connection.sync('calls')).quarantined
  expect(all).toBeGreaterThan(10)
  lab.emulator.faults.delete(fault)
  lab.emulator.clearRequests()

  const run = await connection.again('calls')

  // Those that are older than the overlap are asked for by id.
  expect(run).toMatchObject({ state: 'succeeded', requests: 2 })
  expect(await connection.sync('calls')).toMatchObject({ quarantined: 0 })
  expect(await connection.data('calls')).toEqual(await lab.truth('calls'))
})

test('B42: when the rules by which records are known change, what was kept aside is judged again without asking Gong', async () => {
  const connection = await lab.link('users')
  lab.fault({ operation: 'users.list' }, { kind: 'edit', set: { '$.users[1].firstName': ['D', 'ana'] } })
  await connection.work('users')
  expect(await connection.sync('users')).toMatchObject({ records: 4, quarantined: 1 })
  lab.heal()
  // As if an earlier version of Mallet had refused what this one knows.
  const { rows } = await lab.quarantine(connection.id, 'users', (text) => text.replace('["D","ana"]', '"Dana"'))
  expect(rows).toBe(1)

  await lab.advance(24 * 3600)
  lab.fault({ operation: 'users.list' }, { kind: 'answer', status: 503 })
  await connection.work('users')

  expect(await connection.sync('users')).toMatchObject({ records: 5, quarantined: 0, lastRun: { added: 1 } })
})

test('B42: calls that are asked for by id and not returned are asked for again, and noted', async () => {
  const connection = await lab.link('calls')
  await connection.work('calls')
  const [id = ''] = (await lab.truth('calls')).keys()
  await lab.reread(connection.id, [id, '999'])
  lab.heal()
  const run = await connection.work('calls')

  expect(run).toMatchObject({ state: 'succeeded', requests: 1 })
  expect(await connection.sync('calls')).toMatchObject({ notReturned: 1, caughtUp: true })
  for (let asks = 1; asks < 9; asks++) {
    await lab.advance(8 * 24 * 3600)
    await connection.work('calls')
  }
  expect(await connection.sync('calls')).toMatchObject({ notReturned: 1, state: 'idle' })
  expect(lab.askedFor('999')).toBe(6)
})

test('A56: ids that come as numbers beyond what JavaScript holds are as many records as there are calls', async () => {
  const connection = await lab.link('calls')
  lab.fault(ofCalls, { kind: 'numeric-ids' })
  let served = 0
  lab.observe((text) => {
    served = z.object({ calls: z.array(z.unknown()) }).parse(JSON.parse(text)).calls.length
  })

  expect(await connection.work('calls')).toMatchObject({ state: 'succeeded' })

  const { records, leftOut, quarantined } = await connection.sync('calls')
  expect(records + leftOut + quarantined).toBe(served)
  const ids = (await connection.records('calls')).map(({ id }) => id)
  expect(new Set(ids).size).toBe(ids.length)
  expect(ids.every((id) => /^\d{18,20}$/.test(id))).toBe(true)
})

test('A54: text that is made to keep a pattern busy costs no more than any other of its length', async () => {
  const connection = await lab.link('calls')
  const attack = `${'a'.repeat(20_000)}${'0'.repeat(20_000)}${':'.repeat(20_000)}!`
  const times: number[] = []
  for (const text of ['x'.repeat(attack.length), attack]) {
    const sets = ['title', 'started', 'id', 'primaryUserId', 'url', 'language'].map((field) => [
      `$.calls[*].metaData.${field}`,
      text,
    ])
    const fault = lab.fault(ofCalls, { kind: 'edit', set: Object.fromEntries(sets) })
    const begun = performance.now()
    await connection.again('calls')
    times.push(performance.now() - begun)
    lab.emulator.faults.delete(fault)
  }

  const [plain = 0, attacked = 0] = times
  expect(attacked).toBeLessThan(10 * plain + 2000)
})
