import { isExtraScope, type Scope } from '@mallet/contract/api/scopes'
import { MalletError } from '@mallet/contract/errors'

/** Who asks, and how far that reaches. */
export interface Caller {
  readonly scopes: readonly Scope[]
  /** The connections that exist for this caller; null is all of them. */
  readonly connectionIds: readonly string[] | null
  /** The API key, the person who is signed in, or `local operator`. Whoever shows no credential has none. */
  readonly id?: string
}

/** Whoever reached an endpoint that asks for no key, and so sees what is public. */
export const nobody: Caller = { scopes: [], connectionIds: [] }

export function mayUse({ scopes }: Caller, scope: string): boolean {
  const carried: readonly string[] = scopes
  return carried.includes(scope) || (carried.includes('admin') && !isExtraScope(scope))
}

/** @throws {@link MalletError} `forbidden` */
export function requireScope(caller: Caller, scope: string): void {
  if (!mayUse(caller, scope)) throw new MalletError('forbidden', { scope })
}

/**
 * The one guard of connections that are not the caller's. It comes before the request is read any further, so that a
 * foreign connection and one that does not exist are answered with the same words at the same cost.
 *
 * @throws {@link MalletError} `not_found`
 */
export function requireConnection({ connectionIds }: Caller, id: string): void {
  if (connectionIds !== null && !connectionIds.includes(id)) {
    throw new MalletError('not_found', { resource: 'connection', id })
  }
}
