import { rm } from 'node:fs/promises'
import { MalletError } from '@mallet/contract/errors'
import { sql } from 'kysely'
import type { Context } from '../context.ts'
import { transact } from '../db/transact.ts'
import { makeId } from '../make-id.ts'
import { isSetUp } from './is-set-up.ts'
import { findCode } from './one-time-code.ts'
import { type Entry, startSession, type Visitor } from './start-session.ts'

export interface FirstAdmin {
  readonly token?: string | undefined
  readonly email: string
  readonly name: string
  readonly password: string
}

/**
 * Makes the first admin and signs them in. It happens once, however many ask at once, and the token is worth nothing
 * afterwards.
 *
 * @throws {@link MalletError} `already_set_up`; `setup_token_invalid`; `too_many_requests`
 */
export async function setUp(
  ctx: Context,
  { token = '', email, name, password }: FirstAdmin,
  visitor: Visitor,
): Promise<Entry> {
  if (await isSetUp(ctx)) throw new MalletError('already_set_up', {})
  // Looked up before anything costs much, and whatever it is, so that a missing one takes as long as a wrong one.
  if (!(await findCode(ctx, token, 'setup'))) throw new MalletError('setup_token_invalid', {})
  const passwordHash = await ctx.access.passwords.hash(password)
  const entry = await transact(ctx.db, async (trx) => {
    const inside = { ...ctx, db: trx }
    // All of them: whoever comes with another one at the same time waits here, and finds none.
    const tokens = await trx.deleteFrom('dashboard_code').where('kind', '=', 'setup').returning('hash').execute()
    if (tokens.length === 0 || (await isSetUp(inside))) throw new MalletError('already_set_up', {})
    const admin = { name, role: 'admin' as const, password_hash: passwordHash }
    const { id } = await trx
      .insertInto('dashboard_user')
      .values({ id: makeId('usr', ctx), email, created_at: ctx.clock.now(), ...admin })
      // Somebody may have been invited by a key, and not have come.
      .onConflict((conflict) => conflict.expression(sql`lower(email)`).doUpdateSet({ ...admin, disabled_at: null }))
      .returning('id')
      .executeTakeFirstOrThrow()
    return startSession(inside, id, 'setup', visitor)
  })
  const file = ctx.access.setupTokenFile
  if (file !== undefined) await rm(file, { force: true })
  return entry
}
