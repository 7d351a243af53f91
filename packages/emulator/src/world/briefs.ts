import { objectId } from './object-ids.ts'

/** A brief that the company has configured: a name under which Gong writes about an account, deal or person. */
export interface Brief {
  readonly id: string
  readonly name: string
  /** Only published briefs can be asked for. */
  readonly published: boolean
}

const WRITTEN = [
  { name: 'Account overview', published: true },
  { name: 'Deal handover', published: true },
  { name: 'Competition', published: false },
  { name: 'Renewal risk', published: true },
] as const

/** The briefs of a company, drafts included. */
export const briefsOf = (worldKey: number): readonly Brief[] =>
  WRITTEN.map((brief, place) => ({ id: objectId(worldKey, 'brief', place), ...brief }))
