import { MalletError } from '@mallet/contract/errors'
import { allowedBaseUrl } from '@mallet/gong'
import type { Transaction } from 'kysely'
import type { Context } from '../context.ts'
import type { Database } from '../db/schema.ts'
import { acceptAgain } from '../gateway/credentials/accept-again.ts'
import { openCredential } from '../gateway/credentials/open-credential.ts'
import { writeEvent } from '../outbox/write-event.ts'
import { freeFailedSyncs } from './free-failed-syncs.ts'
import { identifyCompany } from './identify-company.ts'
import { loadServedConnection } from './load-connection.ts'
import { putOffProbe } from './put-off-probe.ts'

/** An address at which the key of a connection worked a moment ago. */
export interface TestedAddress {
  readonly connectionId: string
  readonly baseUrl: string
  readonly companyId: string
  /** Of the key that was tested. */
  readonly generation: number
}

/**
 * Tries the stored key of a connection at another address. Nothing is stored.
 *
 * @throws {@link MalletError} `not_found`; `connection_suspended`; `invalid_input` for a connection by OAuth, whose
 *   address Gong names; `other_company`; `wrong_base_url`, `invalid_credentials`, `untrusted_ip`, `rate_limited`, `gong_unavailable`
 */
export async function testAddress(ctx: Context, connectionId: string, baseUrl: string): Promise<TestedAddress> {
  const { company_id: knownId } = await loadServedConnection(ctx, connectionId)
  const { kind, generation, access } = await openCredential(ctx, connectionId)
  if (kind !== 'apiKey') {
    throw new MalletError('invalid_input', { issues: ['baseUrl: Gong names that of a connection by OAuth itself'] })
  }
  const checked = allowedBaseUrl(baseUrl, ctx.settings.gongHosts)
  const companyId = await identifyCompany(ctx, { kind, access, obtainedAt: ctx.clock.now() }, checked)
  // One that is known by its host has another name at another host; two workspaces are two companies.
  if (isWorkspace(knownId) && isWorkspace(companyId) && knownId !== companyId) {
    throw new MalletError('other_company', { connectionId })
  }
  return { connectionId, baseUrl: checked, companyId, generation }
}

const isWorkspace = (companyId: string) => /^\d+$/.test(companyId)

/**
 * Makes a tested address that of the connection, which works from now on, whatever was before.
 *
 * @param by the API key or the person that asked for it, for whoever looks into it later
 * @throws {@link MalletError} `not_found` for one that was deleted meanwhile; `changed_meanwhile` where another key than
 *   the one that was tested is stored by now
 */
export async function moveBaseUrl(
  ctx: Pick<Context, 'clock' | 'random'>,
  trx: Transaction<Database>,
  tested: TestedAddress,
  by: string | null,
): Promise<void> {
  const { connectionId, baseUrl, companyId, generation } = tested
  const before = await trx
    .selectFrom('connection')
    .innerJoin('credential', 'credential.connection_id', 'connection.id')
    .select(['base_url', 'generation'])
    .where('connection.id', '=', connectionId)
    .where('deleted_at', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  if (!before) throw new MalletError('not_found', { resource: 'connection', id: connectionId })
  if (before.generation !== generation) throw new MalletError('changed_meanwhile', { connectionId })
  await trx
    .updateTable('connection')
    .set({ base_url: baseUrl, company_id: companyId, refused_base_url: null, refused_base_url_at: null })
    .where('id', '=', connectionId)
    .execute()
  const now = ctx.clock.now()
  if (before.base_url !== baseUrl) {
    const data = { from: before.base_url, to: baseUrl, by }
    await writeEvent(ctx, trx, { connectionId, type: 'connection.base_url_changed', data }, now)
  }
  if (await acceptAgain(ctx, trx, connectionId, generation)) await freeFailedSyncs(trx, connectionId, now)
  await putOffProbe(trx, tested, now)
}
