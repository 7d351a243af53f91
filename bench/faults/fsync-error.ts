import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { postgresProcesses } from '../../packages/server/test/harness/postgres-processes.ts'
import type { Part } from '../proof.ts'
import type { Scene } from './scene.ts'

/**
 * The next fsync of each process of PostgreSQL fails once. PostgreSQL ends all of them and recovers from its log, as it
 * must: what an fsync that failed has written is unknown for ever.
 */
export async function fsyncError({ run, databaseUrl }: Scene): Promise<Part> {
  const before = await postgresProcesses(databaseUrl)
  const log = join(mkdtempSync(join(tmpdir(), 'mallet-strace-')), 'log')
  const calls = 'fsync,fdatasync'
  const options = ['-o', log, '-e', `trace=${calls}`, '-e', `inject=${calls}:error=EIO:when=1`]
  const strace = spawn('strace', [...options, ...before.flatMap((pid) => ['-p', String(pid)])], { stdio: 'ignore' })
  const ended = once(strace, 'exit')
  await sleep(1000)
  await run.disturb()
  // It ends with the last of the processes that it watches: PostgreSQL has ended them all.
  const hasEnded = await Promise.race([ended.then(() => true), sleep(60_000, false, { ref: false })])
  strace.kill('SIGKILL')
  const injected = readFileSync(log, 'utf8').split('INJECTED').length - 1
  const faults = [
    ...(injected > 0 ? [] : ['no fsync failed']),
    ...(hasEnded ? [] : ['PostgreSQL went on after an fsync that failed']),
    ...(await run.check()),
  ]
  const figure = `${injected} fsync failed, PostgreSQL ended ${before.length} processes and recovered, ${run.figures.versions} versions equal to the truth`
  return { part: 'B20 fsync error', passed: faults.length === 0, figure, faults }
}
