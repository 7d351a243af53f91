import { isMalletError } from '@mallet/contract/errors'
import { createGongClient } from '@mallet/gong'
import type { Context } from '../context.ts'
import { transact } from '../db/transact.ts'
import { acceptAgain } from '../gateway/credentials/accept-again.ts'
import { storeDeadCredential } from '../gateway/credentials/needs-reauth.ts'
import type { DueProbe } from './claim-probes.ts'
import { freeFailedSyncs } from './free-failed-syncs.ts'
import { type AskGong, listWorkspaces } from './list-workspaces.ts'
import { putOffProbe } from './put-off-probe.ts'

type Verdict = 'works' | 'untrusted_ip' | 'wrong_base_url' | 'key_refused' | 'undecided'

/**
 * Asks Gong one thing with an API key that nobody used for a day, and stores what that says of it: it works, still or
 * again; Gong refuses this address, or is not at the company's any more; or, by the gateway, the key is refused. A
 * question without an answer that decides is asked again in an hour.
 */
export async function probeConnection(ctx: Context, { connectionId, generation, baseUrl }: DueProbe): Promise<void> {
  const send: AskGong = (request) => ctx.gateway.request({ connectionId, lane: 'incremental', isJudge: true }, request)
  const verdict = await judge(send, baseUrl)
  // What is refused as a key is not probed again.
  if (verdict === 'undecided' || verdict === 'key_refused') return
  if (verdict === 'untrusted_ip' || verdict === 'wrong_base_url') {
    await storeDeadCredential(ctx, connectionId, generation, verdict)
  }
  await transact(ctx.db, async (trx) => {
    const now = ctx.clock.now()
    if (verdict === 'works' && (await acceptAgain(ctx, trx, connectionId, generation))) {
      await freeFailedSyncs(trx, connectionId, now)
    }
    await putOffProbe(trx, { connectionId, generation }, now)
  })
}

async function judge(send: AskGong, baseUrl: string): Promise<Verdict> {
  try {
    await listWorkspaces(send, 'apiKey', baseUrl)
    return 'works'
  } catch (error) {
    if (isMalletError(error, 'needs_reauth')) return 'key_refused'
    // The gateway has tried the key on another operation, which took it.
    if (isMalletError(error, 'invalid_credentials')) return 'works'
    if (isMalletError(error, 'wrong_base_url')) return 'wrong_base_url'
    return isMalletError(error, 'untrusted_ip') ? judgeByUsers(send) : 'undecided'
  }
}

/** One operation may be closed to a key that works; to an address that is not trusted, all are. */
async function judgeByUsers(send: AskGong): Promise<Verdict> {
  try {
    await createGongClient({ send }).call('users.list', { query: {} })
    return 'works'
  } catch (error) {
    if (isMalletError(error, 'missing_scope')) return 'works'
    return isMalletError(error, 'gong_refused') && error.details.status === 403 ? 'untrusted_ip' : 'undecided'
  }
}
