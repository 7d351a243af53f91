import { sql } from 'kysely'
import pg from 'pg'
import type { Alive } from '../alive.ts'

/** "mall" in ASCII: the class of Mallet's advisory locks, written out in the migration that reads them. */
const LOCK_CLASS = 1_835_101_292
const BEYOND_OWNER = 2 ** 31
const RETRY_MS = 250
/** A session that has gone silent is noticed within two of these. */
const PING_MS = 10_000

export interface Presence {
  readonly alive: Alive
  /** Calls back with what other processes announce on a channel, as long as this one is heard. */
  listen(channel: string, onMessage: (message: string) => void): Promise<void>
  close(): Promise<void>
}

/**
 * Shows the other processes on a PostgreSQL that this one lives, by a lock on a session of its own, and hears what they
 * announce. A session that is cut is opened again at once, for as long as it takes.
 */
export async function holdPresence(connection: pg.ClientConfig, random: (bytes: number) => Buffer): Promise<Presence> {
  const owner = String(random(4).readUInt32BE() % BEYOND_OWNER)
  const channels = new Map<string, (message: string) => void>()
  let isClosing = false
  let reopening: Promise<void> | undefined
  let session = await open()

  async function open(): Promise<pg.Client> {
    const client = new pg.Client({ ...connection, query_timeout: PING_MS })
    // The end of the session, which follows, is what counts.
    client.on('error', () => undefined)
    client.on('notification', ({ channel, payload = '' }) => channels.get(channel)?.(payload))
    try {
      await client.connect()
      // Shared, so that the session before this one, which the database may believe to be alive, is not in the way.
      await client.query('select pg_advisory_lock_shared($1, $2)', [LOCK_CLASS, Number(owner)])
      for (const channel of channels.keys()) await client.query(`listen ${pg.escapeIdentifier(channel)}`)
    } catch (error) {
      await client.end().catch(() => undefined)
      throw error
    }
    client.once('end', reopen)
    return client
  }

  function reopen(): void {
    if (isClosing) return
    reopening ??= retry().finally(() => {
      reopening = undefined
    })
  }

  async function retry(): Promise<void> {
    while (!isClosing) {
      const opened = await open().catch(() => undefined)
      if (opened) {
        session = opened
        return
      }
      await new Promise((resolve) => setTimeout(resolve, RETRY_MS).unref())
    }
  }

  const ping = setInterval(() => {
    const pinged = session
    pinged.query('select 1').catch(() => pinged.end().catch(() => undefined))
  }, PING_MS)
  ping.unref()

  return {
    alive: { owner, isGone: (column, takenAt) => sql<boolean>`owner_is_gone(${column}, ${takenAt})` },
    async listen(channel, onMessage) {
      channels.set(channel, onMessage)
      await session.query(`listen ${pg.escapeIdentifier(channel)}`)
    },
    async close() {
      isClosing = true
      clearInterval(ping)
      await reopening
      await session.end().catch(() => undefined)
    },
  }
}
