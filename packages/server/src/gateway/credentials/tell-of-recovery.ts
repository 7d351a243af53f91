import type { Transaction } from 'kysely'
import type { Database } from '../../db/schema.ts'
import type { Foundation } from '../../foundation.ts'
import { writeEvent } from '../../outbox/write-event.ts'

/** Tells that a connection that needed reauthorization works again, in the transaction that makes it so. */
export const tellOfRecovery = (
  ctx: Pick<Foundation, 'clock' | 'random'>,
  trx: Transaction<Database>,
  connectionId: string,
): Promise<void> => writeEvent(ctx, trx, { connectionId, type: 'connection.recovered' })
