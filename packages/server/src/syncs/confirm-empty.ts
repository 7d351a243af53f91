import { isMalletError } from '@mallet/contract/errors'
import type { Context } from '../context.ts'
import type { Work } from './step.ts'

const TRUSTED_MS = 24 * 3_600_000

/**
 * Believes a 404 that says "nothing matches". A credential that may not see the calls, and an address at which nobody
 * knows it any more, give the same answer as an empty list, so Gong has to have answered with a success within a day, or
 * is asked for one now.
 *
 * @returns whether it was asked
 * @throws whatever Gong says instead
 */
export async function confirmEmpty(ctx: Pick<Context, 'db'>, { sync, client, now }: Work): Promise<boolean> {
  if (isTrusted(sync.checkpoint.answeredAt, now)) return false
  const { created_at } = await ctx.db
    .selectFrom('connection')
    .select('created_at')
    .where('id', '=', sync.connectionId)
    .executeTakeFirstOrThrow()
  // Linking has just proved the credential.
  if (isTrusted(created_at.toISOString(), now)) return false
  await client.page('workspaces.list', {}).catch((error: unknown) => {
    // Whoever says which scope is missing knows the credential.
    if (!isMalletError(error, 'missing_scope')) throw error
  })
  return true
}

const isTrusted = (instant: string | undefined, now: Date) =>
  instant !== undefined && now.getTime() - Date.parse(instant) < TRUSTED_MS
