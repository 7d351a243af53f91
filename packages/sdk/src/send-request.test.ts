import { expect, test } from 'vitest'
import { createSendRequest } from './send-request.ts'

/** What a server does with one attempt: answers, or fails as Node's `fetch` does. */
type Step = { status: number; retryAfter?: string } | { code: string } | 'silence'

/** A sender whose server goes through the steps, and all that it saw. */
function scripted(steps: readonly Step[], timeoutSeconds = 5) {
  const seen: RequestInit[] = []
  const waits: number[] = []
  const send = createSendRequest({
    baseUrl: 'https://mallet.example.com',
    apiKey: 'mk_test',
    retries: 3,
    timeoutSeconds,
    longestRetryWaitSeconds: 30,
    random: () => 0,
    pause: async (seconds) => void waits.push(seconds),
    fetch: async (_url, init) => {
      const step = steps[seen.length]
      seen.push(init)
      if (step === undefined) throw new Error('one attempt too many')
      if (step === 'silence') {
        return new Promise((_resolve, reject) =>
          init.signal?.addEventListener('abort', () => reject(new DOMException('aborted', 'AbortError'))),
        )
      }
      if ('code' in step)
        throw new TypeError('fetch failed', { cause: Object.assign(new Error(), { code: step.code }) })
      const headers = step.retryAfter === undefined ? {} : { 'retry-after': step.retryAfter }
      return new Response('{}', { status: step.status, headers })
    },
  })
  return { send, seen, waits }
}

const read = { method: 'GET', path: '/v1/connections', harmless: 'read' } as const
const write = { method: 'POST', path: '/v1/connections/c/suspend', harmless: undefined }

test('a read is repeated until it is answered, at growing distances', async () => {
  const { send, waits } = scripted([
    { code: 'ECONNRESET' },
    { status: 503 },
    { status: 429, retryAfter: '4' },
    { status: 200 },
  ])

  expect(await send(read, {})).toMatchObject({ status: 200 })
  expect(waits).toEqual([0.125, 0.25, 4])
})

test('the fourth failure is told: the last answer, or that none came', async () => {
  const refusing = scripted(Array.from({ length: 4 }, () => ({ status: 503 })))
  const dead = scripted(Array.from({ length: 4 }, () => ({ code: 'ECONNREFUSED' })))

  expect(await refusing.send(read, {})).toMatchObject({ status: 503 })
  await expect(dead.send(read, {})).rejects.toMatchObject({
    code: 'mallet_unreachable',
    details: { url: 'https://mallet.example.com', reason: 'ECONNREFUSED', maybeDone: false },
  })
  expect([refusing.seen.length, dead.seen.length]).toEqual([4, 4])
})

test('what may do its work twice is sent once, and tells whether it may have been done', async () => {
  const lost = scripted([{ code: 'ECONNRESET' }])
  const refused = scripted([{ code: 'ECONNREFUSED' }])
  const busy = scripted([{ status: 429, retryAfter: '1' }])

  await expect(lost.send(write, {})).rejects.toMatchObject({ details: { maybeDone: true } })
  await expect(refused.send(write, {})).rejects.toMatchObject({ details: { maybeDone: false } })
  expect(await busy.send(write, {})).toMatchObject({ status: 429 })
})

test('a request with a key carries the same key in every attempt', async () => {
  const { send, seen } = scripted([{ code: 'ECONNRESET' }, { status: 409, retryAfter: '1' }, { status: 201 }])

  await send({ method: 'POST', path: '/v1/integrations', headers: { 'Idempotency-Key': 'k1' }, harmless: 'keyed' }, {})

  expect(seen.map(({ headers }) => new Headers(headers).get('idempotency-key'))).toEqual(['k1', 'k1', 'k1'])
})

test('an attempt whose time is up is the last one', async () => {
  const { send, seen } = scripted(['silence'])

  await expect(send(read, { timeoutSeconds: 0.02 })).rejects.toMatchObject({
    code: 'mallet_unreachable',
    details: { reason: 'no answer within 0.02 s' },
  })
  expect(seen).toHaveLength(1)
})

test('a signal that aborts ends the request with its reason', async () => {
  const { send } = scripted(['silence'])
  const reason = new Error('the user has left')
  const controller = new AbortController()
  const sent = send(read, { signal: controller.signal })
  controller.abort(reason)

  await expect(sent).rejects.toBe(reason)
  await expect(send(read, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason)
})
