import type { Assumptions } from '@mallet/contract/gong/assumptions'
import type { Region } from '@mallet/contract/gong/regions'

/** Everything about an emulator that can be chosen. Nothing is needed: the defaults make a company with a history. */
export interface EmulatorOptions {
  /** Names the invented world: the same seed, sizes and origin give the same people, calls and words. */
  readonly seed?: string
  /** Calls that exist at the origin; more happen as the clock goes on. */
  readonly calls?: number
  readonly users?: number
  /** Gong companies, each with an API address of its own. */
  readonly companies?: number
  /** ISO 8601 instant at which the clock begins, and the origin of the world. Ignored where stored state goes on. */
  readonly now?: string
  /** Whether the clock runs at real speed (the default) or is held until it is moved. */
  readonly running?: boolean
  /** 0 takes any free port. Company k > 1 listens on `app + k`, or on any free port. */
  readonly ports?: { readonly app: number; readonly control: number }
  /** Items of a page, at least 1, where a list of Gong's has more: 100 is the default and the most. */
  readonly pageSize?: number
  /** False switches the call limits off. */
  readonly rateLimit?: boolean
  readonly refresh?: Assumptions['refreshTokenRotation']
  readonly assumptions?: Partial<Assumptions>
  readonly clientId?: string
  readonly clientSecret?: string
  /** Matched exactly. */
  readonly redirectUris?: readonly string[]
  /** Scopes that the app registers besides those of the contract. */
  readonly scopes?: readonly string[]
  /** Of the first company. */
  readonly accessKey?: string
  readonly accessKeySecret?: string
  /** Where clock, credentials, tokens and writes are kept, so that a second start goes on. Without it, in memory. */
  readonly stateDirectory?: string
  /** Milliseconds since the epoch. */
  readonly wallClock?: () => number
  /** Milliseconds on a clock that never jumps; counts arrivals and the patience with followers. */
  readonly monotonicClock?: () => number
  readonly random?: (bytes: number) => Buffer
}

/** What may be said of a company that is added. */
export interface NewCompany {
  /** By default that of its number. */
  readonly name?: string | undefined
  /** By default the United States. */
  readonly region?: Region | undefined
}

/** Somebody who can sign in. */
export interface SignIn {
  readonly email: string
  readonly password: string
}

export interface CompanyAddress {
  readonly name: string
  readonly apiBaseUrl: string
  readonly accessKey: string
  readonly accessKeySecret: string
  readonly region: Region
  /** May approve apps and manage keys and integrations. */
  readonly techAdmin: SignIn
  /** May not. */
  readonly otherUser: SignIn
}

/** Where a running emulator listens and how to get in. The fields beside `companies` are those of the first one. */
export interface EmulatorAddresses {
  readonly appUrl: string
  readonly apiBaseUrl: string
  readonly controlUrl: string
  readonly clientId: string
  readonly clientSecret: string
  readonly redirectUris: readonly string[]
  readonly accessKey: string
  readonly accessKeySecret: string
  readonly techAdmin: SignIn
  readonly otherUser: SignIn
  readonly companies: readonly CompanyAddress[]
}
