import type { CallData } from '@mallet/contract/gong/call'
import { nameOf, summarizeCall } from '../records/call-summary.ts'

/** Parts of a call that are large, and of no use to most readers. */
export const CALL_SECTIONS = ['metaData', 'context', 'parties', 'content', 'interaction', 'collaboration'] as const

const MOST_TRACKERS = 30

/** What a reader wants to know of a call first: a page, where Gong's own object has fifty. */
export function describeCall(call: CallData) {
  const { metaData, parties, content } = call
  const trackers = (content?.trackers ?? []).filter(({ count }) => (count ?? 0) > 0)
  return {
    ...summarizeCall(call),
    direction: metaData.direction ?? null,
    system: metaData.system ?? null,
    language: metaData.language ?? null,
    parties: (parties ?? []).map((party) => ({
      name: nameOf(party),
      email: party.emailAddress ?? null,
      title: party.title ?? null,
      side: party.affiliation ?? null,
      userId: party.userId ?? null,
      speakerId: party.speakerId ?? null,
    })),
    brief: content?.brief ?? null,
    keyPoints: (content?.keyPoints ?? []).flatMap(({ text }) => text ?? []),
    highlights: (content?.highlights ?? []).map(({ title, items }) => ({
      title: title ?? null,
      items: (items ?? []).flatMap(({ text }) => text ?? []),
    })),
    topics: (content?.topics ?? [])
      .filter(({ duration }) => (duration ?? 0) > 0)
      .map(({ name, duration }) => ({ name: name ?? null, seconds: duration ?? null })),
    trackers: trackers.slice(0, MOST_TRACKERS).map(({ name, count }) => ({ name: name ?? null, count: count ?? null })),
    outcome: content?.callOutcome?.name ?? null,
  }
}
