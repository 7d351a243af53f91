import type { Model } from '@mallet/contract/api/syncs'
import { MalletError } from '@mallet/contract/errors'
import { pause } from './pause.ts'
import { type ListRecords, type MalletRecord, type RecordPage, readPage } from './read-records.ts'
import type { RequestOptions } from './request-options.ts'

const LONGEST_WAIT_SECONDS = 30

export interface FollowOptions extends RequestOptions {
  /** The last one that was yielded and stored. Without it, everything comes first. */
  readonly cursor?: string | undefined
  /** How long to wait for changes where there are none; 30 unless said. */
  readonly pollSeconds?: number | undefined
}

export interface FollowedRecord<M extends Model> {
  readonly record: MalletRecord<M>
  /**
   * Where to resume once this record is stored. Nothing is missed behind it, while those of its page that came before
   * may come again: a version that you have is no news. Undefined until the first page is through, where the following
   * began without a cursor.
   */
  readonly cursor: string | undefined
}

/**
 * Yields every change of a model, waits for the next and goes on until the signal aborts, which ends it without an error.
 *
 * An outage is waited out: no answer, 502 to 504, and 429. Everything else is thrown; `cursor_expired` says that the sync was
 * reset, or its database restored, and that it must be followed from the beginning.
 */
export async function* followRecords<M extends Model>(
  source: ListRecords,
  connectionId: string,
  model: M,
  { cursor: from, pollSeconds = 30, signal, ...options }: FollowOptions = {},
): AsyncGenerator<FollowedRecord<M>, void, undefined> {
  let cursor = from
  for (let outages = 0; !signal?.aborted; ) {
    let page: RecordPage<M> | undefined
    try {
      page = await readPage(source, connectionId, model, { ...options, signal, cursor })
      outages = 0
    } catch (error) {
      if (signal?.aborted) return
      if (!isOutage(error)) throw error
      await quietly(pause(waitAfter(error, outages++, pollSeconds), signal))
    }
    if (!page) continue
    const last = page.items.length - 1
    for (const [index, record] of page.items.entries()) {
      if (signal?.aborted) return
      yield { record, cursor: index === last ? page.resumeCursor : cursor }
    }
    cursor = page.resumeCursor
    if (page.nextCursor === null) await quietly(pause(pollSeconds, signal))
  }
}

/** The signal ends the loop by itself. */
const quietly = (waiting: Promise<void>): Promise<void> => waiting.catch(() => undefined)

function isOutage(error: unknown): error is MalletError {
  if (!(error instanceof MalletError)) return false
  const { code, status = 0 } = error
  return code === 'mallet_unreachable' || status === 429 || (status >= 502 && status <= 504)
}

function waitAfter({ details }: MalletError, outages: number, pollSeconds: number): number {
  if ('retryAfterSeconds' in details && typeof details.retryAfterSeconds === 'number') return details.retryAfterSeconds
  return Math.min(2 ** outages, pollSeconds, LONGEST_WAIT_SECONDS)
}
