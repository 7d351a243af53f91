import type { Effect, Endpoint, Repeat } from '../endpoint.ts'

/** One Gong operation: what every endpoint is, and what is to be known before it is asked. */
export interface GongEndpoint extends Endpoint {
  /** What people call it: a verb and what it is done to. Names of tools and addresses are made of it. */
  readonly title: string
  /** What it is called elsewhere, so that whoever comes from there finds it. */
  readonly knownAs?: readonly string[]
  readonly effect: Effect
  readonly repeat: Repeat
  /** What the company must have bought besides Gong. */
  readonly needs?: 'engage' | 'ai-credits' | 'forecast'
  /** Where it is not simply documented and current. `withdrawn`: it was documented once, and may be gone. */
  readonly standing?: 'beta' | 'legacy' | 'deprecated' | 'undocumented' | 'withdrawn'
  /** The operation that Gong would rather see used. */
  readonly instead?: string
  /** Limits beyond those that the schemas state, each in a sentence. */
  readonly limits?: readonly string[]
  /** Fields of the answer that are bare JSON numbers beyond 2^53 at Gong, by name. Here they are decimal text. */
  readonly bareIntegers?: readonly string[]
}

/** Keeps a table's exact types, so that a mistyped name or field does not compile. */
export const gongTable = <const T extends Readonly<Record<string, GongEndpoint>>>(endpoints: T): T => endpoints
