import { MalletError } from '@mallet/contract/errors'
import type { Config } from '../config.ts'
import { startWorker } from '../main.ts'
import { aborted, stopSignal } from './stop-signal.ts'

/** Below the ten seconds after which container runtimes kill. */
const LEAVE_WITHIN_MS = 8_000

/** Works on syncs beside others on one PostgreSQL until it is told to stop. */
export async function worker(config: Config): Promise<void> {
  if (config.databaseUrl === undefined) {
    const issues = ['DATABASE_URL must be set: workers share a PostgreSQL, and an embedded database has one process']
    throw new MalletError('invalid_environment', { issues })
  }
  const stop = stopSignal(LEAVE_WITHIN_MS)
  const { close } = await startWorker(config)
  process.stdout.write('Mallet works.\n')
  await aborted(stop)
  await close()
}
