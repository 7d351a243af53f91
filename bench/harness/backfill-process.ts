// A process that does nothing but the first sync of one company's calls, and says how much memory that took.
import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { openMallet } from './open-mallet.ts'
import type { Backfilled } from './run-backfill.ts'

const { values } = parseArgs({ options: { database: { type: 'string' }, gong: { type: 'string' } } })
const { database, gong } = z.object({ database: z.string(), gong: z.string() }).parse(values)

const mallet = await openMallet(database, gong, 'any')
const { callsSyncId } = await mallet.addCompany()
const idleMb = residentMb()
const beganAt = performance.now()
await mallet.work()
const seconds = (performance.now() - beganAt) / 1000
const { count } = await mallet.ctx.db
  .selectFrom('record')
  .select(({ fn }) => fn.countAll<string>().as('count'))
  .where('sync_id', '=', callsSyncId)
  .executeTakeFirstOrThrow()
const peakMb = mostResidentMb()
process.send?.({ records: Number(count), seconds, idleMb, peakMb } satisfies Backfilled)
await mallet.close()
process.disconnect()

function residentMb(): number {
  return process.memoryUsage.rss() / 2 ** 20
}

/** Of this process alone: `maxRSS` may still hold what the one that started it had at that moment. */
function mostResidentMb(): number {
  if (process.platform !== 'linux') return process.resourceUsage().maxRSS / 1024
  const kB = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]
  return Number(kB) / 1024
}
