import { MODELS, type Model } from '@mallet/contract/api/syncs'
import type { Stream } from '@mallet/gong'
import { type Comparison, compareWithTruth } from './compare-with-truth.ts'
import type { LocalApi } from './local-api.ts'
import type { Progress } from './progress.ts'
import { watchSyncs } from './watch-syncs.ts'

/**
 * Waits until a connection is caught up and compares it with the truth. The emulated company lived on while an earlier
 * start was stopped, so what is new since is read before anything is called a difference.
 *
 * @param isNew the connection was linked by this start: it has nothing to catch up on
 * @throws {@link MalletError} `start_failed`
 */
export async function syncToTruth(
  stream: Stream,
  api: LocalApi,
  controlUrl: string,
  { connectionId, isNew }: { connectionId: string; isNew: boolean },
  progress: Progress,
  signal: AbortSignal,
): Promise<Comparison> {
  const watch = (begun: readonly Model[]) => watchSyncs(api, connectionId, begun, progress, signal)
  if (!isNew) await retryFailing(api, connectionId)
  await watch(isNew ? MODELS : [])
  progress.show(['  comparing every record with what the emulator holds'])
  const first = await compareWithTruth(stream, api, controlUrl, connectionId, signal)
  progress.show([])
  if (first.count === 0 || isNew) return first
  progress.log('Reading what is new since the last start')
  // One after the other: which transcripts to ask for is known when the calls are in.
  for (const model of MODELS) {
    if (!first.models.has(model) && model !== 'transcripts') continue
    await api.call('syncs.trigger', { params: { id: connectionId, model } })
    await watch([model])
  }
  return compareWithTruth(stream, api, controlUrl, connectionId, signal)
}

/** A sync that failed waits by the emulator's clock, which is held now. */
async function retryFailing(api: LocalApi, id: string): Promise<void> {
  const { items } = await api.call('syncs.list', { params: { id } })
  for (const { model, state } of items) {
    if (state === 'failing') await api.call('syncs.trigger', { params: { id, model } })
  }
}
