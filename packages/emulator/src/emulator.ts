import type { Region } from '@mallet/contract/gong/regions'
import type { OpenApiKeys } from './company/api-keys/open-api-keys.ts'
import type { CompanyAddress, EmulatorAddresses } from './emulator-options.ts'
import type { OpenFaults } from './faults/open-faults.ts'
import type { OpenIntegrations } from './integrations/open-integrations.ts'
import type { LoggedRequest } from './requests/request-log.ts'

/** A running emulator, with the doors that a test in the same process uses. */
export interface Emulator extends EmulatorAddresses {
  /** Ends all connections and frees the ports. */
  close(): Promise<void>
  /** Every request to the API and to OAuth, in order of arrival. */
  requests(): readonly LoggedRequest[]
  clearRequests(): void
  /** What goes wrong on purpose. */
  readonly faults: OpenFaults
  /** Gong's time, as an instant. */
  now(): string
  /** Moves the clock, as `POST /clock` does; resolves when all followers have acknowledged. */
  advance(move: {
    readonly seconds?: number
    readonly to?: string
    readonly untilIdle?: boolean
  }): Promise<{ readonly now: string; readonly running: boolean; readonly idle: boolean }>
  setRateLimit(on: boolean): void
  /** One more company, on a port of its own; it listens on return, and is stored. Throws as `POST /companies` refuses. */
  addCompany(name?: string, region?: Region): Promise<CompanyAddress>
  /** The API keys of the companies, as their administrators manage them. */
  readonly apiKeys: OpenApiKeys
  /** The OAuth apps, as those who register them manage them, and where they are installed. */
  readonly integrations: OpenIntegrations
  /** Every access token that is out counts as expired from now on; refresh tokens live. */
  expireAccessTokens(): void
  /** Every authorization is withdrawn: its access and refresh tokens are refused. */
  revokeGrants(): void
  /**
   * Back to the start: grants, sessions, writes, faults, the request log, and keys and integrations that were made go; the clock
   * returns to the origin. The credentials of the start are what they were.
   */
  reset(): Promise<void>
}
