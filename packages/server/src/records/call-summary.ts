import type { CallData, Party } from '@mallet/contract/gong/call'

/** More people than that are counted, not named. */
const MOST_PARTIES = 12
const LONGEST_TITLE = 200
const LONGEST_NAME = 80

/** What tells one call from another in a list. */
export interface CallSummary {
  readonly id: string
  readonly title: string | null
  readonly started: string | null
  readonly durationSeconds: number | null
  readonly workspaceId: string | null
  /** Names, each with the side it is on. */
  readonly parties: string[]
  readonly partyCount: number
  readonly url: string | null
}

export function summarizeCall({ metaData, parties }: CallData): CallSummary {
  const people = parties ?? []
  return {
    id: metaData.id,
    title: shortened(metaData.title, LONGEST_TITLE),
    started: metaData.started ?? null,
    durationSeconds: metaData.duration ?? null,
    workspaceId: metaData.workspaceId ?? null,
    parties: people.slice(0, MOST_PARTIES).map(nameWithSide),
    partyCount: people.length,
    url: shortened(metaData.url, LONGEST_TITLE),
  }
}

/** What a person is called: by name, else by address or number. */
export const nameOf = ({ name, emailAddress, phoneNumber }: Party): string =>
  shortened(name || emailAddress || phoneNumber, LONGEST_NAME) ?? 'Unknown'

const nameWithSide = (party: Party): string =>
  party.affiliation === 'Internal' || party.affiliation === 'External'
    ? `${nameOf(party)} (${party.affiliation.toLowerCase()})`
    : nameOf(party)

const shortened = (text: string | null | undefined, longest: number): string | null => {
  if (text === null || text === undefined) return null
  return text.length <= longest ? text : `${text.slice(0, longest)}…`
}
