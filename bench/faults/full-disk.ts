import { randomBytes } from 'node:crypto'
import { statfsSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { beginLogFile } from '../../packages/server/test/harness/begin-log-file.ts'
import type { KillSite } from '../../packages/server/test/harness/open-kill-site.ts'
import { faultsOf } from '../../packages/server/test/harness/read-ledger.ts'
import type { Part } from '../proof.ts'
import type { Scene } from './scene.ts'

const LEFT_FREE_BYTES = 128 * 1024

/** While the disk of PostgreSQL is full, writes fail and reads work; with room again all goes on by itself. */
export async function fullDisk({ site, run, databaseUrl }: Scene): Promise<Part> {
  const directory = await beginLogFile(databaseUrl)
  const ballast = join(directory, '..', 'ballast')
  fill(directory, ballast)
  const faults: string[] = []
  // Noise, or it would be compressed to nothing.
  for (let i = 0; i < 60; i++) {
    await write(site, {
      title: `Long ${i} ${randomBytes(10_000).toString('hex')}`,
      started: site.emulator.now(),
      duration: 60,
    })
  }
  await run.disturb()
  const isFailing = await within(60_000, async () => (await syncStates(site)).includes('failing'))
  if (!isFailing) faults.push(`nothing failed: ${await syncStates(site)}`)
  await run.reader.catchUp().catch((error) => faults.push(`reading failed: ${error}`))
  faults.push(...faultsOf(await site.ledger()))

  truncateSync(ballast, 0)
  // By itself: nobody asks, only time goes by, as much as the longest pause after failures.
  await site.emulator.advance({ seconds: 3700 })
  const isWell = await within(60_000, async () => !(await syncStates(site)).includes('failing'))
  if (!isWell) faults.push(`it did not go on by itself: ${await syncStates(site)}`)
  faults.push(...(await run.check()))
  const figure = `while full: syncs ${isFailing ? 'failed' : 'did not fail'}, reads were answered, no page was stored in part; with room again it went on by itself, ${run.figures.versions} versions equal to the truth`
  return { part: 'B15 full disk', passed: faults.length === 0, figure, faults }
}

function fill(directory: string, ballast: string): void {
  const { bavail, bsize } = statfsSync(directory)
  writeFileSync(ballast, Buffer.alloc(Math.max(0, bavail * bsize - LEFT_FREE_BYTES)))
}

async function write({ emulator }: KillSite, call: object): Promise<void> {
  const answer = await fetch(`${emulator.controlUrl}/calls`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(call),
  })
  if (!answer.ok) throw new Error(await answer.text())
}

async function syncStates(site: KillSite): Promise<string[]> {
  const { items } = await site.api.call('connections.list', { query: {} })
  const lists = await Promise.all(items.map(({ id }) => site.api.call('syncs.list', { params: { id } })))
  return lists.flatMap(({ items: syncs }) => syncs.map(({ state }) => state))
}

async function within(ms: number, holds: () => Promise<boolean>): Promise<boolean> {
  for (const end = performance.now() + ms; performance.now() < end; await sleep(250)) {
    if (await holds().catch(() => false)) return true
  }
  return false
}
