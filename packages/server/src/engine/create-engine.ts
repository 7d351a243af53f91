import type { Context } from '../context.ts'
import type { SyncJob } from '../db/queue.ts'
import { runSync } from '../syncs/run-sync.ts'
import { enqueueDue } from './enqueue-due.ts'
import { createProbing } from './probe-due.ts'
import { upkeep } from './upkeep.ts'

const JOBS_AT_ONCE = 4
/** Meaning time moves on by itself too; nothing is due more often than this. */
const TICK_MS = 1000
const PAUSE_AFTER_FAULT_MS = 1000
/** A fraction of the time after which a job counts as lost. */
const UPKEEP_MS = 5000

export interface Engine {
  /** Looks at once for what is due, and resolves when jobs for it are enqueued. */
  tick(): Promise<void>
  /** Something may have become due: looks soon, without being waited for. */
  wake(): void
  /** Whether API keys are being tried, which no run tells. */
  isProbing(): boolean
  /** Claims nothing more and resolves when the pages under way are stored. */
  stop(): Promise<void>
}

/**
 * Decides when work runs: enqueues what is due and works on up to four syncs at once.
 *
 * @param onFault told of errors that nobody expected; the engine goes on
 */
export function startEngine(ctx: Context, onFault: (error: unknown) => void): Engine {
  const active = new Map<SyncJob, Promise<void>>()
  const probing = createProbing(ctx, onFault)
  let stopping = false
  let wakeUp: () => void = () => undefined

  // One after the other: a look passes by what another one holds, and would be over before that one is.
  let looking: Promise<unknown> = Promise.resolve()
  function look(): Promise<unknown> {
    looking = looking.catch(() => undefined).then(() => enqueueDue(ctx))
    return looking
  }

  const tick = async () => {
    await look()
    await probing.look(true)
    wakeUp()
  }

  async function fill(): Promise<void> {
    while (!stopping && active.size < JOBS_AT_ONCE) {
      const job = await ctx.queue.claim()
      if (!job) return
      const work = runSync(ctx, job, () => stopping)
        .catch(onFault)
        .finally(() => {
          active.delete(job)
          wakeUp()
        })
      active.set(job, work)
    }
  }

  async function loop(): Promise<void> {
    while (!stopping) {
      const woken = new Promise<void>((resolve) => {
        wakeUp = resolve
      })
      try {
        await look()
        await probing.look(false)
        await fill()
        await Promise.race([woken, pause(TICK_MS)])
      } catch (error) {
        onFault(error)
        await pause(PAUSE_AFTER_FAULT_MS)
      }
    }
  }

  const running = loop()
  let underKeep: Promise<void> | undefined
  const keeping = setInterval(() => {
    underKeep ??= upkeep(ctx, [...active.keys()])
      .catch(onFault)
      .finally(() => {
        underKeep = undefined
      })
  }, UPKEEP_MS)
  keeping.unref()
  return {
    tick,
    wake: () => wakeUp(),
    isProbing: () => probing.isBusy(),
    stop: async () => {
      stopping = true
      wakeUp()
      await running
      await Promise.all(active.values())
      await probing.settled()
      clearInterval(keeping)
      await underKeep
    },
  }
}

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms).unref())
