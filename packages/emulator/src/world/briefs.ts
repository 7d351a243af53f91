import { objectId } from './object-ids.ts'

/** A brief that the company has configured: a name under which Gong writes about an account, deal or person. */
export interface Brief {
  readonly id: string
  readonly name: string
  /** Only published briefs can be asked for. */
  readonly published: boolean
}

const NAMES = [
  { name: 'Account handover', published: true },
  { name: 'Renewal preparation', published: true },
  { name: 'Meeting preparation', published: true },
  { name: 'Deal review', published: false },
] as const

/** The briefs of a company. @param seed the word that its world's streams begin with, or another that is its own */
export const briefsOf = (seed: number): readonly Brief[] =>
  NAMES.map((brief, place) => ({ id: objectId(seed, 'brief', place), ...brief }))
