import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import type { KillRun } from '../../packages/server/test/harness/kill-run.ts'
import type { KillSite } from '../../packages/server/test/harness/open-kill-site.ts'
import type { Part } from '../proof.ts'
import type { Scene } from './scene.ts'

/** By which the answer to a refresh comes to lie in the journal for good, and leaves it again. */
const JOURNAL_CALLS = ['fsync', 'unlink'] as const

/**
 * The server is killed at the first, second, third ... of each system call of the journal, until a refresh is through
 * before it is reached. Refresh tokens are good once, so that an answer that is lost shows.
 */
export async function killsAtSystemCalls({ site, run }: Scene): Promise<Part> {
  await run.setMode('single-use')
  const faults: string[] = []
  const ends: string[] = []
  for (const call of JOURNAL_CALLS) {
    for (let nth = 1; ; nth++) {
      await run.heal()
      const { reconnects } = run.figures
      if (!(await dieAt(site, run, call, nth))) break
      await site.server.start()
      faults.push(...(await run.check()))
      ends.push(`${call} ${nth}: ${run.figures.reconnects > reconnects ? 'connected again' : 'healed'}`)
    }
  }
  // The file, then its name; then it goes.
  if (ends.length < 3) faults.push(`the journal was written by ${ends.length} calls only`)
  const figure = `killed at ${ends.join(', ')}; ${run.figures.versions} versions equal to the truth, at most ${run.figures.mostUsesOfAToken} requests for one refresh token`
  return { part: 'B22 kill at a system call', passed: faults.length === 0, figure, faults }
}

/** @returns whether the server died in a refresh, at the n-th such call */
async function dieAt(site: KillSite, run: KillRun, call: string, nth: number): Promise<boolean> {
  const inject = ['-e', `trace=${call}`, '-e', `inject=${call}:signal=SIGKILL:when=${nth}`]
  const strace = spawn('strace', ['-f', '-o', '/dev/null', ...inject, '-p', String(site.server.pid())], {
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  await once(strace.stderr, 'data')
  // All threads, after the first.
  await sleep(1000)
  site.emulator.expireAccessTokens()
  const died = Promise.race([site.server.dead().then(() => true), sleep(20_000, false, { ref: false })])
  await run.disturb()
  const isDead = await died
  strace.kill('SIGTERM')
  return isDead
}
