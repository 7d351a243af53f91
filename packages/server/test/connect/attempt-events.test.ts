import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { ask, refusalOf } from '../ask.ts'
import { decideAtGong } from '../browser.ts'
import { type BegunAttempt, beginAttempt, comeBack, oauthIntegration, openSession } from '../link.ts'
import { openWorld, type World } from '../open-world.ts'

let world: World
let integrationId: string
let attempt: BegunAttempt

beforeAll(async () => {
  world = await openWorld({ emulator: { calls: 5, users: 5 } })
  integrationId = await oauthIntegration(world)
})
afterAll(() => world.close())

beforeEach(async () => {
  attempt = await beginAttempt(world, await openSession(world, integrationId))
})

const address = ({ id }: { readonly id: string }) => `/connect/attempts/${id}/events`

/** A stream as a page reads it. */
async function listen({ id, token }: BegunAttempt, gone = new AbortController()) {
  const url = world.platform().publicUrl + address({ id })
  const response = await fetch(url, { headers: { authorization: `Bearer ${token}` }, signal: gone.signal })
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
  let text = ''
  const events = () => [...text.matchAll(/^event: attempt\ndata: (.*)\n\n/gm)].map(([, data]) => JSON.parse(data ?? ''))
  return {
    response,
    leave: () => gone.abort(),
    /** What was told up to the n-th event, or to the end. */
    until: async (count: number) => {
      while (events().length < count) {
        const piece = await reader?.read()
        if (!piece || piece.done) break
        text += piece.value
      }
      return events()
    },
  }
}

test('how an attempt stands is told at once, and again when it is linked, which ends the stream', async () => {
  const stream = await listen(attempt)
  const { id } = attempt

  expect(await stream.until(1)).toEqual([{ id, status: 'pending' }])
  await comeBack(world, await decideAtGong(world, attempt.authorizeUrl), attempt.cookies)

  const told = await stream.until(Number.POSITIVE_INFINITY)
  expect(told).toMatchObject([{ status: 'pending' }, { id, status: 'authenticated', connectionId: expect.any(String) }])
  const { headers } = stream.response
  expect(headers.get('content-type')).toBe('text/event-stream; charset=utf-8')
  expect(headers.get('cache-control')).toBe('no-store')
})

test('an attempt that has ended is told once', async () => {
  await ask(world, { method: 'DELETE', to: `/connect/attempts/${attempt.id}`, bearer: attempt.token })

  const { body } = await ask(world, { to: address(attempt), bearer: attempt.token })

  expect(body).toBe(`event: attempt\ndata: {"id":"${attempt.id}","status":"cancelled"}\n\n`)
})

test('what another process on the database did is told as well', async () => {
  const stream = await listen(attempt)
  await stream.until(1)
  const { db } = world.platform().context

  await db.updateTable('connect_attempt').set({ status: 'cancelled' }).where('id', '=', attempt.id).execute()

  expect(await stream.until(2)).toMatchObject([{ status: 'pending' }, { status: 'cancelled' }])
})

test('nobody but its session listens to an attempt, and an ended session to nothing', async () => {
  const other = await openSession(world, integrationId)

  const refusals = await Promise.all([
    ask(world, { to: address(attempt) }),
    ask(world, { to: address(attempt), bearer: world.apiKey }),
    ask(world, { to: address(attempt), bearer: other }),
    ask(world, { to: address({ id: 'att_000000000000000000000000' }), bearer: attempt.token }),
  ])

  expect(refusals.map((refusal) => [refusal.status, refusalOf(refusal).code])).toEqual([
    [401, 'unauthorized'],
    [401, 'session_expired'],
    [404, 'not_found'],
    [404, 'not_found'],
  ])
})

test('a session has four streams at most, and one that was left makes room for another', async () => {
  const streams = await Promise.all([1, 2, 3, 4].map(() => listen(attempt)))
  const tooMany = await ask(world, { to: address(attempt), bearer: attempt.token })
  expect([tooMany.status, refusalOf(tooMany).code]).toEqual([429, 'too_many_requests'])

  streams[0]?.leave()

  let again = await listen(attempt)
  for (let tries = 0; again.response.status !== 200 && tries < 50; tries++) {
    await new Promise((resolve) => setTimeout(resolve, 20))
    again = await listen(attempt)
  }
  expect(again.response.status).toBe(200)
  for (const stream of [...streams, again]) stream.leave()
})

test('a session that is revoked hears nothing more', async () => {
  const stream = await listen(attempt)
  await stream.until(1)
  const [session] = (await world.api.call('connectSessions.list', { query: { status: 'open', limit: 1 } })).items

  await world.api.call('connectSessions.revoke', { params: { id: session?.id ?? '' } })

  expect(await stream.until(2)).toHaveLength(1)
})

test('a process that stops ends its streams, and does not wait for those who listen', async () => {
  const stream = await listen(attempt)
  await stream.until(1)

  await world.restart()

  expect(await stream.until(2)).toHaveLength(1)
})
