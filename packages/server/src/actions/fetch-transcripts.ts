import { composedActions } from '@mallet/contract/actions/composed-actions'
import type { CallData } from '@mallet/contract/gong/call'
import type { CallTranscript } from '@mallet/contract/gong/transcripts'
import type { GongClient } from '@mallet/gong'
import type { Running } from './run-action.ts'

const Input = composedActions['calls.fetchTranscripts'].input

/** One page of transcripts, and the calls that they belong to, for the names: Gong's transcripts have ids alone. */
export async function fetchTranscripts({ client, input }: Running): Promise<Record<string, unknown>> {
  const { from, to, workspaceId, callIds, cursor, format } = Input.parse(input)
  const page = await client.call('calls.transcripts', {
    body: {
      filter: {
        ...(from && { fromDateTime: from }),
        ...(to && { toDateTime: to }),
        ...(workspaceId && { workspaceId }),
        ...(callIds && { callIds }),
      },
      ...(cursor && { cursor }),
    },
  })
  const found = page.callTranscripts
  const calls = await readCalls(
    client,
    found.map(({ callId }) => callId),
  )
  return {
    transcripts: found.map((one) => named(one, calls.get(one.callId), format === 'text')),
    nextCursor: page.records.cursor ?? null,
    requestId: page.requestId,
  }
}

/** A page of transcripts is no longer than one of calls. */
async function readCalls(client: GongClient, callIds: readonly string[]): Promise<Map<string, CallData>> {
  if (callIds.length === 0) return new Map()
  const { calls } = await client.call('calls.listExtensive', {
    body: { filter: { callIds: [...callIds] }, contentSelector: { exposedFields: { parties: true } } },
  })
  return new Map(calls.map((call) => [call.metaData.id, call]))
}

function named({ callId, transcript }: CallTranscript, call: CallData | undefined, withText: boolean) {
  const turns = transcript ?? []
  const parties = new Map((call?.parties ?? []).map((party) => [party.speakerId ?? '', party]))
  const ids = [...new Set(turns.flatMap(({ speakerId }) => speakerId ?? []))]
  const speakers = ids.map((id) => {
    const party = parties.get(id)
    return { id, name: party?.name ?? null, email: party?.emailAddress ?? null }
  })
  const nameOf = new Map(speakers.map(({ id, name }) => [id, name]))
  const lines = turns.map(({ speakerId, sentences }) => {
    const said = (sentences ?? []).map(({ text }) => text ?? '').join(' ')
    return `[${minutes(sentences?.[0]?.start ?? 0)}] ${nameOf.get(speakerId ?? '') ?? 'Unknown speaker'}: ${said}`
  })
  return {
    callId,
    title: call?.metaData.title ?? null,
    started: call?.metaData.started ?? null,
    speakers,
    transcript: turns,
    ...(withText && { text: lines.join('\n') }),
  }
}

/** `75:04` from the start of the call. */
function minutes(milliseconds: number): string {
  const seconds = Math.floor(milliseconds / 1000)
  return `${String(Math.floor(seconds / 60)).padStart(2, '0')}:${String(seconds % 60).padStart(2, '0')}`
}
