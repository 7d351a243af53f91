import { CallData } from '@mallet/contract/gong/call'
import { sql } from 'kysely'
import type { Context } from '../context.ts'
import { makeCursor, openCursor } from '../db/list-page.ts'
import { type CallSummary, summarizeCall } from './call-summary.ts'
import { openReplica, type Replica, readStored } from './open-replica.ts'

/** Rows that one statement looks at, by the beginning of each. */
const CHUNK = 5000
/** Rows that one page looks at: a fraction of a second, however few of them match. */
const MOST_EXAMINED = 20_000
/** Calls that one page parses in whole, and how many at a time. */
const MOST_PARSED = 1000
const BATCH = 50
/** Beyond what places on earth are apart: Gong writes instants in the time of the company. */
const OFFSETS_MS = 26 * 3_600_000

export interface CallQuery {
  /** Instants. `from` counts in, `to` does not. */
  readonly from?: string | undefined
  readonly to?: string | undefined
  /** Parts of words count, without regard to case. */
  readonly title?: string | undefined
  /** Of the name or the address of somebody who was invited or spoke. */
  readonly participant?: string | undefined
  readonly workspaceId?: string | undefined
  readonly limit: number
  readonly cursor?: string | undefined
}

export interface CallPage {
  readonly calls: CallSummary[]
  /** Null once everything stored has been looked at. With it a page may have fewer calls than the limit, or none. */
  readonly nextCursor: string | null
  readonly asOf: string | null
}

/**
 * Calls of Mallet's copy: those that came or changed last are looked at first, a bounded number for each page. Within a
 * page the latest stands first.
 *
 * @throws {@link MalletError} `not_found`; `connection_suspended`; `invalid_cursor`
 */
export async function listCalls(ctx: Context, connectionId: string, query: CallQuery): Promise<CallPage> {
  const replica = await openReplica(ctx, connectionId, 'calls')
  const list = `calls ${replica.syncId}`
  const isWanted = matcher(query)
  const found: CallData[] = []
  const page = (place: string | undefined): CallPage => ({
    calls: found.sort((a, b) => startOf(b) - startOf(a)).map(summarizeCall),
    nextCursor: place === undefined ? null : makeCursor(ctx.vault, list, place),
    asOf: replica.asOf,
  })
  let before = openCursor(ctx.vault, list, query.cursor) ?? String(Number.MAX_SAFE_INTEGER)
  let parsed = 0
  for (let examined = 0; examined < MOST_EXAMINED; ) {
    const chunk = await examine(ctx, replica, before, query)
    for (let at = 0; at < chunk.ids.length; at += BATCH) {
      const ids = chunk.ids.slice(at, at + BATCH)
      const stored = await readStored(ctx, replica, ids)
      for (const [index, id] of ids.entries()) {
        const call = CallData.safeParse(stored.get(id)).data
        if (call && isWanted(call)) found.push(call)
        parsed++
        if (found.length === query.limit || parsed === MOST_PARSED) return page(chunk.seqs[at + index])
      }
    }
    if (chunk.examined < CHUNK) return page(undefined)
    before = chunk.last
    examined += chunk.examined
  }
  return page(before)
}

interface Chunk {
  readonly examined: number
  /** The number of the last row that was looked at. */
  readonly last: string
  /** What may match, in the order of the numbers. */
  readonly ids: readonly string[]
  readonly seqs: readonly string[]
}

/**
 * Looks at the next rows. A call says at its beginning when it started, and reading the beginning of a long text costs
 * little; where it does not stand there, the call is read in whole.
 */
async function examine({ db }: Context, { syncId }: Replica, before: string, query: CallQuery): Promise<Chunk> {
  const earliest = query.from === undefined ? '' : shifted(query.from, -OFFSETS_MS)
  const latest = query.to === undefined ? '~' : shifted(query.to, OFFSETS_MS)
  const { rows } = await sql<Chunk>`
    with seen as materialized (
      select id, seq, deleted_at, substring(left(data, 2000) from '"started" *: *"([^"]{10,40})"') collate "C" as started
        from record where sync_id = ${syncId} and seq < ${before}::bigint order by seq desc limit ${CHUNK}),
    fit as (select id, seq from seen
             where deleted_at is null and (started is null or started between ${earliest} and ${latest}))
    select (select count(*) from seen)::int as examined, (select coalesce(min(seq), 0) from seen)::text as last,
           coalesce(array_agg(id order by seq desc), '{}') as ids,
           coalesce(array_agg(seq::text order by seq desc), '{}') as seqs from fit`.execute(db)
  const [chunk] = rows
  return chunk ?? { examined: 0, last: before, ids: [], seqs: [] }
}

const shifted = (instant: string, byMs: number) => new Date(Date.parse(instant) + byMs).toISOString().slice(0, 19)

const startOf = ({ metaData }: CallData): number => (metaData.started ? Date.parse(metaData.started) : 0)

function matcher({ from, to, title, participant, workspaceId }: CallQuery): (call: CallData) => boolean {
  const has = (text: string | null | undefined, part: string) => text?.toLowerCase().includes(part.toLowerCase())
  return (call) => {
    const { metaData, parties } = call
    const startedMs = startOf(call)
    if (from !== undefined && startedMs < Date.parse(from)) return false
    if (to !== undefined && startedMs >= Date.parse(to)) return false
    if (workspaceId !== undefined && metaData.workspaceId !== workspaceId) return false
    if (title !== undefined && !has(metaData.title, title)) return false
    if (participant === undefined) return true
    return (parties ?? []).some(({ name, emailAddress }) => has(name, participant) || has(emailAddress, participant))
  }
}
