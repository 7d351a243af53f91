import { mkdir } from 'node:fs/promises'
import { resolve } from 'node:path'
import pg from 'pg'
import { databaseFolder } from './database-folder.ts'
import { lockDirectory } from './directory-lock.ts'
import { EmbeddedStream } from './embedded-stream.ts'
import { type EmbeddedWorker, startWorker } from './start-worker.ts'

const CONNECTION_TIMEOUT_MS = 10_000

export interface EmbeddedDatabase {
  /** An ordinary pool of one connection: whoever holds it excludes everybody else, in order of arrival. */
  readonly pool: pg.Pool
  /**
   * Calls back with what is announced on a channel. With one connection, an announcement arrives before the statement
   * that made it, or the commit of its transaction, is answered.
   */
  listen(channel: string, onMessage: (message: string) => void): Promise<void>
  /**
   * Waits for the clients checked out, closes the database and frees the directory. Further calls return the first
   * one's promise.
   */
  close(): Promise<void>
}

/**
 * Opens the database in `dataDir`, making both if need be, and holds the directory until `close` or the end of the
 * process. What was committed survives the death of the process at any instant, but not a loss of power: nothing is
 * fsynced.
 *
 * Should the database end by itself, every query rejects with the reason from then on, and the directory is free.
 *
 * @throws MalletError data_directory_in_use, when another process has it open; Error, when the database does not open.
 *   Nothing is left running, and the directory is free.
 */
export async function openEmbedded(options: { dataDir: string }): Promise<EmbeddedDatabase> {
  const directory = resolve(options.dataDir)
  await mkdir(directory, { recursive: true, mode: 0o700 })
  const lock = await lockDirectory(directory)
  let worker: EmbeddedWorker
  try {
    worker = await openWorker(directory)
  } catch (cause) {
    await lock.release()
    throw new Error(`The embedded database in ${directory} did not open: ${reasonOf(cause)}`, { cause })
  }

  const channels = new Map<string, (message: string) => void>()
  const pool = openPool(worker, channels)
  worker.ended.addEventListener('abort', () => void lock.release())

  async function closeOnce(): Promise<void> {
    try {
      if (!pool.ending) await pool.end()
      if (!worker.ended.aborted) await worker.close()
    } finally {
      await lock.release()
    }
  }

  let closing: Promise<void> | undefined
  return {
    pool,
    async listen(channel, onMessage) {
      channels.set(channel, onMessage)
      await pool.query(`listen ${pg.escapeIdentifier(channel)}`)
    },
    close() {
      closing ??= closeOnce()
      return closing
    },
  }
}

async function openWorker(directory: string): Promise<EmbeddedWorker> {
  const folder = await databaseFolder(directory)
  const worker = await startWorker(folder.path)
  try {
    await folder.markComplete()
  } catch (error) {
    await worker.close()
    throw error
  }
  return worker
}

function openPool(worker: EmbeddedWorker, channels: ReadonlyMap<string, (message: string) => void>): pg.Pool {
  const pool = new pg.Pool({
    max: 1,
    ssl: false,
    user: 'postgres',
    database: 'postgres',
    connectionTimeoutMillis: CONNECTION_TIMEOUT_MS,
    idleTimeoutMillis: 0,
    stream: () => new EmbeddedStream(worker),
  })
  // The end of the database reaches whoever asks next as the rejection of their query. As an event nobody listens to,
  // it would end the process.
  pool.on('error', () => {})
  pool.on('connect', (client) => {
    client.on('error', () => {})
    client.on('notification', ({ channel, payload = '' }) => channels.get(channel)?.(payload))
    for (const channel of channels.keys()) client.query(`listen ${pg.escapeIdentifier(channel)}`).catch(() => {})
  })
  return pool
}

const reasonOf = (cause: unknown) => (cause instanceof Error ? cause.message : String(cause))
