import { spawnSync } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildDoomed } from '../../packages/server/test/harness/build-doomed.ts'
import { type KillRun, startKillRun } from '../../packages/server/test/harness/kill-run.ts'
import { makeDatabase } from '../../packages/server/test/harness/make-database.ts'
import { openKillSite } from '../../packages/server/test/harness/open-kill-site.ts'
import { seeded } from '../../packages/server/test/harness/seeded.ts'
import { startPostgres } from '../../test/start-postgres.ts'
import { fsyncError } from '../faults/fsync-error.ts'
import { fullDisk } from '../faults/full-disk.ts'
import { killsAtSystemCalls } from '../faults/kills-at-system-calls.ts'
import { powerCuts } from '../faults/power-cuts.ts'
import type { Act } from '../faults/scene.ts'
import type { Part, ProofContext } from '../proof.ts'

const WORLD = { calls: 40, users: 8 }
const DISK_MEGABYTES = 192

/** What happens to disks, power and PostgreSQL itself. Only on PostgreSQL: the embedded database never asks for an fsync. */
export async function* prove({ isQuick, seed, hasPassed }: ProofContext): AsyncGenerator<string | Part, void> {
  const acts: readonly { part: string; needs: () => string | undefined; disk?: number; act: Act }[] = [
    { part: 'B20 fsync error', needs: needsStrace, act: fsyncError },
    { part: 'B22 kill at a system call', needs: needsStrace, act: killsAtSystemCalls },
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

/** Where it is missing it is installed, as root on Debian. */
function needsStrace(): string | undefined {
  const isThere = () => spawnSync('strace', ['--version']).status === 0
  if (isThere()) return undefined
  if (process.getuid?.() === 0) {
    spawnSync('apt-get', ['update'])
    spawnSync('apt-get', ['install', '-y', '--no-install-recommends', 'strace'])
  }
  return isThere() ? undefined : 'needs strace: apt-get install strace'
}

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
    // One thread for files: system calls are counted for each thread, and so come in their order.
    const environment = { UV_THREADPOOL_SIZE: '1' }
    const workers = part.startsWith('B22') ? 0 : 1
    const site = await openKillSite({ build, databaseUrl, workers, emulator: WORLD, environment })
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
