import { expect, test } from 'vitest'
import { type Account, CONTACT_NUMBERS, createAccounts } from './accounts.ts'
import { createWorld, type WorldCall } from './create-world.ts'
import { type AccountObject, accountsOfCrmId, accountsOfDomain, accountsOfPhone } from './find-accounts.ts'
import type { ListedWindow } from './listed-calls.ts'
import { worldKeyOf } from './object-ids.ts'

const ORIGIN = Date.parse('2026-06-10T18:00:00Z')
const HOUR_MS = 3_600_000
const world = createWorld({ seed: 'search', calls: 400, users: 12, originMs: ORIGIN, company: 1 })
const worldKey = worldKeyOf('search', 1)
const source = { worldKey, accounts: createAccounts(worldKey, 400) }
/** All of it, half of it, the calls of the last hours, and nothing. */
const WINDOWS: readonly ListedWindow[] = [
  { nowMs: ORIGIN },
  { nowMs: ORIGIN - 60 * 24 * HOUR_MS, fromMs: ORIGIN - 120 * 24 * HOUR_MS },
  { nowMs: ORIGIN + 30 * 24 * HOUR_MS, fromMs: ORIGIN - 3 * HOUR_MS },
  { nowMs: ORIGIN, fromMs: ORIGIN, toMs: ORIGIN },
]
const all = [...world.scan({ nowMs: ORIGIN + 30 * 24 * HOUR_MS })]
const told = new Map(all.map((call) => [call.id, call.gong(call.startedMs)]))

const partiesOf = (call: WorldCall) => told.get(call.id)?.parties ?? []
const crmIdsOf = (call: WorldCall) =>
  [...(told.get(call.id)?.context ?? []), ...partiesOf(call).flatMap(({ context }) => context ?? [])]
    .flatMap(({ objects }) => objects ?? [])
    .map(({ objectType, objectId }) => `${objectType} ${objectId}`)

const listed = (window: ListedWindow) => world.listed(window, 0, world.countListed(window))

/** At the moment of its listing too, when the last of the calls that are meant is still looked at by itself. */
function expectSame(
  found: (window: ListedWindow) => Iterable<WorldCall | undefined>,
  isMeant: (call: WorldCall) => boolean,
) {
  const justListed = all.filter(isMeant).slice(-1)
  for (const window of [...WINDOWS, ...justListed.map(({ listedAtMs }) => ({ nowMs: listedAtMs }))]) {
    const expected = listed(window).filter(isMeant)
    expect([...found(window)].flatMap((call) => (call && isMeant(call) ? [call.id] : []))).toEqual(
      expected.map(({ id }) => id),
    )
  }
}

test('a scan gives what is listed, in its order', () => {
  for (const window of WINDOWS) {
    expect([...world.scan(window)].map(({ id }) => id)).toEqual(listed(window).map(({ id }) => id))
  }
})

test('the calls found by an id of the CRM are those that name it', async () => {
  const known = [...new Set(all.flatMap(crmIdsOf))]
  for (const object of ['Account', 'Contact', 'Lead', 'Opportunity'] satisfies AccountObject[]) {
    const own = known.filter((key) => key.startsWith(`${object} `))
    expect(own.length).toBeGreaterThan(20)
    for (const key of [...own.slice(0, 12), `${object} nobody`]) {
      const accounts = await accountsOfCrmId(source, object, key.slice(object.length + 1))
      expect(accounts.size).toBe(key.endsWith(' nobody') ? 0 : 1)
      expectSame(
        (window) => world.search(window, { accounts }),
        (call) => crmIdsOf(call).includes(key),
      )
    }
  }
})

test('the calls found by an address of somebody outside are those where they are a party', async () => {
  const addresses = new Set(
    all.flatMap(partiesOf).flatMap(({ userId, emailAddress }) => (userId ? [] : (emailAddress ?? []))),
  )
  for (const address of [...addresses].slice(0, 25)) {
    const accounts = await accountsOfDomain(source, address.split('@').at(-1) ?? '')
    expectSame(
      (window) => world.search(window, { accounts }),
      (call) => partiesOf(call).some(({ emailAddress }) => emailAddress === address),
    )
  }
})

test('the calls found by a telephone number are those where somebody has it, known or not', async () => {
  const callers = all.flatMap(partiesOf).filter(({ phoneNumber }) => phoneNumber)
  const unknown = callers.filter(({ affiliation }) => affiliation === 'Unknown')
  expect(unknown.length).toBeGreaterThan(10)
  for (const { phoneNumber } of [...unknown.slice(0, 12), ...callers.slice(0, 12), { phoneNumber: '+1 1' }]) {
    const isCaller = (number: string) => number === phoneNumber
    const accounts = await accountsOfPhone(source, isCaller)
    expectSame(
      (window) => world.search(window, { accounts, isCaller }),
      (call) => partiesOf(call).some((party) => party.phoneNumber === phoneNumber),
    )
  }
})

test('what is drawn alone is what the whole has', () => {
  for (const call of all) {
    const attended = partiesOf(call).flatMap(({ userId, methods }) =>
      userId && methods?.includes('Attendee') ? [userId] : [],
    )
    expect(call.attendeeIds?.()).toEqual(attended)
  }
  for (const call of all.slice(0, 40)) {
    const { collaboration } = call.gong(call.transcriptAtMs ?? call.listedAtMs)
    expect(call.comments?.()).toEqual(collaboration?.publicComments)
  }
  for (const number of [0, 3, 71]) {
    const account: Account = source.accounts.account(number)
    for (const contact of CONTACT_NUMBERS)
      expect(source.accounts.phoneNumberOf(number, contact)).toBe(source.accounts.contact(account, contact).phoneNumber)
  }
})
