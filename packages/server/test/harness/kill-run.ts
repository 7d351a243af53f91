import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { CrashPoint } from '../../src/crash-points.ts'
import { linkByOAuth, UNPACED } from '../link.ts'
import type { DoomedProcess } from './doomed-process.ts'
import { judgeOf, type Mode } from './judge-site.ts'
import type { KillSite } from './open-kill-site.ts'
import { openReader, type ReferenceReader } from './reference-reader.ts'
import { siteWork } from './site-work.ts'

export const SYNC_POINTS = ['before-request', 'after-answer', 'in-transaction', 'after-commit'] as const
export const REFRESH_POINTS = [
  'before-refresh-send',
  'after-refresh-answer',
  'after-refresh-journal',
  'after-refresh-store',
] as const

/** Random kills come this late after the work has begun, at most. */
const WORK_MS = 3000
const DEATH_PATIENCE_MS = 30_000
export interface KillRun {
  setMode(mode: Mode): Promise<void>
  /** Kills one of the processes at a random moment of work, of a refresh, or of a start, and starts it again. */
  killAtRandom(): Promise<void>
  /**
   * Kills whichever process reaches the moment for the n-th time, and starts it again; n is one more each time, until the
   * work is done before it is reached, and then one again.
   */
  killAt(point: CrashPoint): Promise<void>
  /** Resolves when a request gets through to Gong, mending the link if need be. */
  heal(): Promise<void>
  /** Lets calls be held and changed, and asks every sync to read. */
  disturb(): Promise<void>
  /** Lets everything settle and compares. @returns what is wrong, as sentences */
  check(): Promise<string[]>
  readonly figures: Figures
  readonly reader: ReferenceReader
  close(): Promise<void>
}

export interface Figures {
  kills: number
  killsByPoint: Record<string, number>
  /** Sweeps over a moment that came to their end: the work was done before it was reached so often. */
  sweeps: number
  slowestRestartMs: number
  reconnects: number
  checks: number
  tokenRequests: number
  mostUsesOfAToken: number
  versions: number
}

/** Starts a site, links a company, and reads along from then on. */
export async function startKillRun(site: KillSite, random: () => number): Promise<KillRun> {
  await Promise.all(site.processes.map((one) => one.start()))
  const connectionId = await linkByOAuth(site, UNPACED)
  const { integrationId } = await site.api.call('connections.get', { params: { id: connectionId } })
  const work = siteWork(site, connectionId, integrationId, random)
  const { publicUrl, apiKey } = site
  const reader = await openReader({ publicUrl, apiKey, connectionId, file: join(site.dataDir, 'reader.json') })
  const following = reader.follow()
  const judge = judgeOf(site, work, reader)
  const figures: Figures = {
    kills: 0,
    killsByPoint: {},
    sweeps: 0,
    slowestRestartMs: 0,
    reconnects: 0,
    checks: 0,
    tokenRequests: 0,
    mostUsesOfAToken: 0,
    versions: 0,
  }
  const nths = new Map<CrashPoint, number>()
  let mode: Mode = 'grace60'
  let turn = 0

  async function restart(one: DoomedProcess): Promise<void> {
    const beganMs = performance.now()
    await one.start()
    figures.slowestRestartMs = Math.max(figures.slowestRestartMs, performance.now() - beganMs)
  }

  async function count(point: string): Promise<void> {
    figures.kills++
    figures.killsByPoint[point] = (figures.killsByPoint[point] ?? 0) + 1
  }

  const anyProcess = () => site.processes[Math.floor(random() * site.processes.length)] ?? site.server

  /** In turn: while tokens are over, while they are good, and while a process starts. */
  async function killAtRandom(): Promise<void> {
    const kind = turn++ % 3
    // A token whose refresh met its end stays with its second try: that is over before anything else ends.
    if (kind < 2) await work.heal()
    const one = anyProcess()
    if (kind === 2) {
      await one.kill()
      one.begin()
      await sleep(random() * WORK_MS)
    } else {
      if (kind === 0) site.emulator.expireAccessTokens()
      await work.happen()
      const asked = work.triggerAll()
      await sleep(random() * WORK_MS)
      await one.kill()
      await asked
    }
    await one.kill()
    await count('random')
    await restart(one)
  }

  async function killAt(point: CrashPoint): Promise<void> {
    const isRefresh = REFRESH_POINTS.some((one) => one === point)
    for (;;) {
      await work.heal()
      const nth = isRefresh ? 1 : (nths.get(point) ?? 1)
      await Promise.all(site.processes.map((one) => one.arm({ point, nth })))
      if (isRefresh) site.emulator.expireAccessTokens()
      await work.happen()
      const done = work.triggerAll()
      const dead = await firstDeath(site.processes)
      // Several may reach the moment at once: each is dead or past it before anybody is counted.
      await Promise.all(site.processes.map((one) => one.disarm()))
      await done
      if (dead) {
        nths.set(point, nth + 1)
        for (const one of site.processes) {
          if (one.isAlive()) continue
          await count(point)
          await restart(one)
        }
        return
      }
      if (nth === 1) throw new Error(`${point} was not reached`)
      nths.set(point, 1)
      figures.sweeps++
    }
  }

  return {
    setMode: async (next) => {
      mode = next
      await fetch(`${site.emulator.controlUrl}/assumptions`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ refreshTokenRotation: mode }),
      })
    },
    killAtRandom,
    killAt,
    heal: work.heal,
    disturb: async () => {
      await work.happen()
      await work.triggerAll()
    },
    check: async () => {
      figures.checks++
      const { faults, ledger } = await judge(mode)
      figures.reconnects = work.reconnects()
      figures.versions = ledger.syncs.reduce((sum, { versions }) => sum + versions, 0)
      const uses = [...site.witness.uses.values()]
      figures.tokenRequests = uses.reduce((sum, { statuses }) => sum + statuses.length, 0)
      figures.mostUsesOfAToken = Math.max(0, ...uses.map(({ statuses }) => statuses.length))
      return faults
    },
    figures,
    reader,
    close: async () => {
      await following.stop()
      await site.close()
    },
  }
}

/** The first of the processes to die, or undefined where none did in time. */
async function firstDeath(processes: readonly DoomedProcess[]): Promise<boolean> {
  const patience = new AbortController()
  const inTime = sleep(DEATH_PATIENCE_MS, false, { signal: patience.signal }).catch(() => false)
  const dead = await Promise.race([...processes.map((one) => one.dead().then(() => true)), inTime])
  patience.abort()
  return dead
}
