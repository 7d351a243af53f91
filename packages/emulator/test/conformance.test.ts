import type { GongEndpoint } from '@mallet/contract/gong/gong-endpoint'
import { type Gong, gong } from '@mallet/contract/gong/index'
import { UNKNOWN_SCOPE } from '@mallet/contract/gong/scopes'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { unexplained } from '../../contract/test/deviations.ts'
import { findFaults } from '../../contract/test/find-faults.ts'
import { openJudge } from '../../contract/test/outside-judge.ts'
import type { Emulator } from '../src/index.ts'
import type { ApiReply } from './api.ts'
import { askOperation, probeOf } from './ask-operation.ts'
import { control } from './control.ts'
import { link } from './link.ts'
import type { OperationCase, OperationRequest } from './requests/area-requests.ts'
import { requests } from './requests/index.ts'
import { reuseEmulator } from './started-emulators.ts'

const judge = openJudge()
const large = reuseEmulator({ calls: 120, users: 120 })
const small = reuseEmulator({ calls: 20 })
/** No time passes there, so a second never ends. */
const limited = reuseEmulator({ rateLimit: true, monotonicClock: () => 0, calls: 20 })

/** Every page of an operation. */
async function readAll(emulator: Emulator, name: keyof Gong, request: OperationRequest): Promise<ApiReply[]> {
  const { paging }: GongEndpoint = gong[name]
  const pages: ApiReply[] = []
  for (let cursor: string | undefined; pages.length === 0 || cursor !== undefined; ) {
    const page = await askOperation(emulator, name, cursor === undefined ? request : withCursor(request, cursor))
    pages.push(page)
    cursor = page.body.records?.cursor
  }
  return pages

  function withCursor({ query, body }: OperationRequest, cursor: string): OperationRequest {
    if (paging?.cursorIn === 'query') return { query: { ...query, cursor } }
    return { body: { ...z.record(z.string(), z.unknown()).parse(body), cursor } }
  }
}

// The keys of a constant table are exactly its names.
const names = Object.keys(gong) as (keyof Gong)[]

if ('absent' in judge) {
  test.skip(`the emulator answers as Gong's document says (skipped: ${judge.absent})`, () => {})
} else {
  describe.each(names)('%s answers as Gong’s document says', (name) => {
    const endpoint: GongEndpoint = gong[name]
    const { good, refused = [] }: OperationCase = requests[name]
    const status = endpoint.status ?? 200
    const operation = judge.operation(endpoint.method, endpoint.path)
    if (!operation) throw new Error(`Gong has no ${endpoint.method} ${endpoint.path}`)

    test('on success, down to every field of every page', async () => {
      const emulator = await large()
      await control(emulator, 'POST', '/calls', { started: '2026-06-10T10:00:00Z' })
      const schema = judge.answer(operation, status) ?? {}
      for (const reply of await readAll(emulator, name, await good(probeOf(emulator)))) {
        expect(reply.status, JSON.stringify(reply.body.errors)).toBe(status)
        expect(unexplained(name, findFaults(reply.body, schema, judge.resolve))).toEqual([])
      }
    })

    test('on every refusal', async () => {
      const emulator = await limited()
      const { access_token: token } = await link(emulator, { scope: 'api:calls:read:media-url' })
      const request = await good(probeOf(await small()))
      const replies = [await askOperation(emulator, name, request, { authorization: 'Bearer x' })]
      if (endpoint.scope !== UNKNOWN_SCOPE) replies.push(await askOperation(emulator, name, request, { token }))
      expect(replies.map((reply) => reply.status)).toEqual(replies.map(() => 401))
      while (replies.length < 3) await askOperation(emulator, name, request).then((reply) => replies.push(reply))
      const over = await askOperation(emulator, name, request)
      expect(over.status).toBe(429)
      for (const reply of [...replies.filter((one) => one.status === 401), over]) shapedAsGongs(reply)
    })

    test.each(refused)('when $means: $status', async ({ request, text, ...expected }) => {
      const emulator = await small()
      const reply = await askOperation(emulator, name, await request(probeOf(emulator)))
      expect(reply.status, JSON.stringify(reply.body)).toBe(expected.status)
      if (text !== undefined) expect(reply.body.errors).toEqual([text])
      shapedAsGongs(reply)
    })

    function shapedAsGongs(reply: ApiReply): void {
      if (!operation || 'absent' in judge) return
      const schema = judge.answer(operation, reply.status)
      expect(schema, `Gong knows the status ${reply.status}`).toBeDefined()
      expect(findFaults(reply.body, schema ?? {}, judge.resolve)).toEqual([])
      expect(reply.body.errors?.length).toBeGreaterThan(0)
    }
  })
}
