import { isMalletError, MalletError } from '@mallet/contract/errors'
import type { Workspace } from '@mallet/contract/gong/workspaces'
import { createGongClient } from '@mallet/gong'

export type AskGong = Parameters<typeof createGongClient>[0]['send']

/**
 * The workspaces that credentials may see; none where they may not. The first that is asked with credentials whose worth
 * is not known.
 *
 * @throws {@link MalletError} what a refusal means here: `invalid_credentials`, `untrusted_ip`, `wrong_base_url`;
 *   `rate_limited`, `gong_unavailable` and whatever else `send` throws
 */
export async function listWorkspaces(send: AskGong, kind: 'oauth2' | 'apiKey', baseUrl: string): Promise<Workspace[]> {
  try {
    return (await createGongClient({ send }).call('workspaces.list', {})).workspaces
  } catch (error) {
    // The credentials work, they only may not read workspaces.
    if (isMalletError(error, 'missing_scope')) return []
    if (isMalletError(error, 'wrong_base_url')) throw new MalletError('wrong_base_url', { baseUrl })
    if (isMalletError(error, 'gong_refused')) {
      const { status } = error.details
      if (status === 401 && kind === 'apiKey') throw new MalletError('invalid_credentials', {}, { cause: error })
      if (status === 403) throw new MalletError('untrusted_ip', {}, { cause: error })
      if (status >= 500) throw new MalletError('gong_unavailable', { reason: 'server_error' }, { cause: error })
      if (status === 404 || status === 405) throw new MalletError('wrong_base_url', { baseUrl }, { cause: error })
    }
    throw error
  }
}
