import { MalletError } from '@mallet/contract/errors'
import { Kysely, Migrator, PostgresDialect } from 'kysely'
import { cachedTemplatePath } from './embedded/empty-template.ts'
import { guardedPool } from './embedded/guard-nested.ts'
import { openEmbedded } from './embedded/open-embedded.ts'
import * as first from './migrations/0001-first.ts'
import * as credentials from './migrations/0003-credentials.ts'
import { openQueue, type Queue } from './queue.ts'
import type { Database } from './schema.ts'

const migrations = { '0001-first': first, '0003-credentials': credentials }

export interface OpenDatabase {
  readonly db: Kysely<Database>
  readonly queue: Queue
  close(): Promise<void>
}

/**
 * Opens the embedded database in a directory, brings its tables up to date, and starts the job queue on it. The
 * directory is locked until `close`.
 *
 * @throws {@link MalletError} `data_directory_in_use`; `database_unreadable`
 */
export async function openDatabase(dataDir: string): Promise<OpenDatabase> {
  const embedded = await openEmbedded({ dataDir, template: cachedTemplatePath() }).catch((error: unknown) => {
    throw error instanceof MalletError ? error : unreadable(dataDir, error)
  })
  const db = new Kysely<Database>({ dialect: new PostgresDialect({ pool: guardedPool(embedded.pool) }) })
  try {
    await migrate(db)
    const queue = await openQueue(embedded.pool)
    return {
      db,
      queue,
      close: async () => {
        await queue.close()
        await embedded.close()
      },
    }
  } catch (error) {
    await embedded.close()
    throw error
  }
}

const unreadable = (directory: string, error: unknown) => {
  const reason = error instanceof Error ? [error.message, error.cause instanceof Error ? error.cause.message : ''] : []
  const message = `The embedded database in ${directory} did not open.`
  return new MalletError(
    'database_unreadable',
    { directory, reason: reason.join(' ').trim() },
    { message, cause: error },
  )
}

async function migrate(db: Kysely<Database>): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } })
  const { error } = await migrator.migrateToLatest()
  if (error) throw error
}
