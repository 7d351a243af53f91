import { spawn, spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, readFileSync, rmSync, statfsSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { beginLogFile } from '../../packages/server/test/harness/begin-log-file.ts'
import { buildDoomed } from '../../packages/server/test/harness/build-doomed.ts'
import { type KillRun, startKillRun } from '../../packages/server/test/harness/kill-run.ts'
import { makeDatabase } from '../../packages/server/test/harness/make-database.ts'
import { type KillSite, openKillSite } from '../../packages/server/test/harness/open-kill-site.ts'
import { postgresProcesses } from '../../packages/server/test/harness/postgres-processes.ts'
import { faultsOf } from '../../packages/server/test/harness/read-ledger.ts'
import { seeded } from '../../packages/server/test/harness/seeded.ts'
import { startPostgres } from '../../test/start-postgres.ts'
import type { Part, ProofContext } from '../proof.ts'

const WORLD = { calls: 40, users: 8 }
const POWER_CUTS = 10
const QUICK_POWER_CUTS = 3
const DISK_MEGABYTES = 192
const LEFT_FREE_BYTES = 128 * 1024

interface Scene {
  readonly site: KillSite
  readonly run: KillRun
  readonly databaseUrl: string
}
type Act = (scene: Scene, random: () => number, isQuick: boolean) => Promise<Part>

/** What happens to disks, power and PostgreSQL itself. Only on PostgreSQL: the embedded database never asks for an fsync. */
export async function* prove({ isQuick, seed, hasPassed }: ProofContext): AsyncGenerator<string | Part, void> {
  const acts: readonly { part: string; needs: () => string | undefined; disk?: number; act: Act }[] = [
    { part: 'B20 fsync error', needs: needsStrace, act: fsyncError },
    { part: 'B10 power cut', needs: () => undefined, act: powerCuts },
    { part: 'B15 full disk', needs: needsRoot, disk: DISK_MEGABYTES, act: fullDisk },
  ]
  const build = await buildDoomed()
  try {
    for (const { part, needs, disk, act } of acts) {
      if (hasPassed(part)) continue
      const missing = needs()
      if (missing === undefined) yield await play(part, act, build.path, seeded(`${seed} ${part}`), isQuick, disk)
      else yield { part, passed: false, figure: missing }
    }
  } finally {
    await build.remove()
  }
}

const needsStrace = () =>
  spawnSync('strace', ['--version']).status === 0 ? undefined : 'needs strace: apt-get install strace'
const needsRoot = () => (process.getuid?.() === 0 ? undefined : 'needs root, to mount a small disk: run it with sudo')

async function play(
  part: string,
  act: Act,
  build: string,
  random: () => number,
  isQuick: boolean,
  diskMegabytes: number | undefined,
): Promise<Part> {
  const parent = mkdtempSync(join(tmpdir(), 'mallet-faults-'))
  // PostgreSQL runs as another user where this is root.
  chmodSync(parent, 0o755)
  if (diskMegabytes !== undefined) mount(parent, diskMegabytes)
  const postgres = await startPostgres({ durable: true, parent })
  try {
    const databaseUrl = await makeDatabase(postgres.url, 'faults')
    const site = await openKillSite({ build, databaseUrl, workers: 1, emulator: WORLD })
    let run: KillRun | undefined
    try {
      run = await startKillRun(site, random)
      const faults = await run.check()
      if (faults.length > 0) return { part, passed: false, figure: 'it was wrong before anything failed', faults }
      return await act({ site, run, databaseUrl }, random, isQuick)
    } catch (error) {
      const said = site.processes.map((one) => `${one.name} said: ${one.output().slice(-1000)}`)
      return { part, passed: false, figure: 'it could not be carried out', faults: [String(error), ...said] }
    } finally {
      await (run ?? site).close()
    }
  } finally {
    await postgres.stop()
    if (diskMegabytes !== undefined) spawnSync('umount', [parent])
    rmSync(parent, { recursive: true, force: true })
  }
}

/**
 * The next fsync of each process of PostgreSQL fails once. PostgreSQL ends all of them and recovers from its log, as it
 * must: what an fsync that failed has written is unknown for ever.
 */
async function fsyncError({ run, databaseUrl }: Scene): Promise<Part> {
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

/** Every process of Mallet and one of PostgreSQL, which then throws away its memory and recovers, end in one moment. */
async function powerCuts({ site, run, databaseUrl }: Scene, random: () => number, isQuick: boolean): Promise<Part> {
  const cuts = isQuick ? QUICK_POWER_CUTS : POWER_CUTS
  for (let i = 0; i < cuts; i++) {
    const asked = run.disturb()
    await sleep(random() * 2000)
    const [backend] = (await postgresProcesses(databaseUrl)).slice(-1)
    if (backend !== undefined) process.kill(backend, 'SIGKILL')
    await Promise.all(site.processes.map((one) => one.kill()))
    await asked.catch(() => undefined)
    await Promise.all(site.processes.map((one) => startWhenThere(one.start)))
  }
  const faults = await run.check()
  const figure = `${cuts} times everything at once, ${run.figures.versions} versions equal to the truth`
  return { part: 'B10 power cut', passed: faults.length === 0, figure, faults }
}

/** A database that recovers refuses connections: whoever starts servers starts them again. */
async function startWhenThere(start: () => Promise<void>): Promise<void> {
  for (let attempt = 1; attempt <= 20; attempt++) {
    const isUp = await start().then(
      () => true,
      () => false,
    )
    if (isUp) return
    await sleep(500)
  }
  throw new Error('it did not start')
}

/** While the disk of PostgreSQL is full, writes fail and reads work; with room again all goes on by itself. */
async function fullDisk({ site, run, databaseUrl }: Scene): Promise<Part> {
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

function mount(directory: string, megabytes: number): void {
  const { status, stderr } = spawnSync('mount', [
    '-t',
    'tmpfs',
    '-o',
    `size=${megabytes}m,mode=0755`,
    'tmpfs',
    directory,
  ])
  if (status !== 0) throw new Error(`no small disk could be mounted: ${stderr}`)
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
