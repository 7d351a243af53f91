import type { Scope } from '@mallet/contract/api/scopes'
import type { ToolAnnotations } from '@modelcontextprotocol/sdk/types.js'
import type { z } from 'zod'
import type { Context } from '../context.ts'
import type { Caller } from '../keys/caller.ts'
import type { SessionOptions } from './session-options.ts'

/** For whom a tool works, and how it was set up. Each request to `/mcp` has one of its own, and nothing outlives it. */
export interface Session {
  readonly ctx: Context
  readonly caller: Caller
  /** Fixed by the key or by a header, so that no text that a model reads can lead it to another company. */
  readonly connectionId: string
  readonly options: SessionOptions
  /** Told to the caller with each failure, and stands in the log beside its cause. */
  readonly requestId: string
  /** Takes down a failure that nobody expected. */
  readonly report: (error: unknown) => void
}

/**
 * When a session has a tool: `always`; `asked`, with all that write; or `named`, one by one, where what it does cannot be
 * taken back.
 */
export type Offered = 'always' | 'asked' | 'named'

/** One tool as data. MCP is an adapter over a list of them. */
export interface Tool {
  readonly name: string
  readonly title: string
  readonly description: string
  /** Other words under which it is found. */
  readonly knownAs: readonly string[]
  /** What the API key must carry. */
  readonly scope: Scope
  readonly offered: Offered
  readonly annotations: ToolAnnotations
  readonly input: z.ZodObject
  /** Only of answers that surely have this form: a client throws away one that has not. */
  readonly output?: z.ZodObject
  /** The action that it runs, where it runs one. */
  readonly action?: string
  /** @throws {@link MalletError} */
  readonly run: (session: Session, input: Readonly<Record<string, unknown>>, signal: AbortSignal) => Promise<Answer>
}

export interface Answer {
  readonly value: Readonly<Record<string, unknown>>
  /** Of Mallet's own making, with no word in it that somebody else wrote. */
  readonly isOurs?: boolean
  /** What a model reads instead of JSON. */
  readonly text?: string
  /** Arguments that make it shorter; those of the tool, unless said. */
  readonly narrowBy?: readonly string[]
}
