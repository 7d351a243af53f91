import type { Transaction } from 'kysely'
import type { Database } from '../db/schema.ts'
import type { Foundation } from '../foundation.ts'
import { makeId } from '../make-id.ts'

/** What happened to a connection. Its data says no more than ids, addresses and reasons: it outlives the connection. */
export interface OutboxEvent {
  readonly connectionId: string
  readonly type: string
  /** Beside the connection's id. */
  readonly data?: Readonly<Record<string, string | number | null>>
}

/** Writes an event in the transaction of what it tells, so that the one is there exactly if the other is. */
export async function writeEvent(
  ctx: Pick<Foundation, 'clock' | 'random'>,
  trx: Transaction<Database>,
  { connectionId, type, data = {} }: OutboxEvent,
  at: Date = ctx.clock.now(),
): Promise<void> {
  await trx
    .insertInto('outbox_event')
    .values({
      id: makeId('evt', ctx),
      connection_id: connectionId,
      type,
      data: JSON.stringify({ connectionId, ...data }),
      created_at: at,
    })
    .execute()
}
