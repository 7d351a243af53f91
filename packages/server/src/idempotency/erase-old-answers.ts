import type { Foundation } from '../foundation.ts'
import { KEPT_MS } from './repeatable-request.ts'

/** Erases the answers that nobody gets again because their 24 hours are over. */
export async function eraseOldAnswers({ db, clock }: Pick<Foundation, 'db' | 'clock'>): Promise<void> {
  const oldest = new Date(clock.now().getTime() - KEPT_MS)
  await db.deleteFrom('idempotent_answer').where('kept_at', '<=', oldest).execute()
}
