import type { Wanted } from '@mallet/gong'
import type { Lane } from './decide.ts'

/** One request to Gong that asks for the moment at which it may leave. */
export interface SlotRequest {
  readonly connectionId: string
  readonly lane: Lane
  /** The company's limits as of now; where its connections differ, the lower ones. */
  readonly perSecond: number
  readonly perDay: number
  /** The request will open a connection to Gong. Left out, it is taken to for 2 s after a silence of 30 s. */
  readonly cold?: boolean | undefined
  /** Aborting gives up the place or the slot, and rejects with the signal's reason. */
  readonly signal?: Wanted | undefined
}
