import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { FROM_SOURCE } from './from-source.ts'

const ENTRY = fileURLToPath(new URL('./backfill-process.ts', import.meta.url))

/** `peakMb` is the most memory that the process had resident at any moment, `idleMb` what it had before it began. */
const Backfilled = z.object({ records: z.int(), seconds: z.number(), idleMb: z.number(), peakMb: z.number() })
export type Backfilled = z.infer<typeof Backfilled>

/** Reads all calls of a company for the first time, in a process of its own, into an empty database. */
export async function runBackfill(databaseUrl: string, gongUrl: string): Promise<Backfilled> {
  const child = fork(ENTRY, ['--database', databaseUrl, '--gong', gongUrl], { execArgv: FROM_SOURCE })
  const exited = once(child, 'exit')
  const [told] = await Promise.race([
    once(child, 'message'),
    exited.then(([code]) => Promise.reject(new Error(`the backfill ended with ${code}`))),
  ])
  await exited
  return Backfilled.parse(told)
}
