import type { Send } from '@mallet/gong'
import type { Kysely } from 'kysely'
import type { Clock } from './clock/clock.ts'
import type { Queue } from './db/queue.ts'
import type { Database } from './db/schema.ts'
import type { Gateway } from './gateway/create-gateway.ts'
import type { Vault } from './vault/create-vault.ts'

/** All that a verb may touch. Built once in `main.ts`; a test builds its own. */
export interface Context {
  readonly db: Kysely<Database>
  readonly queue: Queue
  /** The time that has meaning: expiry, schedules, days. */
  readonly clock: Clock
  readonly random: (bytes: number) => Buffer
  readonly vault: Vault
  /** Sends to Gong's token endpoint. Everything under /v2 goes through the gateway. */
  readonly send: Send
  readonly gateway: Gateway
  readonly settings: Settings
  /** Told when work became due, so that nobody polls for it. */
  readonly workIsDue: () => void
}

export interface Settings {
  /** Where browsers reach this Mallet, without a trailing slash. */
  readonly publicUrl: string
  readonly gongAppUrl: string
  readonly gongApiUrl: string
  readonly gongHosts: readonly string[]
}
