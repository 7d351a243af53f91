import type { ApiKey } from '@mallet/contract/api/api-keys'
import { connectionScopes, isExtraScope, scopes as known, type Scope } from '@mallet/contract/api/scopes'
import { MalletError } from '@mallet/contract/errors'
import type { Context } from '../context.ts'
import { type Caller, requireScope } from './caller.ts'
import { createApiKey } from './create-api-key.ts'

export interface KeyRequest {
  readonly name: string
  readonly scopes?: readonly Scope[] | undefined
  readonly connectionIds?: readonly string[] | undefined
  readonly expiresAt?: string | undefined
}

/**
 * Makes a key for a caller, which may never do more than the caller itself. Without scopes it may what the caller may,
 * as far as that fits a key that is limited to connections.
 *
 * @throws {@link MalletError} `forbidden` for a scope that the caller lacks; `not_found` for a connection that does not
 *   exist; `invalid_input` for scopes that reach beyond connections on a limited key, and for an expiry that is over
 */
export async function grantApiKey(
  ctx: Context,
  caller: Caller,
  { name, scopes: asked, connectionIds, expiresAt }: KeyRequest,
): Promise<ApiKey & { key: string }> {
  const scopes = [...new Set(asked ?? inherited(caller, connectionIds !== undefined))]
  // Whoever has an extra scope cannot hand it on; only who may give everything can.
  for (const scope of scopes) requireScope(caller, isExtraScope(scope) ? 'admin' : scope)
  const unlimited = scopes.filter((scope) => !known[scope].ofConnections)
  const issues = [
    ...(scopes.length === 0 ? ['scopes: the key that asks has none that a limited key can carry'] : []),
    ...(connectionIds && unlimited.length > 0
      ? [`scopes: ${unlimited.join(', ')} cannot be limited to connections`]
      : []),
    ...(expiresAt !== undefined && new Date(expiresAt) <= ctx.clock.now() ? ['expiresAt: must be in the future'] : []),
  ]
  if (issues.length > 0) throw new MalletError('invalid_input', { issues })
  if (connectionIds) await requireExisting(ctx, connectionIds)
  return createApiKey(ctx, {
    name,
    scopes,
    connectionIds: connectionIds ? [...new Set(connectionIds)] : null,
    expiresAt: expiresAt === undefined ? null : new Date(expiresAt),
  })
}

function inherited({ scopes }: Caller, isLimited: boolean): readonly Scope[] {
  const usual = scopes.filter((scope) => !isExtraScope(scope))
  if (!isLimited) return usual
  return usual.includes('admin') ? connectionScopes : usual.filter((scope) => known[scope].ofConnections)
}

async function requireExisting({ db }: Context, ids: readonly string[]): Promise<void> {
  const rows = await db
    .selectFrom('connection')
    .select('id')
    .where('id', 'in', [...ids])
    .where('deleted_at', 'is', null)
    .execute()
  const existing = new Set(rows.map(({ id }) => id))
  const missing = ids.find((id) => !existing.has(id))
  if (missing !== undefined) throw new MalletError('not_found', { resource: 'connection', id: missing })
}
