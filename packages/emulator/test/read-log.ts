import { z } from 'zod'
import type { Emulator } from '../src/index.ts'
import { ask } from './api.ts'

/** Every entry of one log, following its cursors; none where there are none. */
export async function readLog(emulator: Emulator, logType: string, from: string, to?: string): Promise<unknown[]> {
  const query = new URLSearchParams({ logType, fromDateTime: from, ...(to !== undefined && { toDateTime: to }) })
  const entries: unknown[] = []
  for (let cursor: string | undefined, pages = 0; pages === 0 || cursor !== undefined; pages++) {
    if (cursor !== undefined) query.set('cursor', cursor)
    const { status, body } = await ask(emulator, `/v2/logs?${query}`)
    if (status === 404) return entries
    entries.push(...z.array(z.unknown()).parse(body.logEntries))
    cursor = body.records?.cursor
  }
  return entries
}
