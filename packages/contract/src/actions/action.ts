import type { z } from 'zod'
import type { Effect, Repeat, Upload } from '../endpoint.ts'
import type { GongEndpoint } from '../gong/gong-endpoint.ts'
import type { Gong } from '../gong/index.ts'

/** What can be done for a connection in one request: an operation of Gong, or one that Mallet makes of several. */
export interface Action {
  /** The name in addresses, code and logs: that of the operation, where it is one. */
  readonly name: string
  readonly title: string
  /** Other names under which it is found: its title as a slug first. */
  readonly knownAs: readonly string[]
  /** What it is about; the catalogue is grouped by it. */
  readonly resource: string
  readonly summary: string
  /** What Gong is asked for it. Empty where the input says so. */
  readonly operations: readonly (keyof Gong)[]
  /** Gong's scopes that it needs, and those that it needs when the input asks for more. */
  readonly scopes: readonly string[]
  readonly conditionalScopes: readonly string[]
  readonly effect: Effect
  readonly repeat: Repeat
  /** Params, query and body in one object. A file comes beside it. */
  readonly input: z.ZodObject
  readonly output: z.ZodObject
  /** Whether it answers in pages, of which `all` takes more than one. */
  readonly isPaged: boolean
  readonly upload?: Upload
  readonly needs?: GongEndpoint['needs']
  readonly standing?: GongEndpoint['standing']
  readonly instead?: string
  readonly limits: readonly string[]
  readonly example: {
    readonly input: Readonly<Record<string, unknown>>
    readonly output: Readonly<Record<string, unknown>>
  }
  readonly source: string
}

/** A title as a name in addresses: `list-calls`. */
export const slugOf = (title: string): string => title.toLowerCase().replace(/[^a-z0-9]+/g, '-')
