import { mandatoryScopes } from '@mallet/contract/api/integration-scopes'
import { MalletError } from '@mallet/contract/errors'
import { gong } from '@mallet/contract/gong/index'

/** Of what was asked for, what Gong did not grant; nothing where its answer names no scopes (RFC 6749, 5.1). */
export const notGranted = (requested: readonly string[], granted: readonly string[] | null): string[] =>
  granted === null ? [] : requested.filter((scope) => !granted.includes(scope))

/** Without it a company on a host that others share cannot be told from them. */
const IDENTIFIES = gong['workspaces.list'].scope

/**
 * Refuses a grant without what nothing works without: the scope by which a connection is tested and, where the company
 * has no API host of its own, the one by which it is known.
 *
 * @param baseUrl where Gong says that the company is
 * @throws {@link MalletError} `missing_scope`, which names all of them in its message
 */
export function requireEssential(
  requested: readonly string[],
  granted: readonly string[] | null,
  baseUrl: string,
): void {
  const hasOwnHost = new URL(baseUrl).hostname.endsWith('.api.gong.io')
  const essential = [...Object.keys(mandatoryScopes), ...(hasOwnHost ? [] : [IDENTIFIES])]
  const missing = notGranted(requested, granted).filter((scope) => essential.includes(scope))
  const [scope] = missing
  if (scope === undefined) return
  const message = `Gong did not grant ${missing.join(' and ')}, which nothing works without.`
  throw new MalletError('missing_scope', { scope }, { message })
}
