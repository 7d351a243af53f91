import { freeFailedSyncs } from '../../connections/free-failed-syncs.ts'
import { transact } from '../../db/transact.ts'
import { acceptAgain } from './accept-again.ts'
import type { Access } from './load-access.ts'
import type { EndContext } from './needs-reauth.ts'

/** Gong served a request of a connection that it had refused for its address: from now on it is active, as it was. */
export const recoverByUse = (ctx: EndContext, { connectionId, generation }: Access): Promise<void> =>
  transact(ctx.db, async (trx) => {
    if (await acceptAgain(ctx, trx, connectionId, generation)) {
      await freeFailedSyncs(trx, connectionId, ctx.clock.now())
    }
  })
