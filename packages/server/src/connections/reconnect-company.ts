import { MalletError } from '@mallet/contract/errors'
import type { Transaction } from 'kysely'
import type { Context } from '../context.ts'
import type { Database } from '../db/schema.ts'
import { type NewCredential, replaceCredential } from '../gateway/credentials/store-credential.ts'
import { writeEvent } from '../outbox/write-event.ts'
import { freeFailedSyncs } from './free-failed-syncs.ts'

/**
 * Gives a connection new credentials of its company. Its id, records and checkpoints stay, so that its syncs go on where
 * they stood, at once.
 *
 * @throws {@link MalletError} `other_company`; `not_found`, also for one that was deleted meanwhile
 */
export async function reconnectCompany(
  ctx: Pick<Context, 'vault' | 'clock' | 'random'>,
  trx: Transaction<Database>,
  { id, baseUrl, companyId }: { id: string; baseUrl: string; companyId: string },
  credential: NewCredential,
): Promise<void> {
  const connection = await trx
    .selectFrom('connection')
    .select('company_id')
    .where('id', '=', id)
    .where('deleted_at', 'is', null)
    .forNoKeyUpdate()
    .executeTakeFirst()
  if (!connection) throw notFound(id)
  // Records of two companies would mix, and none of them could be told apart again.
  if (connection.company_id !== companyId) throw new MalletError('other_company', { connectionId: id })
  if (!(await replaceCredential(ctx, trx, id, credential))) throw notFound(id)
  await trx
    .updateTable('connection')
    .set({ base_url: baseUrl, refused_base_url: null, refused_base_url_at: null })
    .where('id', '=', id)
    .execute()
  const now = ctx.clock.now()
  await freeFailedSyncs(trx, id, now)
  await writeEvent(ctx, trx, { connectionId: id, type: 'connection.reconnected' }, now)
}

const notFound = (id: string) => new MalletError('not_found', { resource: 'connection', id })
