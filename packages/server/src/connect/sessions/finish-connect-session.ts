import type { Configuration } from '@mallet/contract/api/connect-page'
import { MalletError } from '@mallet/contract/errors'
import { makeClaimCode } from '../../connections/claim-connection.ts'
import type { Context } from '../../context.ts'
import { transact } from '../../db/transact.ts'
import { linkedBy } from '../choices/linked-by.ts'
import { storeChoices } from '../choices/store-choices.ts'
import { loadConnectSettings } from '../settings/load-connect-settings.ts'
import type { ConnectSession } from './load-connect-session.ts'

/**
 * Ends a session that has linked, keeps what was chosen, and begins to read, all at once: its token is worth nothing
 * afterwards. Where nobody knows yet whose company it is, the browser gets a code to claim it with, in a fragment, which
 * no server on the way sees.
 *
 * @throws {@link MalletError} `session_expired`; `invalid_input`, also where nothing was linked yet; `not_found` where the
 *   connection was deleted meanwhile
 */
export async function finishConnectSession(
  ctx: Context,
  session: ConnectSession,
  configuration: Configuration | undefined,
): Promise<{ connectionId: string; returnUrl: string | null }> {
  const connectionId = linkedBy(session)
  const { claimUrl } = await loadConnectSettings(ctx.db)
  const finished = await transact(ctx.db, async (trx) => {
    const ended = await trx
      .updateTable('connect_session')
      .set({ finished_at: ctx.clock.now() })
      .where('id', '=', session.id)
      .where('finished_at', 'is', null)
      .where('revoked_at', 'is', null)
      .returning('id')
      .executeTakeFirst()
    if (!ended) throw new MalletError('session_expired', {})
    await storeChoices(ctx, trx, connectionId, configuration)
    const code = session.kind === 'install' ? await makeClaimCode(ctx, trx, connectionId) : undefined
    if (code === undefined || claimUrl === null) return { connectionId, returnUrl: session.return_url }
    const url = new URL(claimUrl)
    url.hash = new URLSearchParams({ claim: code, connection: connectionId }).toString()
    return { connectionId, returnUrl: url.href }
  })
  ctx.workIsDue()
  return finished
}
