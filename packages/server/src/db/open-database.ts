import { MalletError } from '@mallet/contract/errors'
import { Kysely, PostgresDialect, type PostgresPool } from 'kysely'
import type pg from 'pg'
import { type Alive, aliveAlone } from './alive.ts'
import { asDatabaseError, RETRY_AFTER_SECONDS } from './database-failure.ts'
import { openEmbedded } from './embedded/open-embedded.ts'
import { guardedPool } from './guard-nested.ts'
import { migrate } from './migrate.ts'
import { openPostgres } from './postgres/open-postgres.ts'
import { openQueue, type Queue } from './queue.ts'
import type { Database } from './schema.ts'

export interface DatabaseOptions {
  /** Where the embedded database lives, if that is the one. */
  readonly dataDir: string
  /** A PostgreSQL, which several processes may share. Without it the database is the embedded one. */
  readonly databaseUrl?: string | undefined
  readonly databaseDurability?: 'required' | 'any'
  readonly random: (bytes: number) => Buffer
}

export interface OpenDatabase {
  readonly db: Kysely<Database>
  readonly queue: Queue
  readonly alive: Alive
  /** Whether other processes may be at work on the same database. */
  readonly isShared: boolean
  /** Whether what is announced here is heard before the statement that announced it, or its transaction, is over. */
  readonly tellsInOrder: boolean
  /** Calls back with what this and other processes announce by `pg_notify`. */
  listen(channel: string, onMessage: (message: string) => void): Promise<void>
  close(): Promise<void>
}

/**
 * Opens the database, brings its tables up to date, and starts the job queue on it. Several processes may do so at once
 * on one PostgreSQL; an embedded database is locked until `close`.
 *
 * @throws {@link MalletError} `data_directory_in_use`, `database_unreadable`; `database_unavailable`,
 *   `database_unsuitable`; `database_newer`
 */
export async function openDatabase(options: DatabaseOptions): Promise<OpenDatabase> {
  return options.databaseUrl === undefined ? openAlone(options) : openShared(options.databaseUrl, options)
}

async function openAlone({ dataDir, random }: DatabaseOptions): Promise<OpenDatabase> {
  const embedded = await openEmbedded({ dataDir }).catch((error: unknown) => {
    throw error instanceof MalletError ? error : unreadable(dataDir, error)
  })
  const owner = String(random(4).readUInt32BE() >>> 1)
  return start({
    pool: embedded.pool,
    watched: embedded.pool,
    exclusively: (work) => work(),
    alive: aliveAlone(owner),
    isShared: false,
    tellsInOrder: true,
    listen: embedded.listen,
    close: embedded.close,
  })
}

async function openShared(
  databaseUrl: string,
  { databaseDurability = 'required', random }: DatabaseOptions,
): Promise<OpenDatabase> {
  const { pool, watched, presence, exclusively, close } = await openPostgres({
    databaseUrl,
    durability: databaseDurability,
    random,
  }).catch((error: unknown) => {
    throw error instanceof MalletError ? error : unreachable(error)
  })
  const { alive, listen } = presence
  return start({ pool, watched, exclusively, alive, isShared: true, tellsInOrder: false, listen, close })
}

interface Opened extends Omit<OpenDatabase, 'db' | 'queue'> {
  readonly pool: pg.Pool
  readonly watched: PostgresPool
  exclusively<T>(work: () => Promise<T>): Promise<T>
}

async function start({ pool, watched, exclusively, close, ...opened }: Opened): Promise<OpenDatabase> {
  try {
    const db = new Kysely<Database>({ dialect: new PostgresDialect({ pool: guardedPool(watched) }) })
    const queue = await exclusively(async () => {
      await migrate(db)
      return openQueue(pool)
    })
    return {
      ...opened,
      db,
      queue,
      close: async () => {
        await queue.close()
        await close()
      },
    }
  } catch (error) {
    await close()
    throw asDatabaseError(error)
  }
}

const reasonOf = (error: unknown) =>
  (error instanceof Error ? [error.message, error.cause instanceof Error ? error.cause.message : ''] : [])
    .join(' ')
    .trim()

const unreadable = (directory: string, error: unknown) =>
  new MalletError(
    'database_unreadable',
    { directory, reason: reasonOf(error) },
    { message: `The embedded database in ${directory} did not open.`, cause: error },
  )

/** The address has a password in it, so the message names none. */
const unreachable = (error: unknown) =>
  new MalletError(
    'database_unavailable',
    { retryAfterSeconds: RETRY_AFTER_SECONDS },
    { message: `The PostgreSQL of DATABASE_URL did not answer: ${reasonOf(error)}`, cause: error },
  )
