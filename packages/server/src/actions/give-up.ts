import { MalletError } from '@mallet/contract/errors'

/**
 * Before a request leaves: nobody waits for its answer any more.
 *
 * @throws {@link MalletError} `gong_unavailable` with reason `given_up`
 */
export function giveUpIfAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new MalletError('gong_unavailable', { reason: 'given_up' })
}
