import type { Sync } from '@mallet/contract/api/syncs'
import { MalletError } from '@mallet/contract/errors'
import type { Send } from '@mallet/gong'
import { countGongRequests } from './count-gong-requests.ts'
import type { LocalApi } from './local-api.ts'

const POLL_MS = 400

/**
 * Resolves when every model is caught up, and tells how far it is meanwhile, on standard error.
 *
 * @throws {@link MalletError} `internal`, with the failure of the sync that failed
 */
export async function watchFirstSync(
  api: LocalApi,
  send: Send,
  controlUrl: string,
  connectionId: string,
): Promise<void> {
  const show = process.stderr.isTTY === true
  for (;;) {
    const { items } = await api.call('syncs.list', { params: { id: connectionId } })
    const failed = items.find(({ state }) => state === 'failing')
    if (failed?.lastRun?.error) {
      const { message, fix } = failed.lastRun.error
      throw new MalletError('internal', {}, { message: `Syncing ${failed.model} failed: ${message} ${fix}` })
    }
    if (show) process.stderr.write(`\r\u001b[K${describe(items, await countGongRequests(send, controlUrl))}`)
    if (items.every(({ caughtUp }) => caughtUp)) break
    await new Promise((resolve) => setTimeout(resolve, POLL_MS))
  }
  if (show) process.stderr.write('\r\u001b[K')
}

const describe = (items: readonly Sync[], requests: number) =>
  [
    ...items.map(({ model, records, expected }) => `${model} ${records}${expected === null ? '' : ` of ${expected}`}`),
    `${requests} requests`,
  ].join(' · ')
