import { MalletError } from '@mallet/contract/errors'
import { CallData } from '@mallet/contract/gong/call'
import type { Context } from '../context.ts'
import { openReplica, readStored } from './open-replica.ts'

/**
 * One call of Mallet's copy, as Gong served it.
 *
 * @throws {@link MalletError} `not_found`; `connection_suspended`
 */
export async function getCall(
  ctx: Context,
  connectionId: string,
  callId: string,
): Promise<{ call: CallData; asOf: string | null }> {
  const replica = await openReplica(ctx, connectionId, 'calls')
  const stored = await readStored(ctx, replica, [callId])
  if (!stored.has(callId)) throw notStored('call', callId)
  return { call: CallData.parse(stored.get(callId)), asOf: replica.asOf }
}

/** Private calls are left out of the copy, and a call is listed up to an hour after its end. */
export const notStored = (resource: string, id: string) =>
  new MalletError(
    'not_found',
    { resource, id },
    { message: `No ${resource} with this id is in Mallet's copy: it may be private, too new, or of another company.` },
  )
