import { MalletError } from '@mallet/contract/errors'
import { sql, type Transaction } from 'kysely'
import type { Foundation } from '../foundation.ts'
import type { Database } from './schema.ts'

type Context = Pick<Foundation, 'db' | 'random' | 'clock' | 'seenCommits'>

/**
 * Gives the page that commits with this transaction its number, which is higher than every one that was seen before.
 *
 * @throws {@link MalletError} `database_older` where it is not: the database forgot pages that it had acknowledged
 */
export async function numberCommit({ seenCommits }: Context, trx: Transaction<Database>): Promise<number> {
  // Read first: numbers of pages that commit meanwhile may be higher than the one that comes here.
  const before = seenCommits.highest()
  const { rows } = await sql<{ number: string }>`select nextval('commit_counter') as number`.execute(trx)
  const number = Number(rows[0]?.number)
  if (number <= before) throw new MalletError('database_older', {})
  return number
}

/**
 * Looks whether the database is an older state of itself than what was seen of it, as after a restore from a backup or a
 * failover to a standby that lagged behind. Where it is, cursors that were given out may be ahead of it, and numbers are
 * about to be given twice: see {@link beginNewEpochs}.
 */
export async function checkCommits(ctx: Context): Promise<void> {
  const before = ctx.seenCommits.highest()
  const { rows } = await sql<{ number: string }>`select last_value as number from commit_counter`.execute(ctx.db)
  if (Number(rows[0]?.number) < before) await beginNewEpochs(ctx)
}

/**
 * Begins a new epoch of a sync, or of all: cursors that were given out before have expired, so that whoever reads begins
 * again and misses nothing that gets a number for the second time.
 */
export async function beginNewEpochs(
  { db, random, clock, seenCommits }: Context,
  syncId: number | null = null,
): Promise<void> {
  const epoch = random(8).toString('hex')
  await sql`
    update sync set epoch = substr(md5(${epoch} || id), 1, 16), restored_at = ${clock.now()}
     where ${syncId}::int is null or id = ${syncId}::int`.execute(db)
  if (syncId === null) {
    // Beyond all that was seen, so that no other process has to find the same.
    await sql`
      select setval('commit_counter', greatest(last_value, ${seenCommits.highest()}::bigint) + 1) from commit_counter`.execute(
      db,
    )
  }
  seenCommits.foundOlder()
}
