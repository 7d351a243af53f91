import { setTimeout as pause } from 'node:timers/promises'
import type { Model, Sync } from '@mallet/contract/api/syncs'
import { MalletError } from '@mallet/contract/errors'
import { counted, describeSyncs, describeSyncsShortly } from './describe-syncs.ts'
import type { LocalApi } from './local-api.ts'
import type { Progress } from './progress.ts'

const POLL_MS = 400
/** A log is for reading later: a sync that takes hours must not fill it. */
const LOG_EVERY_MS = 60_000

/**
 * Resolves when every model of a connection is caught up, and tells how far it is meanwhile.
 *
 * @param begun the models whose end is news even where it came before the first look
 * @param signal gives the watching up
 * @throws {@link MalletError} `start_failed`, with the failure of the sync that failed
 */
export async function watchSyncs(
  api: LocalApi,
  connectionId: string,
  begun: readonly Model[],
  progress: Progress,
  signal: AbortSignal,
): Promise<void> {
  const behind = new Set(begun)
  let loggedMs = performance.now()
  for (;;) {
    const { items } = await api.call('syncs.list', { params: { id: connectionId } })
    throwIfFailing(items)
    for (const { model, caughtUp, records } of items) {
      if (!caughtUp) behind.add(model)
      else if (behind.delete(model)) progress.log(`Synced ${model}: ${counted(records, 'record')}`)
    }
    if (items.every(({ caughtUp }) => caughtUp)) break
    const { budget } = await api.call('connections.status', { params: { id: connectionId } })
    progress.show(describeSyncs(items, budget))
    if (performance.now() - loggedMs > LOG_EVERY_MS) {
      progress.log(describeSyncsShortly(items, budget))
      loggedMs = performance.now()
    }
    await pause(POLL_MS, undefined, { signal })
  }
  progress.show([])
}

function throwIfFailing(items: readonly Sync[]): void {
  const failing = items.find(({ state }) => state === 'failing')
  if (!failing?.lastRun?.error) return
  const { code, message, fix } = failing.lastRun.error
  throw new MalletError('start_failed', { code }, { message: `Syncing ${failing.model} failed. ${message} ${fix}` })
}
