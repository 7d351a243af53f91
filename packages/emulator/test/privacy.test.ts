import { engagement } from '@mallet/contract/gong/engagement'
import { expect, test } from 'vitest'
import { z } from 'zod'
import type { Emulator } from '../src/index.ts'
import { ask } from './api.ts'
import { control } from './control.ts'
import { findParty, readCalls } from './find-party.ts'
import { startEmulator } from './started-emulators.ts'

const Found = z.looseObject({
  customerEngagement: z.array(z.unknown()).optional(),
  calls: z.array(z.looseObject({ id: z.string() })),
  customerData: z.array(z.looseObject({ objects: z.array(z.looseObject({ externalId: z.string() })) })),
})

const door = (what: string, query: Record<string, string>) => `/v2/data-privacy/${what}?${new URLSearchParams(query)}`
const EMAIL = ['data-for-email-address', 'erase-data-for-email-address'] as const
const PHONE = ['data-for-phone-number', 'erase-data-for-phone-number'] as const

const find = async (emulator: Emulator, query: Record<string, string>) =>
  Found.parse((await ask(emulator, door((query.emailAddress ? EMAIL : PHONE)[0], query))).body)

const erase = async (emulator: Emulator, query: Record<string, string>) =>
  (await ask(emulator, door((query.emailAddress ? EMAIL : PHONE)[1], query), { method: 'POST' })).status

const callsWith = async (emulator: Emulator, text: string) =>
  (await readCalls(emulator))
    .filter(({ parties }) => JSON.stringify(parties).includes(text))
    .map((one) => one.metaData.id)

test('an address is found in exactly the calls that have it, with the person the CRM knows', async () => {
  const emulator = await startEmulator({ calls: 80 })
  const emailAddress = (await findParty(emulator, 'External', 'emailAddress')) ?? ''
  const { calls, customerData } = await find(emulator, { emailAddress: emailAddress.toUpperCase() })
  expect(calls.length).toBeGreaterThan(0)
  expect(calls.map(({ id }) => id)).toEqual(await callsWith(emulator, emailAddress))
  const ids = customerData.flatMap(({ objects }) => objects.map(({ externalId }) => externalId))
  for (const id of ids) expect(await callsWith(emulator, id)).not.toEqual([])
  expect(new Set(ids).size).toBe(ids.length)
})

test('what nobody has is found nowhere, and can be erased', async () => {
  const emulator = await startEmulator({ calls: 20 })
  const before = await readCalls(emulator)
  for (const query of [{ emailAddress: 'nobody@nowhere.example' }, { phoneNumber: '+1 000 000 0000' }]) {
    expect(await find(emulator, query)).toMatchObject({ emails: [], calls: [], meetings: [], customerData: [] })
    expect(await erase(emulator, query)).toBe(200)
  }
  await emulator.advance({ seconds: 7_200 })
  const after = await readCalls(emulator)
  expect(after.slice(0, before.length).map(({ parties }) => parties)).toEqual(before.map(({ parties }) => parties))
})

test('an erased address is gone two hours later, from lookups and from the parties of calls, and stays gone', async () => {
  const emulator = await startEmulator({ calls: 80 })
  const emailAddress = (await findParty(emulator, 'External', 'emailAddress')) ?? ''
  const before = await callsWith(emulator, emailAddress)
  expect(await erase(emulator, { emailAddress })).toBe(200)
  await emulator.advance({ seconds: 7_199 })
  expect(await callsWith(emulator, emailAddress)).toEqual(expect.arrayContaining(before))
  await emulator.advance({ seconds: 1 })
  expect(await callsWith(emulator, emailAddress)).toEqual([])
  expect(await find(emulator, { emailAddress })).toMatchObject({
    calls: [],
    customerData: [],
    emails: [],
    meetings: [],
  })
  const left = await readCalls(emulator)
  expect(left.map(({ metaData }) => metaData.id)).toEqual(expect.arrayContaining(before))
  await emulator.advance({ seconds: 86_400 })
  expect(await callsWith(emulator, emailAddress)).toEqual([])
})

test('of an erased person stays a party with the speaker whom the transcript names, and nothing else', async () => {
  const emulator = await startEmulator({ calls: 80, assumptions: { erasureDelay: 'at once' } })
  const of = (parties: Awaited<ReturnType<typeof readCalls>>) =>
    parties.find(({ metaData }) => metaData.id === id)?.parties ?? []
  const all = await readCalls(emulator)
  const found = all.find(({ parties }) => parties?.some((one) => one.affiliation === 'External' && one.speakerId))
  const id = found?.metaData.id
  const party = found?.parties?.find((one) => one.affiliation === 'External' && one.speakerId && one.emailAddress)
  await erase(emulator, { emailAddress: party?.emailAddress ?? '' })
  const after = of(await readCalls(emulator))
  expect(after).toHaveLength(found?.parties?.length ?? 0)
  expect(after.find((one) => one.id === party?.id)).toEqual({
    id: party?.id,
    speakerId: party?.speakerId,
    context: [],
    affiliation: 'External',
    methods: party?.methods,
  })
})

test('a number is found however it is written, and gone once it is erased', async () => {
  const emulator = await startEmulator({ calls: 80, assumptions: { erasureDelay: 'at once' } })
  const phoneNumber = (await findParty(emulator, 'External', 'phoneNumber')) ?? ''
  const digits = `+${phoneNumber.replaceAll(/\D/g, '')}`
  const found = await find(emulator, { phoneNumber: digits })
  expect(found).toMatchObject({ suppliedPhoneNumber: digits, matchingPhoneNumbers: [phoneNumber] })
  expect(found.calls.map(({ id }) => id)).toEqual(await callsWith(emulator, phoneNumber))
  await erase(emulator, { phoneNumber: digits })
  expect(await callsWith(emulator, phoneNumber)).toEqual([])
  expect(await find(emulator, { phoneNumber })).toMatchObject({
    calls: [],
    matchingPhoneNumbers: [],
    emailAddresses: [],
  })
})

const DIGITAL = engagement['engagement.digitalInteraction']
const told = (emulator: Emulator, person: object, eventId: string) =>
  ask(emulator, DIGITAL.path, { method: DIGITAL.method, body: { ...DIGITAL.example.body, person, eventId } })

test('events are found by the address of each of their people, whoever told of them, and by no other', async () => {
  const emulator = await startEmulator({ calls: 0 })
  const { path, method, example } = engagement['engagement.contentViewed']
  await ask(emulator, path, { method, body: example.body })
  await told(emulator, { email: 'a.berg@harbourmill.example' }, 'e-1')
  const { customerEngagement } = await find(emulator, { emailAddress: 'P.Okafor@harbourmill.example' })
  expect(customerEngagement).toEqual([
    expect.objectContaining({
      eventType: 'contentViewed',
      timestamp: example.body.eventTimestamp,
      reportingSystem: example.body.reportingSystem,
      sourceEventId: example.body.eventId,
    }),
  ])
  expect(customerEngagement?.[0]).not.toHaveProperty('people')
  expect(await find(emulator, { emailAddress: 'a.berg@harbourmill.example' })).toMatchObject({
    customerEngagement: [{ eventType: 'digitalInteraction', sourceEventId: 'e-1' }],
  })
  expect(await find(emulator, { emailAddress: 'nobody@nowhere.example' })).toMatchObject({ customerEngagement: [] })
})

test('an erased person is gone from events, be it by address or by number, when the erasure takes effect', async () => {
  const emulator = await startEmulator({ calls: 0 })
  const eventsOf = async (emailAddress: string) => (await find(emulator, { emailAddress })).customerEngagement?.length
  const [first, second, third] = ['a.berg@mill.example', 'b.cole@mill.example', 'c.diaz@mill.example'] as const
  await told(emulator, { email: first }, 'e-1')
  await told(emulator, { email: second, phoneNumber: '+1 425-555-0142' }, 'e-2')
  await told(emulator, { email: third, phoneNumber: '+1 425-555-0143' }, 'e-3')
  await erase(emulator, { emailAddress: first.toUpperCase() })
  await erase(emulator, { phoneNumber: '+14255550142' })
  await emulator.advance({ seconds: 7_199 })
  expect([await eventsOf(first), await eventsOf(second), await eventsOf(third)]).toEqual([1, 1, 1])
  await emulator.advance({ seconds: 1 })
  expect([await eventsOf(first), await eventsOf(second), await eventsOf(third)]).toEqual([0, 0, 1])
})

test('only a reset of the whole emulator brings an erased person back', async () => {
  const emulator = await startEmulator({ calls: 60, assumptions: { erasureDelay: 'at once' } })
  const emailAddress = (await findParty(emulator, 'External', 'emailAddress')) ?? ''
  await erase(emulator, { emailAddress })
  expect(await callsWith(emulator, emailAddress)).toEqual([])
  await control(emulator, 'POST', '/reset')
  expect(await callsWith(emulator, emailAddress)).not.toEqual([])
})
