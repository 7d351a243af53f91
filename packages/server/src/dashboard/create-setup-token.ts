import { rm, writeFile } from 'node:fs/promises'
import { CODE_PREFIXES } from '@mallet/contract/api/dashboard-access'
import type { Context } from '../context.ts'
import { makeSecret } from '../make-id.ts'
import { isSetUp } from './is-set-up.ts'
import { keepCode } from './one-time-code.ts'

const LIFETIME_MS = 3_600_000

/**
 * Makes the token with which the first admin is made, while there is nobody: it works once, for an hour, and those
 * before it no more. Beside an embedded database it is also in a file that only the owner of the process reads.
 *
 * @returns undefined where this Mallet is set up
 */
export async function createSetupToken(
  ctx: Pick<Context, 'db' | 'clock' | 'random' | 'access'>,
): Promise<string | undefined> {
  await ctx.db.deleteFrom('dashboard_code').where('kind', '=', 'setup').execute()
  const file = ctx.access.setupTokenFile
  // Removed first: an old file would keep the mode that it has.
  if (file !== undefined) await rm(file, { force: true })
  if (await isSetUp(ctx)) return undefined
  const token = makeSecret(CODE_PREFIXES.setUp, ctx)
  await keepCode(ctx, token, 'setup', LIFETIME_MS)
  if (file !== undefined) await writeFile(file, `${token}\n`, { mode: 0o600, flag: 'wx' })
  return token
}
