import type { Send, Stream } from '@mallet/gong'
import type { Kysely } from 'kysely'
import type { Clock } from './clock/clock.ts'
import type { Reached } from './crash-points.ts'
import type { AccessTools } from './dashboard/access-tools.ts'
import type { Alive } from './db/alive.ts'
import type { Database } from './db/schema.ts'
import type { SeenCommits } from './db/seen-commits.ts'
import type { Journal } from './gateway/credentials/journal.ts'
import type { Vault } from './vault/create-vault.ts'

/** What needs nothing else of Mallet to exist. The gateway stands on it; everything else has the gateway too. */
export interface Foundation {
  readonly db: Kysely<Database>
  /** This process among those on the database. */
  readonly alive: Alive
  /** The time that has meaning: expiry, schedules, days. */
  readonly clock: Clock
  readonly random: (bytes: number) => Buffer
  readonly vault: Vault
  /** Where an answer that cannot be had again is safe while the database is away. */
  readonly journal: Journal
  /** Tells whether the database has forgotten what it acknowledged. */
  readonly seenCommits: SeenCommits
  /** Sends to Gong's token endpoint. Everything under /v2 goes through the gateway. */
  readonly send: Send
  /** The same for answers that are passed on while they come. Only the gateway asks so. */
  readonly stream: Stream
  readonly settings: Settings
  /** How people sign in to the dashboard. */
  readonly access: AccessTools
  /** Told of the moments at which a test may stop or kill this process. */
  readonly reached: Reached
}

interface Settings {
  /** Where browsers reach this Mallet, without a trailing slash. */
  readonly publicUrl: string
  readonly gongAppUrl: string
  readonly gongApiUrl: string
  readonly gongHosts: readonly string[]
  /** Whether credentials are shown to whoever has the scope for it. */
  readonly revealsCredentials?: boolean
}
