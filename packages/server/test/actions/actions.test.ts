import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { control } from '../../../emulator/test/control.ts'
import { requests } from '../../../emulator/test/requests/index.ts'
import { ask, type Question, refusalOf } from '../ask.ts'
import { openWorld, type World } from '../open-world.ts'
import { linkCompany } from './link-company.ts'

let world: World
let connectionId: string

beforeAll(async () => {
  world = await openWorld({ emulator: { calls: 250, users: 12 }, config: { logLevel: 'silent' } })
  connectionId = await linkCompany(world, { synced: ['users'] })
})
afterAll(() => world.close())

const send = (name: string, question: Partial<Question>) =>
  ask(world, {
    method: 'POST',
    to: `/v1/connections/${connectionId}/actions/${name}`,
    bearer: world.apiKey,
    ...question,
  })
const run = (name: string, json: unknown) => send(name, { json })
const answer = async (name: string, json: unknown) => JSON.parse((await run(name, json)).body)

const range = { fromDateTime: '2020-01-01T00:00:00Z', toDateTime: '2026-06-11T00:00:00Z' }
const Calls = z.looseObject({
  calls: z.array(z.looseObject({ id: z.string() })),
  records: z.looseObject({ cursor: z.string().optional(), totalRecords: z.int(), currentPageSize: z.int() }),
})
const Users = z.looseObject({
  users: z.array(z.looseObject({ id: z.string(), emailAddress: z.string(), phoneNumber: z.string().nullish() })),
})

let counted = 0
/** How often Gong was asked since the last time. */
const countAsked = () => {
  const before = counted
  counted = world.emulator.requests().length
  return counted - before
}

test('all takes every page, once each, and says how many there are', async () => {
  countAsked()

  const all = Calls.parse(await answer('calls.list', { ...range, all: true }))

  expect(all.calls.length).toBe(all.records.totalRecords)
  expect(new Set(all.calls.map(({ id }) => id)).size).toBe(all.calls.length)
  expect(all.records.currentPageSize).toBe(all.calls.length)
  expect(all.records.cursor).toBeUndefined()
  expect(countAsked()).toBe(Math.ceil(all.calls.length / 100))
})

test('all ends at its cap with the cursor behind which the rest begins', async () => {
  const first = Calls.parse(await answer('calls.list', { ...range, all: true, maxItems: 100 }))
  const rest = Calls.parse(await answer('calls.list', { ...range, all: true, cursor: first.records.cursor }))

  expect(first.calls.length).toBe(100)
  expect(first.calls.length + rest.calls.length).toBe(first.records.totalRecords)
  expect(new Set([...first.calls, ...rest.calls].map(({ id }) => id)).size).toBe(first.records.totalRecords)
})

test('a list that matches nothing is an empty list', async () => {
  const none = { fromDateTime: '2019-01-01T00:00:00Z', toDateTime: '2019-01-02T00:00:00Z' }

  expect(await answer('calls.list', none)).toMatchObject({ calls: [], records: { totalRecords: 0 } })
  expect(await answer('settings.trackers', { workspaceId: '1' })).toMatchObject({ keywordTrackers: [] })
})

test('what Gong refuses is told by what it means, in its own words and with its id of the exchange', async () => {
  const missing = await run('calls.get', { id: '1' })
  const wrong = await run('callAccess.list', { filter: { callIds: ['1'] } })
  const made = { eventId: 'once', ...(await eventInput()) }
  await run('engagement.contentViewed', made)
  const twice = await run('engagement.contentViewed', made)

  expect([missing, wrong, twice].map((one) => `${one.status} ${refusalOf(one).code}`)).toEqual([
    '404 gong_not_found',
    '422 gong_rejected',
    '409 already_exists',
  ])
  for (const one of [missing, wrong, twice]) {
    const { details, message } = refusalOf(one)
    expect(String(details.requestId)).toMatch(/^[a-z0-9]{10,}$/)
    expect(message).toContain(String(z.array(z.string()).parse(details.texts)[0]))
  }
})

async function eventInput(): Promise<object> {
  const { body } = await requests['engagement.contentViewed'].good({
    emulator: world.emulator,
    ask: async () => {
      throw new Error('nothing is asked')
    },
  })
  const { items } = await world.api.call('actions.list', { query: { resource: 'engagement' } })
  const row = items[0]?.items.find(({ name }) => name === 'engagement.contentViewed')
  const { eventId: _, ...input } = {
    ...row?.example.input,
    ...z.record(z.string(), z.unknown()).optional().parse(body),
  }
  return input
}

test('a field that is unknown deep inside is refused and named before anything is sent', async () => {
  countAsked()

  const refused = await run('calls.listExtensive', { filter: { fromDateTime: range.fromDateTime, callIDs: ['1'] } })

  expect(refusalOf(refused).details.issues).toEqual([expect.stringContaining('filter.callIDs')])
  expect(countAsked()).toBe(0)
})

test('a write whose answer is lost is sent once, and told as one that may have been done', async () => {
  const create = { clientUniqueId: 'lost', ...(await callInput()) }
  await control(world.emulator, 'POST', '/faults', {
    match: { operation: 'calls.create' },
    effect: { kind: 'reset', where: 'after' },
    times: 1,
  })
  countAsked()

  const lost = await run('calls.create', create)

  expect(countAsked()).toBe(1)
  expect([lost.status, refusalOf(lost).code]).toEqual([504, 'outcome_unknown'])
  expect(refusalOf(lost).details.key).toBe('clientUniqueId')
})

async function callInput(): Promise<object> {
  const { users } = Users.parse(await answer('users.list', {}))
  const { items } = await world.api.call('actions.list', { query: { resource: 'calls' } })
  const row = items[0]?.items.find(({ name }) => name === 'calls.create')
  const user = users[0]
  const { clientUniqueId: _, workspaceId: __, ...input } = row?.example.input ?? {}
  return { ...input, primaryUser: user?.id, parties: [{ userId: user?.id, emailAddress: user?.emailAddress }] }
}

test('a user is found by any address and by number, without a request where users are synced', async () => {
  const { users } = Users.parse(await answer('users.list', {}))
  const [ann] = users.filter(({ phoneNumber }) => phoneNumber)
  countAsked()

  const byAddress = await answer('users.search', { email: ann?.emailAddress.toUpperCase() })
  const byNumber = await answer('search-user', { phone: ann?.phoneNumber?.replace(/\D/g, '') })

  expect(countAsked()).toBe(0)
  expect(byAddress).toMatchObject({ source: 'records', users: [{ id: ann?.id }] })
  expect(Users.parse(byNumber).users.map(({ id }) => id)).toContain(ann?.id)
  expect(await answer('users.search', { email: ann?.emailAddress, fresh: true })).toMatchObject({ source: 'gong' })
  expect(countAsked()).toBe(1)
  expect(refusalOf(await run('users.search', {})).code).toBe('invalid_input')
})

test('transcripts come with the names of who speaks and the titles of their calls', async () => {
  const page = await answer('fetch-call-transcripts', {
    from: range.fromDateTime,
    to: range.toDateTime,
    format: 'text',
  })

  const [first] = page.transcripts
  expect(page.transcripts.length).toBe(100)
  expect(page.nextCursor).toEqual(expect.any(String))
  expect(first.title).toEqual(expect.any(String))
  expect(first.speakers.length).toBeGreaterThan(0)
  expect(first.text).toContain(`] ${first.speakers[0].name}: `)
})

test('a documented path can be asked as it is, and any other is refused', async () => {
  const found = await answer('http.request', { method: 'GET', path: '/v2/calls', query: range })

  expect(found).toMatchObject({ status: 200, body: { calls: expect.any(Array) } })
  expect(await answer('httprequest', { method: 'GET', path: '/v2/calls/1' })).toMatchObject({
    status: 404,
    body: { errors: [expect.any(String)] },
  })
  expect(refusalOf(await run('http.request', { method: 'GET', path: '/v2/elsewhere' })).code).toBe('invalid_input')
  expect(refusalOf(await run('http.request', { method: 'GET', path: '/v2/../v2/calls' })).code).toBe('invalid_input')
})

test('no name and no path lets a key that may read write, or anybody destroy without a word', async () => {
  const key = await world.api.call('apiKeys.create', { body: { name: 'reader', scopes: ['actions:read'] } })
  const erase = {
    method: 'POST',
    path: '/v2/data-privacy/erase-data-for-email-address',
    query: { emailAddress: 'a@b.example' },
  }
  countAsked()

  const asReader = (name: string, json: unknown) => send(name, { bearer: key.key, json })
  const refusals = [
    await asReader('meetings.delete', { meetingId: '1', organizerEmail: 'a@b.example', confirm: true }),
    await asReader('delete-meeting', { meetingId: '1', organizerEmail: 'a@b.example', confirm: true }),
    await asReader('http.request', { ...erase, confirm: true }),
    await asReader('http.request', { ...erase, path: erase.path.toUpperCase().replace('/V2', '/v2'), confirm: true }),
    await run('http.request', erase),
  ]

  expect(refusals.map((one) => refusalOf(one).code)).toEqual([
    'forbidden',
    'forbidden',
    'forbidden',
    'forbidden',
    'confirmation_required',
  ])
  expect(countAsked()).toBe(0)
  expect((await asReader('workspaces.list', {})).status).toBe(200)
})

test('a file goes to Gong whole, as a body of its own type and as a form', async () => {
  const made = async (clientUniqueId: string) => {
    const created = await answer('calls.create', { ...(await callInput()), clientUniqueId })
    return String(created.callId)
  }
  const [byBody, byForm] = [await made('with media 1'), await made('with media 2')]
  const media = 'x'.repeat(100_000)
  const form = [
    '--b\r\nContent-Disposition: form-data; name="id"\r\n\r\n',
    byForm,
    '\r\n--b\r\nContent-Disposition: form-data; name="mediaFile"; filename="a.mp3"\r\nContent-Type: audio/mpeg\r\n\r\n',
    media,
    '\r\n--b--\r\n',
  ].join('')

  const raw = await send(`calls.uploadMedia?id=${byBody}`, { body: media, headers: { 'content-type': 'audio/mpeg' } })
  const asForm = await send('add-call-media', {
    body: form,
    headers: { 'content-type': 'multipart/form-data; boundary=b' },
  })

  expect([raw.status, asForm.status, asForm.body.slice(0, 200)]).toEqual([
    200,
    200,
    expect.stringContaining('"callId"'),
  ])
})

test('a file of another kind, a file that nobody wants and a missing one are refused before anything is sent', async () => {
  countAsked()
  const headers = { 'content-type': 'text/html' }

  const refusals = [
    await send('calls.uploadMedia?id=1', { body: '<p>', headers }),
    await send('workspaces.list', { body: 'x', headers }),
    await run('calls.uploadMedia', { id: '1' }),
    await send('calls.uploadMedia', { body: 'x', headers: { 'content-type': 'audio/mpeg' } }),
  ]

  expect(refusals.map((one) => `${one.status} ${refusalOf(one).code}`)).toEqual([
    '415 unsupported_media_type',
    '415 unsupported_media_type',
    '415 unsupported_media_type',
    '400 invalid_input',
  ])
  expect(countAsked()).toBe(0)
})

test('an action that there is not is a 404, and its catalogue entry is grouped by resource', async () => {
  const missing = await run('calls.nothing', {})
  const { items } = await world.api.call('actions.list', { query: {} })

  expect([missing.status, refusalOf(missing).details.resource]).toEqual([404, 'action'])
  expect(items.find(({ resource }) => resource === 'calls')?.items.map(({ type }) => type)).toContain('sync')
  expect(new Set(items.map(({ resource }) => resource)).size).toBe(items.length)
})
