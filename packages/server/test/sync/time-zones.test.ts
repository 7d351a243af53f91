import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { openSyncLab, type SyncLab } from '../sync-lab.ts'

const HOME = process.env.TZ

let lab: SyncLab

beforeAll(async () => {
  lab = await openSyncLab({ calls: 60, users: 5 })
})
afterEach(() => {
  // Node reads it at each assignment, and takes a deleted one for UTC.
  if (HOME === undefined) delete process.env.TZ
  else process.env.TZ = HOME
})
afterAll(() => lab.close())

/** What is stored of when something happened. When something comes due is spread by the name of the connection. */
async function instants(connectionId: string): Promise<unknown> {
  const syncs = await lab.ctx.db
    .selectFrom('sync')
    .select(['model', 'fresh_at'])
    .where('connection_id', '=', connectionId)
    .where('paused', '=', false)
    .orderBy('model')
    .execute()
  const awaited = await lab.ctx.db
    .selectFrom('awaited_transcript')
    .innerJoin('sync', 'sync.id', 'sync_id')
    .select(['call_id', 'started_at', 'ended_at'])
    .where('connection_id', '=', connectionId)
    .orderBy('call_id')
    .execute()
  return JSON.parse(JSON.stringify({ syncs, awaited }))
}

test.each(['America/Los_Angeles', 'Asia/Kathmandu', 'Pacific/Apia'])(
  'B44: on a machine in %s every call, instant and moment is the same as on one in UTC',
  async (zone) => {
    const offsets: number[] = []
    const stored: unknown[] = []
    for (const tz of ['UTC', zone]) {
      process.env.TZ = tz
      offsets.push(new Date(lab.emulator.now()).getTimezoneOffset())
      const connection = await lab.link('calls', 'transcripts', 'users')
      await connection.work('calls')
      expect(await connection.data('calls')).toEqual(await lab.truth('calls'))
      expect(await connection.data('transcripts')).toEqual(await lab.truth('transcripts'))
      stored.push(await instants(connection.id))
    }

    expect(offsets[0]).toBe(0)
    expect(offsets[1]).not.toBe(0)
    expect(stored[1]).toEqual(stored[0])
    await lab.advance(86_400)
  },
)
