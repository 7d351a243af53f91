import { CallData } from '@mallet/contract/gong/call'
import { CallTranscript, type Monologue } from '@mallet/contract/gong/transcripts'
import type { Context } from '../context.ts'
import { makeCursor, openCursor } from '../db/list-page.ts'
import { nameOf } from './call-summary.ts'
import { notStored } from './get-call.ts'
import { openReplica, readStored } from './open-replica.ts'

/** What somebody said until somebody else spoke, or a part of it where a page ends in between. */
export interface Turn {
  readonly speaker: string
  readonly speakerId: string | null
  readonly side: 'internal' | 'external' | 'unknown'
  readonly topic: string | null
  readonly startSeconds: number | null
  readonly text: string
}

export interface TranscriptPage {
  readonly callId: string
  readonly title: string | null
  readonly started: string | null
  readonly turns: Turn[]
  /** Counted from 0: which turns of how many these are. */
  readonly firstTurn: number
  readonly turnCount: number
  readonly nextCursor: string | null
  readonly asOf: string | null
}

export interface TranscriptQuery {
  readonly callId: string
  readonly cursor?: string | undefined
  /** A page ends with the sentence that goes beyond one of these; a turn counts for what stands around its words, too. */
  readonly turns: number
  readonly characters: number
}

/**
 * A page of a transcript of Mallet's copy, with the names that the call has for its speakers.
 *
 * @throws {@link MalletError} `not_found`; `connection_suspended`; `invalid_cursor`
 */
export async function readTranscript(
  ctx: Context,
  connectionId: string,
  { callId, cursor, turns, characters }: TranscriptQuery,
): Promise<TranscriptPage> {
  const replica = await openReplica(ctx, connectionId, 'transcripts')
  const calls = await openReplica(ctx, connectionId, 'calls')
  const stored = (await readStored(ctx, replica, [callId])).get(callId)
  if (stored === undefined) throw notStored('transcript', callId)
  const monologues = CallTranscript.parse(stored).transcript ?? []
  const call = CallData.safeParse((await readStored(ctx, calls, [callId])).get(callId)).data
  const list = `transcript ${replica.syncId} ${callId}`
  const [firstTurn = 0, firstSentence = 0] = (openCursor(ctx.vault, list, cursor) ?? '0 0').split(' ').map(Number)
  const speakers = speakersOf(call)

  const page: Turn[] = []
  let left = characters
  let next: string | undefined
  for (let turn = firstTurn; turn < monologues.length && next === undefined; turn++) {
    if (page.length === turns || (left <= 0 && page.length > 0)) {
      next = `${turn} 0`
      break
    }
    const monologue = monologues[turn] ?? {}
    const sentences = (monologue.sentences ?? []).slice(turn === firstTurn ? firstSentence : 0)
    const taken = howMany(sentences, left)
    const said = sentences.slice(0, taken)
    page.push(toTurn(monologue, said, speakers))
    left -= said.reduce((sum, { text }) => sum + (text?.length ?? 0), AROUND_A_TURN)
    if (taken < sentences.length) next = `${turn} ${(turn === firstTurn ? firstSentence : 0) + taken}`
  }
  return {
    callId,
    title: call?.metaData.title ?? null,
    started: call?.metaData.started ?? null,
    turns: page,
    firstTurn,
    turnCount: monologues.length,
    nextCursor: next === undefined ? null : makeCursor(ctx.vault, list, next),
    asOf: replica.asOf,
  }
}

/** Name, time and topic, as an answer has them. */
const AROUND_A_TURN = 180

type Sentences = NonNullable<Monologue['sentences']>
type Speaker = Pick<Turn, 'speaker' | 'side'>

/** How many sentences there are until so many characters: one at least, or no page would ever get on. */
function howMany(sentences: Sentences, characters: number): number {
  let left = characters
  const at = sentences.findIndex(({ text }, index) => {
    const isEnough = left <= 0 && index > 0
    left -= text?.length ?? 0
    return isEnough
  })
  return at === -1 ? sentences.length : at
}

function toTurn({ speakerId, topic }: Monologue, said: Sentences, speakers: ReadonlyMap<string, Speaker>): Turn {
  const start = said[0]?.start
  return {
    ...(speakers.get(speakerId ?? '') ?? { speaker: 'Unknown speaker', side: 'unknown' }),
    speakerId: speakerId ?? null,
    topic: topic ?? null,
    startSeconds: start === null || start === undefined ? null : Math.floor(start / 1000),
    text: said.flatMap(({ text }) => text ?? []).join(' '),
  }
}

/** By the id that transcripts have for them. */
function speakersOf(call: CallData | undefined): ReadonlyMap<string, Speaker> {
  return new Map(
    (call?.parties ?? []).flatMap((party): [string, Speaker][] => {
      if (!party.speakerId) return []
      const side =
        party.affiliation === 'Internal' ? 'internal' : party.affiliation === 'External' ? 'external' : 'unknown'
      return [[party.speakerId, { speaker: nameOf(party), side }]]
    }),
  )
}
