import { randomBytes } from 'node:crypto'
import type { OutgoingRequest } from '@mallet/contract/derive/client'
import { gong } from '@mallet/contract/gong/index'
import { Secret } from '@mallet/contract/secret'
import type { Send } from '@mallet/gong'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { type FreshDatabase, openFreshDatabase } from '../../test/fresh-database.ts'
import { type Budget, createBudget } from './budget/create-budget.ts'
import { type Departure, toDeparture, toSend } from './departure.ts'
import { type Destination, sendInBudget } from './send-in-budget.ts'

const LIST = { name: 'users.list', endpoint: gong['users.list'], method: 'GET', path: '/v2/users?limit=1' }
const READ = {
  name: 'calls.listExtensive',
  endpoint: gong['calls.listExtensive'],
  method: 'POST',
  path: '/v2/calls/extensive',
  body: '{}',
}

let database: FreshDatabase
let budget: Budget
let companies = 0
let sent: Parameters<Send>[0][]
let counted: number

beforeAll(async () => {
  database = await openFreshDatabase()
})
afterAll(() => database.close())

beforeEach(() => {
  sent = []
  counted = 0
  companies++
  budget = createBudget({ db: database.ctx.db, meaningNow: () => database.ctx.clock.now() })
})
afterEach(() => budget.close())

const tooMany = (retryAfterSeconds: number) => ({
  status: 429,
  headers: { 'retry-after': String(retryAfterSeconds) },
  body: '{}',
})
const fine = { status: 200, headers: {}, body: '{}' }

/** Sends with these answers of Gong, one for each request. */
function send(answers: readonly Awaited<ReturnType<Send>>[], request: OutgoingRequest = LIST) {
  const rest = [...answers]
  const sending = {
    authorization: new Secret('Bearer token'),
    baseUrl: 'https://us-1.api.gong.io',
    companyId: `company ${companies}`,
    connectionId: 'conn_1',
    lane: 'interactive' as const,
    perSecond: 1000,
    perDay: 10_000,
    onSent: () => counted++,
  }
  const answer: Send = async (leaving) => {
    sent.push(leaving)
    const next = rest.shift()
    if (!next) throw new Error('one request too many')
    return next
  }
  const asking = { budget, send: (departure: Departure, to: Destination) => answer(toSend(departure, to)) }
  return sendInBudget(asking, sending, toDeparture(request, randomBytes))
}

test('a request leaves for the address of the company with its credentials, bounded in time and size', async () => {
  expect(await send([fine])).toEqual(fine)

  expect(sent).toEqual([
    {
      method: 'GET',
      url: 'https://us-1.api.gong.io/v2/users?limit=1',
      headers: { authorization: 'Bearer token', accept: 'application/json' },
      deadlineMs: expect.any(Number),
      maxBytes: expect.any(Number),
    },
  ])
})

/** What an upload of a file with these bytes would ask. */
function uploading(...pieces: string[]): OutgoingRequest {
  async function* bytes(): AsyncGenerator<Uint8Array> {
    for (const piece of pieces) yield Buffer.from(piece)
  }
  return {
    ...LIST,
    method: 'PUT',
    file: { part: 'mediaFile', fileName: 'a.mp3', mediaType: 'audio/mpeg', bytes: bytes() },
  }
}

test('a file goes as multipart/form-data, piece by piece, with a boundary of its own', async () => {
  await send([fine], uploading('ID3', 'sound'))
  await send([fine], uploading('ID3'))

  const [first, second] = sent
  const type = first?.headers['content-type'] ?? ''
  const pieces: string[] = []
  for await (const piece of first?.bytes ?? []) pieces.push(String(piece))
  expect(type).toMatch(/^multipart\/form-data; boundary=[0-9a-f]{32}$/)
  expect(pieces).toHaveLength(4)
  expect(pieces[0]).toContain('name="mediaFile"; filename="a.mp3"')
  expect(pieces.slice(1, 3)).toEqual(['ID3', 'sound'])
  expect(second?.headers['content-type']).not.toBe(type)
})

test('a file is sent once: after a 429 whoever has it is told, and the company is held back', async () => {
  await expect(send([tooMany(1)], uploading('sound'))).rejects.toMatchObject({ code: 'rate_limited' })

  expect(sent).toHaveLength(1)
})

test('a body goes with its type', async () => {
  await send([fine], READ)

  expect(sent[0]).toMatchObject({ method: 'POST', body: '{}', headers: { 'content-type': 'application/json' } })
})

test('each request that leaves is counted, for the run and for the day', async () => {
  await send([tooMany(1), fine])

  expect(counted).toBe(2)
  expect((await budget.snapshot(`company ${companies}`)).usedToday).toBe(2)
})

test('after three refusals in a row the caller is told how long to wait', async () => {
  await expect(send([tooMany(1), tooMany(1), tooMany(1)])).rejects.toMatchObject({
    code: 'rate_limited',
    details: { retryAfterSeconds: 1 },
  })

  expect(sent).toHaveLength(3)
})

test('a pause of more than ten seconds is for the schedule: the caller is told at once, and the company is held', async () => {
  await expect(send([tooMany(11)])).rejects.toMatchObject({ code: 'rate_limited', details: { retryAfterSeconds: 11 } })

  expect(sent).toHaveLength(1)
  expect((await budget.snapshot(`company ${companies}`)).pausedUntil?.getTime()).toBeGreaterThan(
    database.ctx.clock.now().getTime() + 9000,
  )
})

test('any other answer comes back as it is, refusals too', async () => {
  const refusal = { status: 403, headers: {}, body: 'no' }

  expect(await send([refusal])).toEqual(refusal)
})
