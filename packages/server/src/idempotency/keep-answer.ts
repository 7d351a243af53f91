import { Secret } from '@mallet/contract/secret'
import type { Kysely } from 'kysely'
import type { Database } from '../db/schema.ts'
import type { Foundation } from '../foundation.ts'
import { idOf, KEPT_MS, macOf, type RepeatableRequest } from './repeatable-request.ts'

/** Another request with the same key has committed its effect. Thrown so that this one's is rolled back. */
export class AnsweredMeanwhile extends Error {
  override readonly name = 'AnsweredMeanwhile'
}

/**
 * Stores the answer, encrypted, since some hold what is shown once. Of several transactions with one key the first to
 * commit wins; the others wait here for it.
 *
 * @param db the transaction of the effect
 * @throws {@link AnsweredMeanwhile}
 */
export async function keepAnswer(
  ctx: Pick<Foundation, 'clock' | 'vault'>,
  db: Kysely<Database>,
  request: RepeatableRequest,
  made: string,
  answer: string,
): Promise<void> {
  const id = idOf(request)
  const now = ctx.clock.now()
  const kept = {
    request_mac: macOf(ctx, request),
    made,
    answer: ctx.vault.seal({ owner: id, field: 'answer' }, new Secret(answer)),
    kept_at: now,
  }
  const written = await db
    .insertInto('idempotent_answer')
    .values({ id, ...kept })
    .onConflict((conflict) =>
      conflict
        .column('id')
        .doUpdateSet(kept)
        .where('idempotent_answer.kept_at', '<=', new Date(now.getTime() - KEPT_MS)),
    )
    .returning('id')
    .executeTakeFirst()
  if (!written) throw new AnsweredMeanwhile()
}
