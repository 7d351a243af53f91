import { CallData, CallMetaData } from '@mallet/contract/gong/call'
import { expect, test } from 'vitest'
import { z } from 'zod'
import type { Emulator } from '../src/index.ts'
import { ask } from './api.ts'
import { control } from './control.ts'
import { startEmulator } from './started-emulators.ts'

async function inFull(emulator: Emulator, filter: object): Promise<CallData[]> {
  const { body } = await ask(emulator, '/v2/calls/extensive', {
    body: { filter, contentSelector: { context: 'Basic' } },
  })
  return z.array(CallData).parse(body.calls)
}

const assume = (emulator: Emulator, choices: object) => control(emulator, 'POST', '/assumptions', choices)

test('a window without dates is open, is refused, or is empty, as is assumed', async () => {
  const emulator = await startEmulator()
  const first = await ask(emulator, '/v2/calls')
  const all = await ask(emulator, '/v2/calls/extensive', { body: { filter: {} } })
  expect(first.body.records?.totalRecords).toBe(all.body.records?.totalRecords)
  await assume(emulator, { callListWithoutDates: 'refuse' })
  expect(await ask(emulator, '/v2/calls?fromDateTime=2026-01-01T00:00:00Z')).toMatchObject({
    status: 400,
    body: { errors: ['toDateTime: must not be null'] },
  })
  await assume(emulator, { callListWithoutDates: 'nothing' })
  expect((await ask(emulator, '/v2/calls')).status).toBe(404)
  const window = '?fromDateTime=2025-01-01T00:00:00Z&toDateTime=2027-01-01T00:00:00Z'
  expect((await ask(emulator, `/v2/calls${window}`)).body.records).toEqual(
    first.body.records && {
      ...first.body.records,
      cursor: expect.any(String),
    },
  )
})

test('the list of metaData is that of the calls in full, private ones included', async () => {
  const emulator = await startEmulator({ calls: 90 })
  await control(emulator, 'POST', '/calls', { started: '2026-06-10T10:00:00Z', isPrivate: true })
  const own = z.array(CallMetaData).parse((await ask(emulator, '/v2/calls')).body.calls)
  expect(own).toEqual((await inFull(emulator, {})).map(({ metaData }) => metaData))
  expect(own.some(({ isPrivate }) => isPrivate)).toBe(true)
})

test('CRM objects that were chosen by hand are those of listed calls, and come after them', async () => {
  const emulator = await startEmulator()
  const read = async (query = '') =>
    z
      .array(z.object({ callId: z.string(), created: z.string(), associatedCrmObjects: z.array(z.looseObject({})) }))
      .parse((await ask(emulator, `/v2/calls/manual-crm-associations${query}`)).body.associations)
  const all = await read()
  expect(all.length).toBeGreaterThan(2)
  for (const { callId, created, associatedCrmObjects } of all) {
    const [call] = await inFull(emulator, { callIds: [callId] })
    expect(Date.parse(created)).toBeGreaterThan(Date.parse(call?.metaData.started ?? ''))
    const account = call?.context?.[0]?.objects?.find(({ objectType }) => objectType === 'Account')
    expect(associatedCrmObjects[0]?.accountCrmId).toBe(account?.objectId)
  }
  const times = all.map(({ created }) => created).toSorted()
  const late = await read(`?fromDateTime=${times[1]}`)
  expect(late.map(({ created }) => created).toSorted()).toEqual(times.slice(1))
})
