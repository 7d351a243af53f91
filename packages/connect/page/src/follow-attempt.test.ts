import { expect, test } from 'vitest'
import { type Ask, type Attempt, createAsk, ownRefusal, Refusal } from './ask.ts'
import { followAttempt } from './follow-attempt.ts'

const linked: Attempt = { id: 'att_1', status: 'authenticated', connectionId: 'conn_1' }
const pending: Attempt = { id: 'att_1', status: 'pending' }

/** A server that answers events and questions as it is told; each answer once. */
function server(events: readonly (string | Error)[], answers: readonly (Attempt | string)[]) {
  const left = { events: [...events], answers: [...answers] }
  const fetch: typeof window.fetch = async (path) => {
    if (String(path).endsWith('/events')) {
      const next = left.events.shift()
      if (typeof next !== 'string') throw next ?? new Error('no events')
      return new Response(next, { headers: { 'content-type': 'text/event-stream' } })
    }
    const next = left.answers.shift()
    if (typeof next === 'string') return Response.json({ error: { code: next, requestId: 'r' } }, { status: 400 })
    return Response.json(next)
  }
  return createAsk(fetch, 'cst_1')
}

const follow = (ask: Ask, signal = new AbortController().signal) =>
  followAttempt('att_1', { ask, signal, wait: async () => undefined })

test('the end of an attempt is learnt from the events', async () => {
  const text = `event: attempt\ndata: ${JSON.stringify(pending)}\n\n: still there\n\ndata:${JSON.stringify(linked)}\n\n`
  expect(await follow(server([text], []))).toEqual(linked)
})

test('where the events break off or never come, the attempt is asked for', async () => {
  expect(await follow(server([': still there\n\n'], [linked]))).toEqual(linked)
  expect(await follow(server([new TypeError('network')], [pending, linked]))).toEqual(linked)
})

test('a server that is away for a moment is asked again, and one that refuses is not', async () => {
  expect(await follow(server([], ['starting', 'too_many_requests', linked]))).toEqual(linked)
  await expect(follow(server([], ['session_expired']))).rejects.toThrow(Refusal)
})

test('who is not waited for any more is not followed', async () => {
  const waiting = new AbortController()
  waiting.abort()
  expect(await follow(server([], [linked]), waiting.signal)).toBeUndefined()
})

test('what did not come from Mallet is told as that, with what its headers say', async () => {
  const page: typeof window.fetch = async () =>
    new Response('<html>', { status: 502, headers: { 'x-request-id': 'req_9' } })
  await expect(createAsk(page)('connect.look')).rejects.toMatchObject({
    told: { ...ownRefusal('unreadable'), requestId: 'req_9' },
  })
})
