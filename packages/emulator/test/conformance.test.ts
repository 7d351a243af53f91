import { type Gong, gong } from '@mallet/contract/gong/index'
import { describe, expect, test } from 'vitest'
import { unexplained } from '../../contract/test/deviations.ts'
import { findFaults } from '../../contract/test/find-faults.ts'
import { openJudge } from '../../contract/test/outside-judge.ts'
import type { Emulator } from '../src/index.ts'
import { type ApiReply, type ApiRequest, ask } from './api.ts'
import { control } from './control.ts'
import { link } from './link.ts'
import { startEmulator } from './started-emulators.ts'

const judge = openJudge()

const everything = {
  context: 'Extended',
  exposedFields: {
    parties: true,
    content: {
      structure: true,
      topics: true,
      trackers: true,
      trackerOccurrences: true,
      pointsOfInterest: true,
      brief: true,
      outline: true,
      highlights: true,
      callOutcome: true,
      keyPoints: true,
    },
    interaction: { speakers: true, video: true, personInteractionStats: true, questions: true },
    collaboration: { publicComments: true },
    media: true,
  },
}

/** The most that can be asked of each operation. A row of the table without one does not compile. */
const requests: Readonly<Record<keyof Gong, object | undefined>> = {
  'users.list': undefined,
  'workspaces.list': undefined,
  'calls.listExtensive': { filter: {}, contentSelector: everything },
  'calls.transcripts': { filter: {} },
}

/** Every page of an operation. */
async function readAll(emulator: Emulator, name: keyof Gong): Promise<ApiReply[]> {
  const { path } = gong[name]
  const body = requests[name]
  const pages: ApiReply[] = []
  for (let cursor: string | undefined; pages.length === 0 || cursor !== undefined; ) {
    const inQuery = body || cursor === undefined ? '' : `?cursor=${encodeURIComponent(cursor)}`
    const page = await ask(emulator, path + inQuery, body && { body: { ...body, cursor } })
    pages.push(page)
    cursor = page.body.records?.cursor
  }
  return pages
}

// The keys of a constant table are exactly its names.
const names = Object.keys(gong) as (keyof Gong)[]

if ('absent' in judge) {
  test.skip(`the emulator answers as Gong's document says (skipped: ${judge.absent})`, () => {})
} else {
  describe.each(names)('%s answers as Gong’s document says', (name) => {
    const { method, path } = gong[name]
    const operation = judge.operation(method, path)
    if (!operation) throw new Error(`Gong has no ${method} ${path}`)

    test('on success, down to every field of every page', async () => {
      const emulator = await startEmulator({ calls: 220, users: 120 })
      await control(emulator, 'POST', '/calls', { started: '2026-06-10T10:00:00Z' })
      const schema = judge.answer(operation, 200) ?? {}
      for (const { status, body } of await readAll(emulator, name)) {
        expect(status).toBe(200)
        expect(unexplained(name, findFaults(body, schema, judge.resolve))).toEqual([])
      }
    })

    test('on every refusal', async () => {
      const emulator = await startEmulator({ rateLimit: true, monotonicClock: () => 0 })
      const { access_token: token } = await link(emulator, { scope: 'api:calls:read:media-url' })
      const body = requests[name]
      const nothing = { filter: { callIds: ['1'] } }
      const attempts: ApiRequest[] = [{ authorization: 'Bearer x' }, { token }, body ? { body: nothing } : {}]
      const refused = []
      for (const attempt of attempts) {
        refused.push(await ask(emulator, path, { ...(body && { body }), ...attempt }))
      }
      refused.push(await ask(emulator, path, body && { body }))
      expect(refused.map(({ status }) => status)).toEqual([401, 401, body ? 404 : 200, 429])
      for (const reply of refused.filter(({ status }) => status >= 400)) {
        const schema = judge.answer(operation, reply.status)
        expect(schema, `Gong knows the status ${reply.status}`).toBeDefined()
        expect(findFaults(reply.body, schema ?? {}, judge.resolve)).toEqual([])
      }
    })
  })
}
