import type { Foundation } from '../foundation.ts'
import type { Log } from '../log.ts'
import { countToReseal, reseal } from './reseal.ts'

const PAUSE_AFTER_FAULT_MS = 5000

/**
 * Brings what is stored under the first key, beside the running work. The log says how many there are and when none is
 * left. A failure is tried again.
 *
 * @returns stops it; what is left is done by the next start
 */
export function startReseal(ctx: Pick<Foundation, 'db' | 'vault'>, log: Log): () => Promise<void> {
  const stopping = new AbortController()
  const isStopping = () => stopping.signal.aborted
  const work = async () => {
    while (!isStopping()) {
      try {
        const left = await countToReseal(ctx)
        if (left === 0) return
        const [keyId] = ctx.vault.keyIds
        log.info({ left, keyId }, 'stored credentials are being brought under the first encryption key')
        const { resealed, unreadable } = await reseal(ctx, isStopping)
        if (unreadable.length > 0) log.error({ unreadable }, 'stored credentials do not open where they stand')
        log.info({ resealed, left: await countToReseal(ctx), keyId }, 'stored credentials are under the first key')
        return
      } catch (error) {
        log.error({ err: error }, 'bringing stored credentials under the first key failed')
        await pause(PAUSE_AFTER_FAULT_MS, stopping.signal)
      }
    }
  }
  const working = work()
  return async () => {
    stopping.abort()
    await working
  }
}

const pause = (ms: number, signal: AbortSignal) =>
  new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, ms)
    signal.addEventListener('abort', () => {
      clearTimeout(timer)
      resolve()
    })
  })
