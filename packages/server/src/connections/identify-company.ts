import { isMalletError, MalletError } from '@mallet/contract/errors'
import { limits } from '@mallet/contract/gong/limits'
import { BUILT_IN_WORKSPACE_DESCRIPTION, type Workspace } from '@mallet/contract/gong/workspaces'
import type { Context } from '../context.ts'
import type { Unlinked } from '../gateway/create-gateway.ts'
import { loadAccessLimits } from '../gateway/credentials/load-access.ts'
import type { NewCredential } from '../gateway/credentials/store-credential.ts'
import { type AskGong, listWorkspaces } from './list-workspaces.ts'

const LONGEST_SHORT_WAIT_SECONDS = 60

/**
 * Which Gong company the credentials open: the key of its call budget. Its own API host says it; on a host that many
 * companies share, the id of its built-in workspace does. Asking also proves that the credentials work.
 *
 * @throws {@link MalletError} `invalid_credentials`, `untrusted_ip`, `wrong_base_url`, `rate_limited`,
 *   `daily_quota_used_up`, `gong_unavailable`
 */
export async function identifyCompany(
  ctx: Pick<Context, 'db' | 'gateway'>,
  credential: NewCredential,
  baseUrl: string,
): Promise<string> {
  const { hostname, host } = new URL(baseUrl)
  const booking = await presumedBooking(ctx, baseUrl)
  const send: AskGong = (request) => ctx.gateway.sendUnlinked({ credential, baseUrl, ...booking }, request)
  const found = await listWorkspaces(send, credential.kind, baseUrl).catch((error: unknown) => {
    throw isLongWait(error) ? new MalletError('daily_quota_used_up', error.details, { cause: error }) : error
  })
  const companyId = hostname.endsWith('.api.gong.io') ? hostname : (builtInWorkspace(found)?.id ?? host)
  if (booking.companyId === host) await ctx.gateway.budget.move(host, companyId)
  return companyId
}

/** Gong asks to wait for a second where calls came too fast, and for the rest of the day where there were too many. */
const isLongWait = (error: unknown): error is MalletError<'rate_limited'> =>
  isMalletError(error, 'rate_limited') && error.details.retryAfterSeconds > LONGEST_SHORT_WAIT_SECONDS

/**
 * Where to book before the company is known. Where all connections to this address are of one company, the new one most
 * likely is too, and must not book beside its syncs; otherwise the host stands for it.
 */
async function presumedBooking(
  ctx: Pick<Context, 'db'>,
  baseUrl: string,
): Promise<Pick<Unlinked, 'companyId' | 'perSecond' | 'perDay'>> {
  const companies = await ctx.db
    .selectFrom('connection')
    .select(['company_id', ({ fn }) => fn.min('id').as('connection_id')])
    .where('base_url', '=', baseUrl)
    .groupBy('company_id')
    .limit(2)
    .execute()
  const [only] = companies
  return only && companies.length === 1
    ? { companyId: only.company_id, ...(await loadAccessLimits(ctx, only.connection_id)) }
    : { companyId: new URL(baseUrl).host, ...limits }
}

/** By its description, else the one with the lowest id: it was there first. */
function builtInWorkspace(workspaces: readonly Workspace[]): Workspace | undefined {
  const byId = workspaces.toSorted((a, b) => (BigInt(a.id) < BigInt(b.id) ? -1 : 1))
  return byId.find(({ description }) => description === BUILT_IN_WORKSPACE_DESCRIPTION) ?? byId[0]
}
