import type { CallData } from '@mallet/contract/gong/call'
import type { CallCollaboration } from '@mallet/contract/gong/call-content'
import type { Region } from '@mallet/contract/gong/regions'
import type { Monologue } from '@mallet/contract/gong/transcripts'
import type { User } from '@mallet/contract/gong/users'
import type { Workspace } from '@mallet/contract/gong/workspaces'
import type { CallChoice } from './call-choice.ts'
import type { Flows } from './flows.ts'
import type { ListedWindow } from './listed-calls.ts'
import type { Tracker } from './trackers.ts'

/** What decides a world. The same options give the same world, to the byte, in every process. */
export interface WorldOptions {
  readonly seed: string
  /** Calls that Gong lists at the origin, private ones included. */
  readonly calls: number
  /** At least 5. */
  readonly users: number
  /** The history ends here, and the future begins. */
  readonly originMs: number
  /** Counted from 1. */
  readonly company: number
  /** By default that of the company's number. */
  readonly name?: string
  /** By default the United States. */
  readonly region?: Region
  /** Host of the pages that calls link to; by default the company's own, us-NNNNN.app.gong.io. */
  readonly appHost?: string
}

/** A call of the world. Instants are milliseconds since the epoch. */
export interface WorldCall {
  readonly id: string
  readonly startedMs: number
  readonly endedMs: number
  /** From here on Gong lists the call. */
  readonly listedAtMs: number
  /** From here on there are transcript and content; null if they never come. Never before it is listed. */
  readonly transcriptAtMs: number | null
  readonly isPrivate: boolean
  readonly workspaceId: string
  readonly primaryUserId: string
  /** False where nobody ever comments on the call. Left out where only its data tells. */
  readonly isCommented?: boolean
  /** Users who were there, in the order of the parties, cheaper than from those. Left out where only its data tells. */
  attendeeIds?(): readonly string[]
  /** The comments it has once it is transcribed, cheaper than with all else. Left out where only its data tells. */
  comments?(): CallCollaboration['publicComments']
  /**
   * Everything that Gong shows of the call at this moment, but its media. Content and interaction are empty before the
   * transcript is there, and this is cheap to ask. Read only: calls share what they hold.
   */
  gong(nowMs: number): CallData
  /** The whole transcript whatever the time; undefined if it never comes. Read only. */
  transcript(): Monologue[] | undefined
}

/** An emulated company with its history. Calls are computed when asked for, so their number costs no memory. */
export interface World {
  readonly company: {
    readonly name: string
    readonly domain: string
    readonly timeZone: string
    /** What Gong's own hosts of the company begin with, as in us-12345. */
    readonly host: string
  }
  readonly technicalAdministrator: {
    readonly userId: string
    readonly email: string
    readonly firstName: string
    readonly lastName: string
  }
  readonly users: readonly User[]
  /** The built-in workspace first. */
  readonly workspaces: readonly Workspace[]
  readonly trackers: readonly Tracker[]
  readonly flows: Flows
  /** Calls listed at `nowMs` that start in the window. Looks at the calls of the last hours one by one, at no others. */
  countListed(window: ListedWindow): number
  /** A slice of those calls, oldest first. */
  listed(window: ListedWindow, offset: number, limit: number): WorldCall[]
  /** All of those calls, oldest first, each when it is asked for. */
  scan(window: ListedWindow): Generator<WorldCall>
  /**
   * Those of them that fit the choice, and perhaps others, oldest first. Where it passes over many it gives undefined now and
   * then, so that the caller may pause.
   */
  search(window: ListedWindow, choice: CallChoice): Generator<WorldCall | undefined>
  /** The call that has this id, listed or not. */
  callById(id: string): WorldCall | undefined
}
