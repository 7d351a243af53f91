import { expect, test } from 'vitest'
import { createWorld } from './create-world.ts'

const ORIGIN = Date.parse('2026-11-02T15:00:00Z')
const world = createWorld({ seed: 'proportions', calls: 1_200, users: 40, originMs: ORIGIN, company: 1 })
// Content is not needed here, and before its listing a call is told without it.
const calls = world.listed({ nowMs: ORIGIN }, 0, 1_200).map((call) => ({ call, data: call.gong(call.listedAtMs - 1) }))
const share = (fits: (one: (typeof calls)[number]) => boolean) => calls.filter(fits).length / calls.length

test('directions, scopes and languages are mixed as in a real company', () => {
  const direction = (name: string) => share(({ data }) => data.metaData.direction === name)
  expect(direction('Conference')).toBeGreaterThan(0.68)
  expect(direction('Conference')).toBeLessThan(0.82)
  expect(direction('Outbound')).toBeGreaterThan(0.14)
  expect(direction('Inbound')).toBeGreaterThan(0.02)
  expect(direction('Unknown')).toBeGreaterThan(0)
  const external = share(({ data }) => data.metaData.scope === 'External')
  expect(external > 0.72 && external < 0.88).toBe(true)
  for (const language of ['eng', 'fre', 'ger', 'spa', 'und', 'zxx'])
    expect(share(({ data }) => data.metaData.language === language)).toBeGreaterThan(0)
})

test('nine calls of ten have their account', () => {
  const known = share(
    ({ data }) => data.context?.[0]?.objects?.some(({ objectType }) => objectType === 'Account') ?? false,
  )
  expect(known).toBeGreaterThan(0.86)
  expect(known).toBeLessThan(0.93)
})

test('one call of a hundred is private, and one has nobody that Gong knows', () => {
  expect(calls.filter(({ call }) => call.isPrivate)).toHaveLength(12)
  const anonymous = calls.filter(({ data }) => data.parties?.every((party) => !party.emailAddress && !party.userId))
  expect(anonymous).toHaveLength(12)
})

test('what a call says of itself is what it is listed by', () => {
  const userIds = new Set(world.users.map(({ id }) => id))
  const workspaceIds = new Set(world.workspaces.map(({ id }) => id))
  for (const { call, data } of calls) {
    const { metaData } = data
    expect(metaData.id).toBe(call.id)
    expect(metaData.url).toMatch(new RegExp(`^https://us-\\d{5}\\.app\\.gong\\.io/call\\?id=${call.id}$`))
    expect(metaData.started).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d-0[45]:00$/)
    expect(Date.parse(metaData.started ?? '')).toBe(call.startedMs)
    expect(metaData.duration).toBe((call.endedMs - call.startedMs) / 1000)
    expect([metaData.isPrivate, metaData.primaryUserId, metaData.workspaceId]).toEqual([
      call.isPrivate,
      call.primaryUserId,
      call.workspaceId,
    ])
    expect(userIds.has(call.primaryUserId) && workspaceIds.has(call.workspaceId)).toBe(true)
  }
})

test('conferences last 15 to 60 minutes, telephone calls 20 seconds to 10 minutes', () => {
  for (const { data } of calls) {
    const duration = data.metaData.duration ?? 0
    const [fewest, most] = data.metaData.direction === 'Conference' ? [900, 3_600] : [20, 600]
    expect(duration >= fewest && duration <= most).toBe(true)
  }
})

test('parties differ, and those without a value for a key leave it out', () => {
  for (const { data } of calls) {
    const parties = data.parties ?? []
    expect(parties.length).toBeGreaterThanOrEqual(2)
    expect(parties.length).toBeLessThanOrEqual(8)
    const names = parties.map(({ name }) => name?.split(' ')[0])
    if (!names.includes('Phone')) expect(new Set(parties.map(({ name }) => name)).size).toBe(parties.length)
    for (const { emailAddress, userId, title, methods, speakerId } of parties) {
      expect([emailAddress, userId, title].includes(null)).toBe(false)
      expect(speakerId === undefined).toBe(methods?.length === 1 && methods[0] === 'Invitee')
    }
  }
  expect(
    share(
      ({ data }) => data.parties?.some(({ methods }) => methods?.[0] === 'Invitee' && methods.length === 1) ?? false,
    ),
  ).toBeGreaterThan(0.05)
  expect(
    share(({ data }) => data.parties?.every(({ affiliation }) => affiliation === 'Internal') ?? false),
  ).toBeGreaterThan(0.1)
})

test('the calls of one account name the same account, and its ids are those of Salesforce', () => {
  const ids = new Map<unknown, string>()
  for (const { data } of calls)
    for (const { objects } of data.context ?? [])
      for (const { objectType, objectId, fields } of objects ?? []) {
        expect(objectId).toMatch(objectType === 'Account' ? /^001\w{15}$/ : /^006\w{15}$/)
        if (objectType !== 'Account') continue
        const name = fields?.find((field) => field.name === 'Name')?.value
        expect(ids.get(name) ?? objectId).toBe(objectId)
        ids.set(name, objectId ?? '')
      }
  expect(ids.size).toBeGreaterThan(50)
})

test('the pages that calls link to can be elsewhere', () => {
  const elsewhere = createWorld({
    seed: 'x',
    calls: 1,
    users: 5,
    originMs: ORIGIN,
    company: 1,
    appHost: 'gong.example',
  })
  expect(elsewhere.listed({ nowMs: ORIGIN }, 0, 1)[0]?.gong(ORIGIN).metaData.url).toMatch(
    /^https:\/\/gong\.example\/call\?id=/,
  )
})
