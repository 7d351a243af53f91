import type { PostgresPool } from 'kysely'
import pg from 'pg'
import { watchedPool } from '../watched-pool.ts'
import { checkPostgres } from './check-postgres.ts'
import { holdPresence, type Presence } from './hold-presence.ts'

const MOST_CONNECTIONS = 10
const CONNECT_TIMEOUT_MS = 10_000
/** No statement of ours takes a second; this is for a table that somebody locks by hand. */
const STATEMENT_TIMEOUT_MS = 20_000
/** For a server that has gone silent, which the one above cannot end. */
const ANSWER_TIMEOUT_MS = 25_000
const LOCK_TIMEOUT_MS = 5_000
/** Frees the locks of a process that was stopped inside a transaction. */
const IDLE_IN_TRANSACTION_TIMEOUT_MS = 15_000
const SETUP_TIMEOUT_MS = 600_000
const KEEP_ALIVE_MS = 10_000
/** Keep-alives from the server too: a machine that lost its power holds its locks for half a minute, not for hours. */
const OPTIONS = [
  '-c synchronous_commit=on',
  '-c timezone=UTC',
  '-c tcp_keepalives_idle=15',
  '-c tcp_keepalives_interval=5',
  '-c tcp_keepalives_count=3',
]

export interface PostgresDatabase {
  readonly pool: pg.Pool
  /** The same for callers who are to be told when the server is away. */
  readonly watched: PostgresPool
  readonly presence: Presence
  /** Does the work while no other process does any such work. */
  exclusively<T>(work: () => Promise<T>): Promise<T>
  close(): Promise<void>
}

/**
 * Opens a PostgreSQL database. What was acknowledged survives a loss of power: commits of ours are synchronous whatever
 * the server's default is.
 *
 * @throws {@link MalletError} `database_unsuitable`; the driver's error where it cannot be reached
 */
export async function openPostgres(options: {
  readonly databaseUrl: string
  readonly durability: 'required' | 'any'
  readonly random: (bytes: number) => Buffer
  readonly connectTimeoutMs?: number
  readonly answerTimeoutMs?: number
}): Promise<PostgresDatabase> {
  const connection = {
    connectionString: options.databaseUrl,
    application_name: 'mallet',
    connectionTimeoutMillis: options.connectTimeoutMs ?? CONNECT_TIMEOUT_MS,
    keepAlive: true,
    keepAliveInitialDelayMillis: KEEP_ALIVE_MS,
    options: OPTIONS.join(' '),
  }
  const pool = new pg.Pool({
    ...connection,
    max: MOST_CONNECTIONS,
    statement_timeout: STATEMENT_TIMEOUT_MS,
    query_timeout: options.answerTimeoutMs ?? ANSWER_TIMEOUT_MS,
    lock_timeout: LOCK_TIMEOUT_MS,
    idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_TIMEOUT_MS,
  })
  // A session that ends reaches whoever asks next as their error. As an event nobody listens to, it would end the process.
  pool.on('error', () => undefined)
  pool.on('connect', (client) => client.on('error', () => undefined))
  try {
    await checkPostgres(pool, options.durability)
    const presence = await holdPresence(connection, options.random)
    return {
      pool,
      watched: watchedPool(pool),
      presence,
      exclusively: (work) => exclusively(pool, work),
      close: async () => {
        await presence.close()
        await pool.end()
      },
    }
  } catch (error) {
    await pool.end()
    throw error
  }
}

/** "mal" and a number of its own, since it is held by one process at a time. */
const SETUP_LOCK = 7_168_364_001

async function exclusively<T>(pool: pg.Pool, work: () => Promise<T>): Promise<T> {
  const client = await pool.connect()
  try {
    // Whoever sets up a large database may take longer than a statement of ours ever does.
    await client.query('set statement_timeout = 0; set lock_timeout = 0')
    const lock = { text: 'select pg_advisory_lock($1)', values: [SETUP_LOCK], query_timeout: SETUP_TIMEOUT_MS }
    await client.query(lock)
    return await work()
  } finally {
    // The session ends with its settings, and with it the lock.
    client.release(true)
  }
}
