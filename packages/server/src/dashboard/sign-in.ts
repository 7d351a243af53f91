import { MalletError } from '@mallet/contract/errors'
import type { Context } from '../context.ts'
import { isLocal } from './is-local.ts'
import { useCode } from './one-time-code.ts'
import { type Entry, startSession, type Visitor } from './start-session.ts'

/**
 * Exchanges the one-time code of a local address for a session of the local operator, who may do everything.
 *
 * @throws {@link MalletError} `not_on_this_machine`; `local_code_expired`
 */
export async function signIn(ctx: Context, code: string, visitor: Visitor): Promise<Entry> {
  if (!isLocal(ctx)) throw new MalletError('not_on_this_machine', {})
  if (!(await useCode(ctx, code, 'local'))) throw new MalletError('local_code_expired', {})
  return startSession(ctx, null, 'local', visitor)
}
