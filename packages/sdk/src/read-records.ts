import type { RecordItem } from '@mallet/contract/api/records'
import type { Model } from '@mallet/contract/api/syncs'
import type { CallData } from '@mallet/contract/gong/call'
import type { CallTranscript } from '@mallet/contract/gong/transcripts'
import type { User } from '@mallet/contract/gong/users'
import type { Workspace } from '@mallet/contract/gong/workspaces'
import type { RequestOptions } from './request-options.ts'

/** What a record of each model holds: Gong's object as served. */
export interface RecordData extends Record<Model, unknown> {
  readonly users: User
  readonly workspaces: Workspace
  readonly calls: CallData
  readonly transcripts: CallTranscript
}

type Place = Omit<RecordItem, 'change' | 'data'>

/** A record at its newest version. Of one that is deleted, nothing is kept but its id. */
export type MalletRecord<M extends Model> =
  | (Place & { readonly change: 'added' | 'updated'; readonly data: RecordData[M] })
  | (Place & { readonly change: 'deleted'; readonly data: null })

export interface ReadOptions extends RequestOptions {
  /** Only records that changed after this ISO instant. */
  readonly modifiedAfter?: string | undefined
  readonly change?: RecordItem['change'] | undefined
  /** At most 1,000. */
  readonly ids?: readonly string[] | undefined
  /** Where to go on. */
  readonly cursor?: string | undefined
}

export interface RecordPage<M extends Model> {
  readonly items: readonly MalletRecord<M>[]
  /** Null on the last page. */
  readonly nextCursor: string | null
  /** Later changes come behind it. */
  readonly resumeCursor: string
}

/** As many as a page may have: fewer requests for the same records. */
const PAGE_SIZE = 1000
/** A call with all its parts takes some 20 KB, so that a page stays a few megabytes. */
const CALLS_PAGE_SIZE = 200

/** The one request of the API that everything here is made of. */
export interface ListRecords {
  list(
    input: {
      id: string
      model: Model
      limit: number
      cursor?: string | undefined
      modifiedAfter?: string | undefined
      change?: RecordItem['change'] | undefined
      ids?: string | undefined
    },
    options: RequestOptions,
  ): Promise<{ items: RecordItem[]; nextCursor: string | null; resumeCursor: string }>
}

/** Reads one page. */
export async function readPage<M extends Model>(
  { list }: ListRecords,
  connectionId: string,
  model: M,
  { ids, cursor, modifiedAfter, change, ...options }: ReadOptions,
): Promise<RecordPage<M>> {
  const limit = model === 'calls' || model === 'transcripts' ? CALLS_PAGE_SIZE : PAGE_SIZE
  const input = { id: connectionId, model, limit, cursor, modifiedAfter, change, ids: ids?.join() }
  const page = await list(input, options)
  // What is kept of a model has been parsed by Mallet when it came from Gong, and is served as it came.
  return page as RecordPage<M>
}

/** Every record of a model in the order of their changes. A page is read when it is needed. */
export async function* readRecords<M extends Model>(
  source: ListRecords,
  connectionId: string,
  model: M,
  options: ReadOptions = {},
): AsyncGenerator<MalletRecord<M>, void, undefined> {
  for (let cursor: string | null | undefined = options.cursor; cursor !== null; ) {
    const page: RecordPage<M> = await readPage(source, connectionId, model, { ...options, cursor })
    yield* page.items
    cursor = page.nextCursor
  }
}
