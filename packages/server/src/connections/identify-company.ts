import { isMalletError, MalletError } from '@mallet/contract/errors'
import { BUILT_IN_WORKSPACE_DESCRIPTION, type Workspace } from '@mallet/contract/gong/workspaces'
import { createGongClient } from '@mallet/gong'
import type { Context } from '../context.ts'
import type { NewCredential } from '../gateway/credentials/store-credential.ts'

/**
 * Which Gong company the credentials open: the key of its call budget. Its own API host says it; on a host that many
 * companies share, the id of its built-in workspace does. Asking also proves that the credentials work.
 *
 * @throws {@link MalletError} `invalid_credentials`, `untrusted_ip`, `wrong_base_url`, `rate_limited`, `gong_unavailable`
 */
export async function identifyCompany(ctx: Context, credential: NewCredential, baseUrl: string): Promise<string> {
  const { hostname, host } = new URL(baseUrl)
  const client = createGongClient({
    send: (request) => ctx.gateway.sendUnlinked({ credential, baseUrl, companyId: host }, request),
  })
  const found = await client
    .call('workspaces.list', {})
    .then(({ workspaces }) => workspaces)
    .catch((error: unknown) => withoutWorkspaces(error, credential, baseUrl))
  const companyId = hostname.endsWith('.api.gong.io') ? hostname : (builtInWorkspace(found)?.id ?? host)
  await ctx.gateway.budget.move(host, companyId)
  return companyId
}

function withoutWorkspaces(error: unknown, { kind }: NewCredential, baseUrl: string): Workspace[] {
  // The credentials work, they only may not read workspaces.
  if (isMalletError(error, 'missing_scope')) return []
  if (isMalletError(error, 'wrong_base_url')) throw new MalletError('wrong_base_url', { baseUrl })
  if (isMalletError(error, 'gong_refused')) {
    const { status } = error.details
    if (status === 401 && kind === 'apiKey') throw new MalletError('invalid_credentials', {}, { cause: error })
    if (status === 403) throw new MalletError('untrusted_ip', {}, { cause: error })
    if (status === 404 || status === 405) throw new MalletError('wrong_base_url', { baseUrl }, { cause: error })
  }
  throw error
}

/** By its description, else the one with the lowest id: it was there first. */
function builtInWorkspace(workspaces: readonly Workspace[]): Workspace | undefined {
  const byId = workspaces.toSorted((a, b) => (BigInt(a.id) < BigInt(b.id) ? -1 : 1))
  return byId.find(({ description }) => description === BUILT_IN_WORKSPACE_DESCRIPTION) ?? byId[0]
}
